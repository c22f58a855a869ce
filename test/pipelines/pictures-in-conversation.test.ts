// Pictures over the real queue, store and files: shown in the question, in follow-ups and to other personas, or told.
import { Readable } from "node:stream";
import sharp from "sharp";
import { expect, onTestFinished, test } from "vitest";
import type { Persona } from "../../pipelines/engine/define-persona.ts";
import type { ModelInfo } from "../../pipelines/engine/ports.ts";
import developer from "../../pipelines/developer.ts";
import guide from "../../pipelines/guide.ts";
import researcher from "../../pipelines/researcher.ts";
import { startRun } from "../../server/start-run.ts";
import { scriptedModels, seeing } from "../support/scripted-model.ts";
import { openServices } from "../support/services.ts";

const never = new AbortController().signal;

async function talk(info: Partial<ModelInfo>) {
  const models = scriptedModels(() => ({ text: "A red square." }), {
    info: { tier: "large", name: "gemma-3-4b", ...info },
  });
  const facet = await openServices({ models });
  onTestFinished(() => facet[Symbol.asyncDispose]());
  const { services } = facet;
  const picture = async (name: string, width: number) => {
    const square = { width, height: 40, channels: 3 as const, background: "#c00" };
    const bytes = await sharp({ create: square }).png().toBuffer();
    const { fileId } = await services.documents.files.put("local", name, Readable.from([bytes]), never);
    return (await services.images.add("local", fileId)).imageId;
  };
  let conversationId: string | undefined;
  const ask = async (persona: Persona, input: Record<string, unknown>, imageIds: readonly string[] = []) => {
    const started = await startRun(services, "local", persona, { input, modelId: undefined, conversationId, imageIds });
    ({ conversationId } = started);
    const { status } = await facet.ended(started.runId);
    expect(status).toBe("done");
    return models.llm.asked.at(-1)?.turns ?? [];
  };
  return { ask, picture, services };
}

const sizesOf = (pictures: readonly { readonly data: Buffer }[] = []) =>
  Promise.all(pictures.map(async ({ data }) => (await sharp(data).metadata()).width));

test("a model that sees is shown the pictures again in follow-ups, by whichever persona, until others take their place", async () => {
  const { ask, picture } = await talk(seeing(32_000));
  const [wide, small] = [await picture("wide.png", 2000), await picture("small.png", 60)];
  const first = await ask(guide, { question: "What is it?" }, [wide, small]);
  expect(await sizesOf(first.at(-1)?.pictures)).toEqual([896, 60]);

  const next = await ask(guide, { question: "Which colour?" });
  expect(await sizesOf(next.at(-1)?.pictures)).toEqual([896, 60]);
  expect(next.filter(({ pictures }) => pictures)).toHaveLength(1);
  expect(next.map(({ text }) => text).join("\n")).toContain(
    "[Pictures: wide.png 2000 × 40, small.png 60 × 40]\n\nWhat is it?",
  );

  const general = await ask(researcher, { question: "What can be seen there?", basis: "general" });
  expect(general.at(-1)?.pictures).toHaveLength(2);
  const asked = await ask(developer, { question: "Which language is on the picture?", wish: "ask" });
  expect(asked.at(-1)?.pictures).toHaveLength(2);

  const other = await ask(guide, { question: "And this?" }, [small]);
  expect(await sizesOf(other.at(-1)?.pictures)).toEqual([60]);
}, 60_000);

test("a model that does not see is told of them in the same places, and no picture is sent", async () => {
  const { ask, picture } = await talk({});
  const red = await picture("red.png", 60);
  const line = "[Picture: red.png, 60 × 40 pixels, not shown to this model]";
  for (const [persona, input] of [
    [guide, { question: "What is it?" }],
    [guide, { question: "Which colour?" }],
    [developer, { question: "Which language is on the picture?", wish: "ask" }],
  ] as const) {
    const turns = await ask(persona, input, persona === guide && input.question === "What is it?" ? [red] : []);
    expect(turns.at(-1)?.text).toContain(line);
    expect(turns.some(({ pictures }) => pictures)).toBe(false);
  }
}, 60_000);
