import { onTestFinished, expect, test } from "vitest";
import type { ContextPart } from "../../../pipelines/engine/memory.ts";
import { FacetError } from "../../../pipelines/engine/errors.ts";
import { foldAll } from "../../../pipelines/engine/fold.ts";
import type { ChatModels, ModelInfo } from "../../../pipelines/engine/ports.ts";
import guide from "../../../pipelines/guide.ts";
import { startRun } from "../../../server/start-run.ts";
import { previewContext } from "../../../server/memory/preview-context.ts";
import { listedPictures, pictureInfo } from "../../support/given-pictures.ts";
import { guiding } from "../../support/guiding.ts";
import { builtContext, smallContext } from "../../support/remembered.ts";
import { scriptedModels, seeing } from "../../support/scripted-model.ts";
import { openServices } from "../../support/services.ts";

async function talk(overrides: { open?: ChatModels["open"]; info?: Partial<ModelInfo> } = {}) {
  const models = scriptedModels(() => ({ text: "Heat flows from warm to cold." }), overrides);
  const facet = await openServices({ models });
  onTestFinished(() => facet[Symbol.asyncDispose]());
  let conversationId: string | undefined;
  const ask = async (question: string) => {
    const input = { question };
    const started = await startRun(facet.services, "local", guide, { input, modelId: undefined, conversationId });
    conversationId = started.conversationId;
    await facet.ended(started.runId);
    const events = facet.services.store.events.ofRun("local", started.runId, 0).map((each) => each.event);
    return { ...started, context: foldAll(events).context };
  };
  const preview = (input: Record<string, unknown> = {}, persona = "guide") =>
    facet.as("local").memories.context({ conversationId: conversationId ?? null, persona, input });
  return { ask, preview, facet };
}

const kinds = (parts: readonly ContextPart[]) => parts.map(({ kind }) => kind);
const gone: ChatModels["open"] = () =>
  Promise.reject(new FacetError("model-unreachable", { model: "scripted", reason: "connection-refused" }));

test("before the first message there are the instructions alone", async () => {
  const { preview } = await talk();
  const { parts, limit, answer, leftOut, texts } = await preview();
  expect(kinds(parts)).toEqual(["instructions"]);
  expect({ limit, answer, leftOut }).toEqual({ limit: 8192, answer: 1200, leftOut: 0 });
  expect(texts).toEqual([{ kind: "instructions", text: expect.stringContaining("You are the Guide") }]);
});

test("what is shown beforehand is what the run then tells of its prompt", async () => {
  const { ask, preview } = await talk();
  await ask("What is heat?");
  const before = await preview({ question: "And cold?" });
  const { context } = await ask("And cold?");
  const { memories, texts, ...built } = before;
  expect(built).toEqual(context);
  expect(memories).toEqual([]);
  expect(texts.filter(({ kind }) => kind === "turns")).toEqual([
    { kind: "turns", role: "user", text: "What is heat?" },
    { kind: "turns", role: "assistant", text: "Heat flows from warm to cold." },
  ]);
  expect(kinds(before.parts)).toEqual(["instructions", "turns", "question"]);
});

test("a field that is filled in changes the instructions, one that is wrong is taken as its default", async () => {
  const { preview } = await talk();
  const instructions = async (input: Record<string, unknown>) => (await preview(input)).texts[0]?.text;
  expect(await instructions({ depth: "expert" })).toContain("an expert");
  expect(await instructions({ depth: "nonsense" })).toBe(await instructions({}));
});

test("the Researcher's is known too, with the turns it rewrites a question with", async () => {
  const { ask, preview } = await talk();
  for (let at = 0; at < 5; at += 1) await ask(`What is heat number ${at}?`);
  const { parts, leftOut } = await preview({ question: "And in my documents?" }, "researcher");
  expect(parts.find(({ kind }) => kind === "turns")?.count).toBe(6);
  expect(leftOut).toBe(4);
});

test("a model that cannot be reached is estimated by what is known of it, and nothing fails", async () => {
  const { preview } = await talk({ open: gone });
  const { limit, parts } = await preview({ question: "What is heat?" });
  expect(limit).toBe(8192);
  expect(parts.find(({ kind }) => kind === "question")?.tokens).toBeGreaterThan(0);
});

test("a model that nobody knows is taken to read 4,096 tokens", async () => {
  const { facet } = await talk({ open: gone });
  const request = { conversationId: null, persona: "guide", input: {}, model: "unknown" };
  expect((await facet.as("local").memories.context(request)).limit).toBe(4096);
});

test("a question that is too long is shown in its real size, with no room for what was said before", async () => {
  const { ask, preview } = await talk({ info: smallContext(4096) });
  await ask("What is heat?");
  const question = "word ".repeat(3900);
  const { parts, limit, answer, leftOut, firstMessageId, texts } = await preview({ question });
  expect(kinds(parts)).toEqual(["instructions", "question"]);
  expect(parts.reduce((sum, { tokens }) => sum + tokens, 0) + answer).toBeGreaterThan(limit);
  expect({ leftOut, firstMessageId }).toEqual({ leftOut: 2, firstMessageId: null });
  expect(texts.at(-1)).toEqual({ kind: "question", text: question.trim() });
});

test("a conversation of somebody else and a persona that is gone are not found", async () => {
  const { ask, facet } = await talk();
  const { conversationId } = await ask("What is heat?");
  const request = { conversationId, persona: "guide", input: {} };
  await expect(facet.as("eve").memories.context(request)).rejects.toMatchObject({
    cause: { data: { code: "not-found" } },
  });
  await expect(facet.as("local").memories.context({ ...request, persona: "nobody" })).rejects.toMatchObject({
    cause: { data: { code: "not-found", facts: { what: "persona" } } },
  });
});

test("the pictures beside a question are counted beforehand as the run counts them", async () => {
  const { facet } = await talk({ info: { name: "gemma-3-4b-it", ...seeing(8192) } });
  const sign = pictureInfo("sign.png");
  const services = { ...facet.services, images: { ...facet.services.images, ...listedPictures([sign]) } };
  const asked = { conversationId: null, persona: "guide", input: { question: "What is it?" } };
  const without = await previewContext(services, "local", asked);
  const { parts, texts } = await previewContext(services, "local", { ...asked, imageIds: [sign.imageId] });
  expect(kinds(without.parts)).toEqual(["instructions", "question"]);
  expect(parts.find(({ kind }) => kind === "pictures")).toEqual({ kind: "pictures", tokens: 272, count: 1 });
  expect(texts).toContainEqual({ kind: "pictures", text: "sign.png, 600 × 400 pixels" });
  const info = { name: "gemma-3-4b-it", ...seeing(8192) };
  const { events } = await guiding({ replies: { plain: () => "A sign." }, info, images: [sign] }).ask("What is it?");
  expect(builtContext(events).parts).toEqual(parts);
});
