// A model server that is busy or starts again: the run waits where it can be seen, goes on by itself, and can be stopped.
import { expect, test } from "vitest";
import { FacetError } from "../../../pipelines/engine/errors.ts";
import { fold, foldAll } from "../../../pipelines/engine/fold.ts";
import { startRun } from "../../../server/start-run.ts";
import { testPersona } from "../../support/personas.ts";
import { scriptedModels } from "../../support/scripted-model.ts";
import { openServices } from "../../support/services.ts";
import type { TestServices } from "../../support/services.ts";
import { tmpFolder } from "../../support/tmp-folder.ts";

const writer = testPersona([
  {
    name: "write",
    run: async (state, context) => ({
      answer: await context.chat({
        turns: [{ role: "user", text: String(state["question"]) }],
        field: "answer",
        maxTokens: 50,
      }),
    }),
  },
]);
const ask = (facet: TestServices) =>
  startRun(facet.services, "local", writer, { input: { question: "q" }, modelId: undefined });
const events = (facet: TestServices, runId: string) =>
  facet.services.store.events.ofRun("local", runId, 0).map(({ event }) => event);
const waits = (facet: TestServices, runId: string) =>
  events(facet, runId).filter((event) => event.type === "model-waiting");
const busy = (seconds: number) => ({ error: new FacetError("rate-limited", { seconds }) });
const refused = { error: new FacetError("model-unreachable", { model: "m", reason: "connection-refused" }) };

test("a model with too many requests is waited for as long as it says, and then answers", async () => {
  const models = scriptedModels([busy(1), { text: ["a", "b"] }]);
  await using facet = await openServices({ models, personas: [writer] });
  const { runId, answerId } = await ask(facet);
  await expect.poll(() => waits(facet, runId)).toMatchObject([{ seconds: 1, error: { code: "rate-limited" } }]);
  expect(foldAll(events(facet, runId)).waiting).toMatchObject({ seconds: 1 });
  expect(await facet.ended(runId)).toMatchObject({ status: "done" });
  expect(facet.services.store.messages.get("local", answerId).text).toBe("ab");
  expect(foldAll(events(facet, runId)).waiting).toBeUndefined();
});

test("a person stops the waiting at once", async () => {
  const models = scriptedModels([busy(60), { text: ["never"] }]);
  await using facet = await openServices({ models, personas: [writer] });
  const { runId } = await ask(facet);
  await expect.poll(() => waits(facet, runId).length).toBe(1);
  const begun = performance.now();
  await facet.services.queue.stop("local", runId);
  expect(performance.now() - begun).toBeLessThan(5000);
  expect(facet.services.store.runs.get("local", runId).status).toBe("stopped");
  expect(models.llm.asked).toHaveLength(1);
});

/** A server that loads until its `tries`th opening. */
function loading(tries: number) {
  const models = scriptedModels([{ text: ["a", "b"] }]);
  const still = new FacetError("model-unreachable", { model: "m", reason: "still-loading" });
  let opened = 0;
  return { ...models, open: async () => ((opened += 1) < tries ? Promise.reject(still) : models.model) };
}

test("a model that was never reached and still loads is waited for where it can be seen, and then answers", async () => {
  await using facet = await openServices({ models: loading(3), personas: [writer] });
  const { runId, answerId } = await ask(facet);
  await expect
    .poll(() => foldAll(events(facet, runId)))
    .toMatchObject({ status: "running", waiting: { seconds: 1, error: { facts: { reason: "still-loading" } } } });
  expect(await facet.ended(runId)).toMatchObject({ status: "done" });
  expect(waits(facet, runId)).toMatchObject([{ seconds: 1 }, { seconds: 2 }]);
  expect(foldAll(events(facet, runId))).toMatchObject({ model: "scripted", outputs: { answer: "ab" } });
  expect(facet.services.store.messages.get("local", answerId).text).toBe("ab");
});

test("a person stops the waiting for a model that was never reached at once", async () => {
  const models = loading(Infinity);
  await using facet = await openServices({ models, personas: [writer] });
  const { runId } = await ask(facet);
  await expect.poll(() => waits(facet, runId)).toHaveLength(2);
  await facet.services.queue.stop("local", runId);
  expect(foldAll(events(facet, runId))).toMatchObject({ status: "stopped", steps: [] });
  expect(waits(facet, runId)).toHaveLength(2);
});

