// Documentation of an API over the real services with the real parser, uploaded as a person does.
import { Readable } from "node:stream";
import { expect, onTestFinished } from "vitest";
import { scriptedModels } from "./scripted-model.ts";
import { openServices } from "./services.ts";
import type { TestServices } from "./services.ts";

export async function openReal(more: Partial<Parameters<typeof openServices>[0]> = {}): Promise<TestServices> {
  const facet = await openServices({ models: scriptedModels([]), ...more });
  onTestFinished(() => facet[Symbol.asyncDispose]());
  return facet;
}

export async function addFile(
  facet: TestServices,
  name: string,
  bytes: string | Buffer,
  owner = "local",
): Promise<string> {
  const body = Readable.from([Buffer.from(bytes)]);
  const { fileId } = await facet.services.documents.files.put(owner, name, body, new AbortController().signal);
  const { documentId } = await facet.as(owner).documents.ingest({ fileId });
  // Its process has to begin first.
  const stage = async () => (await facet.as(owner).documents.get({ documentId })).stage;
  await expect.poll(stage, { timeout: 20_000 }).toBe("ready");
  return documentId;
}
