// An answer that its limit of tokens ended: the reader is told, and only of what there is to read.
import { expect, test } from "vitest";
import { z } from "zod";
import { foldAll } from "../../../pipelines/engine/fold.ts";
import type { ChatRequest, StepContext } from "../../../pipelines/engine/step-context.ts";
import guide from "../../../pipelines/guide.ts";
import { personas } from "../../../pipelines/personas.gen.ts";
import { writeParts } from "../../../pipelines/steps/guide/write-parts.ts";
import { startRun } from "../../../server/start-run.ts";
import { testPersona } from "../../support/personas.ts";
import { idOf, openResearch, yes } from "../../support/research.ts";
import type { Reply } from "../../support/research.ts";
import { scriptedModels } from "../../support/scripted-model.ts";
import type { Script } from "../../support/scripted-model.ts";
import { openServices } from "../../support/services.ts";

const turns: ChatRequest["turns"] = [{ role: "user", text: "q" }];

/** The answer of one step that asks the model so. */
async function answered(script: Script, step: (context: StepContext) => Promise<unknown>) {
  const persona = testPersona([
    { name: "write", run: async (_, context) => (await step(context), { answer: "said" }) },
  ]);
  await using facet = await openServices({ models: scriptedModels(script), personas: [persona] });
  const { runId } = await startRun(facet.services, "local", persona, { input: { question: "q" }, modelId: undefined });
  await facet.ended(runId);
  return foldAll(facet.services.store.events.ofRun("local", runId, 0).map(({ event }) => event));
}

const inField = ({ chat }: StepContext) => chat({ turns, field: "answer", maxTokens: 40 });

test("one that ended by itself says nothing", async () => {
  expect(await answered([{ text: "All of it." }], inField)).toMatchObject({ status: "done", notes: [] });
});

test("what nobody reads as it comes says nothing, nor does a value that is asked for again", async () => {
  const unseen = ({ chat }: StepContext) => chat({ turns, maxTokens: 40 });
  expect(await answered([{ text: "Half of", isCut: true }], unseen)).toMatchObject({ status: "done", notes: [] });
  const value = ({ ask }: StepContext) => ask({ turns, schema: z.object({ a: z.string() }), maxTokens: 40 });
  const rounds = [{ text: '{"a": "hal', isCut: true }, { text: '{"a": "half"}' }];
  expect(await answered(rounds, value)).toMatchObject({ status: "done", notes: [] });
});

test("an empty one is told as empty, and not as cut", async () => {
  const answer = await answered([{ text: [" "], isCut: true }], inField);
  expect(answer).toMatchObject({ status: "failed", notes: [], error: { facts: { reason: "empty-answer" } } });
});

test("one that was cut says after how many tokens, as its server counted them, and is done", async () => {
  const usage = { promptTokens: 9, completionTokens: 38 };
  expect(await answered([{ text: "Half of it", isCut: true, usage }], inField)).toMatchObject({
    status: "done",
    notes: [{ level: "info", key: "answer-cut", values: { tokens: 38 } }],
  });
});

test("where the server counts nothing, the limit that was asked for is told", async () => {
  const usage = { promptTokens: 0, completionTokens: 0 };
  const { notes } = await answered([{ text: "Half of it", isCut: true, usage }], inField);
  expect(notes).toEqual([{ level: "info", key: "answer-cut", values: { tokens: 40 } }]);
});

test("of JSON that is read as it comes, what is whole is shown and the cut is told; what is asked for again is not", async () => {
  const part = '{"paragraphs": [{"text": "It moves heat.", "cites": []}, {"text": "It also';
  const write = (context: StepContext) =>
    writeParts({ turns, passages: [], language: "en", label: "", isAnswer: false, maxTokens: 40 }, context);
  expect((await answered([{ text: part, isCut: true }], write)).notes).toMatchObject([{ key: "answer-cut" }]);
  const again = [{ text: '{"paragraphs": [{"te', isCut: true }, { text: `${part.split(", {")[0]}]}` }];
  expect(await answered(again, write)).toMatchObject({ status: "done", notes: [] });

  const canopy = "Cooling was strongest where canopy covered at least two fifths of the block.";
  const whole = (asked: string) => ({
    sentences: [{ text: "It was strongest there.", cites: [{ id: idOf(asked, canopy), quote: canopy }] }],
    disagreements: [],
    missing: [],
  });
  const cut: Reply = (asked) => JSON.stringify(whole(asked)).replace(/\],"disagreements.*/, ',{"text": "And');
  const unread: Reply = (asked, call) => (call === 0 ? '{"sentences": [{"te' : whole(asked));
  for (const [reply, keys] of [
    [cut, ["answer-cut"]],
    [unread, []],
  ] as const) {
    const documents = [{ name: "canopy.pdf", pages: [[canopy]] }];
    const { ask } = await openResearch({ documents, replies: { ...yes, write: reply } });
    const { outputs, notes } = await ask({ question: "Where was cooling strongest?" });
    expect(outputs.summary).toContain("It was strongest there.");
    expect(notes.map(({ key }) => key).filter((key) => key === "answer-cut")).toEqual(keys);
  }
});

test("every persona has the words, and the Guide's answer says it", async () => {
  for (const { strings } of personas)
    expect(strings.notes).toMatchObject({
      "answer-cut": { en: expect.stringContaining("{tokens} tokens"), de: expect.stringContaining("{tokens} Token") },
    });
  await using facet = await openServices({ models: scriptedModels(() => ({ text: "Half of it", isCut: true })) });
  const { runId } = await startRun(facet.services, "local", guide, {
    input: { question: "Why is the sky blue?", action: "ask" },
    modelId: undefined,
  });
  await facet.ended(runId);
  const events = facet.services.store.events.ofRun("local", runId, 0).map(({ event }) => event);
  expect(foldAll(events).notes.map(({ key }) => key)).toContain("answer-cut");
});