test("a process that ends while the model loads begins the run anew, under the name of the model that answers", async () => {
  using folder = tmpFolder();
  const parts = { personas: [writer], folder: folder.path, keep: true };
  const before = await openServices({ ...parts, models: loading(Infinity) });
  const { runId } = await ask(before);
  await expect.poll(() => waits(before, runId)).toHaveLength(1);
  await before[Symbol.asyncDispose]();
  await using after = await openServices({ ...parts, models: loading(1) });
  after.services.queue.wake();
  expect(await after.ended(runId)).toMatchObject({ status: "done" });
  expect(foldAll(events(after, runId))).toMatchObject({ model: "scripted", outputs: { answer: "ab" } });
});

test("a model that asks for hours is not waited for", async () => {
  const models = scriptedModels([busy(7200)]);
  await using facet = await openServices({ models, personas: [writer] });
  const { runId } = await ask(facet);
  expect(await facet.ended(runId)).toMatchObject({ status: "failed" });
  expect(events(facet, runId).at(-1)).toMatchObject({ error: { code: "rate-limited", facts: { seconds: 7200 } } });
  expect(waits(facet, runId)).toEqual([]);
});

test("a server that does not come back is given up after three more tries, and told as what it is", async () => {
  const models = scriptedModels([refused, refused, refused, refused, { text: ["never"] }]);
  await using facet = await openServices({ models, personas: [writer] });
  const { runId } = await ask(facet);
  expect(await facet.ended(runId)).toMatchObject({ status: "failed" });
  expect(waits(facet, runId).map((event) => event.type === "model-waiting" && event.seconds)).toEqual([1, 2, 4]);
  expect(events(facet, runId).at(-1)).toMatchObject({ error: { facts: { reason: "connection-refused" } } });
  expect(models.llm.asked).toHaveLength(4);
}, 30_000);

test.each([
  ["before its first word", refused],
  [
    "in the middle of the answer",
    { text: ["half"], error: new FacetError("model-unreachable", { model: "m", reason: "broke-off" }) },
  ],
])("a model that went away %s, and was started again somewhere else, answers there", async (_, gone) => {
  const [first, second] = [scriptedModels([gone]), scriptedModels([{ text: ["whole"] }])];
  let opened = 0;
  const models = { ...first, open: async () => ((opened += 1) === 1 ? first.model : second.model) };
  const steps = writer.steps.map(({ name, run }) => ({ name, run: run as never, options: { attempts: 2 } }));
  const patient = testPersona(steps, { id: "patient" });
  await using facet = await openServices({ models, personas: [patient] });
  const { runId, answerId } = await startRun(facet.services, "local", patient, {
    input: { question: "q" },
    modelId: undefined,
  });
  expect(await facet.ended(runId)).toMatchObject({ status: "done" });
  expect(facet.services.store.messages.get("local", answerId).text).toBe("whole");
  expect([first.llm.asked.length, second.llm.asked.length]).toEqual([1, 1]);
});

test("words that have come are not written a second time: an error after them is not waited for", async () => {
  const models = scriptedModels([{ text: ["half"], ...busy(1) }, { text: ["never"] }]);
  await using facet = await openServices({ models, personas: [writer] });
  const { runId, answerId } = await ask(facet);
  expect(await facet.ended(runId)).toMatchObject({ status: "failed" });
  expect(facet.services.store.messages.get("local", answerId).text).toBe("half");
  expect(waits(facet, runId)).toEqual([]);
});

test("an empty answer is told as one", async () => {
  const models = scriptedModels([{ text: [" ", "\n"] }]);
  await using facet = await openServices({ models, personas: [writer] });
  const { runId } = await ask(facet);
  expect(await facet.ended(runId)).toMatchObject({ status: "failed" });
  expect(events(facet, runId).at(-1)).toMatchObject({
    error: { code: "unexpected", facts: { reason: "empty-answer" } },
  });
});

test("waiting is over with whatever the run tells next", () => {
  const error = new FacetError("rate-limited", { seconds: 3 }).data;
  const waiting = foldAll([
    { type: "run-start", persona: "test", version: "1", model: "m" },
    { type: "step-start", step: "write" },
    { type: "model-waiting", error, seconds: 3 },
  ]);
  expect(waiting.waiting).toEqual({ error, seconds: 3 });
  expect(fold(waiting, { type: "text-delta", field: "answer", text: "a" }).waiting).toBeUndefined();
  const usage = { promptTokens: 0, completionTokens: 0 };
  expect(fold(waiting, { type: "run-end", status: "stopped", usage, ms: 1 }).waiting).toBeUndefined();
});
