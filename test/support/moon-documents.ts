// Two small documents about the moon and the sun, one behind a password, over the real services with a scripted parser and embedder.
import { Readable } from "node:stream";
import { expect } from "vitest";
import { scriptedParser } from "./ingesting.ts";
import { scriptedModels } from "./scripted-model.ts";
import { openServices } from "./services.ts";
import type { TestServices } from "./services.ts";

export const moon = "The Sea of Tranquillity is where xylophonists landed in July.";
export const scripted = () =>
  scriptedParser({
    "moon.pdf": { pages: [moon, "Its dust smells of gunpowder, as those who were there have said."] },
    "sun.pdf": { pages: ["The sun is a star, and its light takes eight minutes to reach the moon."] },
    "safe.pdf": { pages: ["Nobody reads this without the word."], password: "abc" },
  });
/** A direction for each of two subjects. */
const embed = async (texts: readonly string[]) =>
  texts.map((text) => [/moon|tranquillity|dust/i.test(text) ? 1 : 0.1, /sun|star/i.test(text) ? 1 : 0.1]);

export const openWithDocuments = (more: Partial<Parameters<typeof openServices>[0]> = {}) =>
  openServices({ models: scriptedModels(() => ({ text: "a" })), parser: scripted(), embed, ...more });

export async function upload({ services }: TestServices, name: string, owner = "local", bytes = `%PDF-1.7 ${name}`) {
  const { fileId } = await services.documents.files.put(
    owner,
    name,
    Readable.from([Buffer.from(bytes)]),
    new AbortController().signal,
  );
  return fileId;
}

export async function read(facet: TestServices, name: string, owner = "local", bytes?: string) {
  const { documentId } = await facet.as(owner).documents.ingest({ fileId: await upload(facet, name, owner, bytes) });
  await stageOf(facet, documentId, "ready", owner);
  return documentId;
}

export const stageOf = (facet: TestServices, documentId: string, stage: string, owner = "local") =>
  expect.poll(async () => (await facet.as(owner).documents.get({ documentId })).stage).toBe(stage);

/** What a procedure throws. */
export const failure = (code: string, facts: object = {}) => ({
  cause: { data: { code, facts: expect.objectContaining(facts) } },
});
