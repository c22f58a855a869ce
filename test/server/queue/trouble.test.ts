// What a log that cannot be written now does to runs. A trigger in the file stands for the full disk: every insert of an event fails.
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { foldAll } from "../../../pipelines/engine/fold.ts";
import { threadsIn } from "../../../server/queue/checkpoint-file.ts";
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
const textOf = (facet: TestServices, runId: string) =>
  foldAll(facet.services.store.events.ofRun("local", runId, 0).map(({ event }) => event)).outputs["answer"];
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Makes the log refuse every event until the returned function is called. */
function fillDisk(facet: TestServices): () => void {
  const other = new Database(`${facet.folder}/facet.db`);
  other.exec("create trigger full before insert on events begin select raise(abort, 'full'); end");
  return () => {
    other.exec("drop trigger full");
    other.close();
  };
}

test("words that come while the log cannot be written are kept and written later", async () => {
  const filled = Promise.withResolvers<void>();
  const models = scriptedModels([{ text: ["a", "b", "c", "d"], delayMs: 5, until: filled.promise, untilPiece: 1 }]);
  await using facet = await openServices({ models, personas: [writer] });
  const { runId } = await ask(facet);
  while (textOf(facet, runId) !== "a") await pause(3);
  const emptyDisk = fillDisk(facet);
  filled.resolve();
  // Longer than the merging of words: the log was tried, in vain.
  await pause(150);
  emptyDisk();
  expect(await facet.ended(runId)).toMatchObject({ status: "done" });
  expect(textOf(facet, runId)).toBe("abcd");
  expect(models.llm.asked).toHaveLength(1);
});

test("a run whose end cannot be written ends when it can, with its words once and its model asked once", async () => {
  const gate = Promise.withResolvers<void>();
  const models = scriptedModels([{ text: ["a", "b"], until: gate.promise, untilPiece: 1 }]);
  await using facet = await openServices({ models, personas: [writer] });
  const { runId, answerId } = await ask(facet);
  while (textOf(facet, runId) !== "a") await pause(3);
  const emptyDisk = fillDisk(facet);
  gate.resolve();
  while (models.llm.completed === 0) await pause(3);
  // The process still answers: timers run.
  await pause(150);
  expect(facet.services.store.runs.get("local", runId).status).toBe("running");
  emptyDisk();
  expect(await facet.ended(runId)).toMatchObject({ status: "done" });
  expect(facet.services.store.messages.get("local", answerId).text).toBe("ab");
  expect(models.llm.asked).toHaveLength(1);
});

test("a queue position that cannot be told holds nobody back", async () => {
  const gate = Promise.withResolvers<void>();
  const models = scriptedModels([{ text: "one", until: gate.promise }, { text: "two" }], { limit: 1 });
  await using facet = await openServices({ models, personas: [writer] });
  const first = await ask(facet);
  while (models.llm.asked.length === 0) await pause(3);
  const emptyDisk = fillDisk(facet);
  const second = await ask(facet);
  await pause(50);
  emptyDisk();
  gate.resolve();
  expect(await facet.ended(first.runId)).toMatchObject({ status: "done" });
  expect(await facet.ended(second.runId)).toMatchObject({ status: "done" });
});

test("a stop that cannot be written says so; asked again it ends the run, and nothing is told or kept after the end", async () => {
  const models = scriptedModels([{ text: ["a", "b"], hang: true }]);
  using folder = tmpFolder();
  const facet = await openServices({ models, personas: [writer], folder: folder.path, keep: true });
  const { runId } = await ask(facet);
  while (textOf(facet, runId) !== "ab") await pause(3);
  const emptyDisk = fillDisk(facet);
  await expect(facet.services.queue.stop("local", runId)).rejects.toThrow("full");
  expect(facet.services.store.runs.get("local", runId).status).toBe("running");
  emptyDisk();
  await facet.services.queue.stop("local", runId);
  expect(facet.services.store.runs.get("local", runId).status).toBe("stopped");
  // Longer than the pause after which the queue and the log are tried again.
  await pause(1200);
  const events = facet.services.store.events.ofRun("local", runId, 0);
  expect(events.filter(({ event }) => event.type === "run-end")).toEqual(events.slice(-1));
  expect(models.llm.asked).toHaveLength(1);
  await facet[Symbol.asyncDispose]();
  expect(threadsIn(join(folder.path, "checkpoints.db"))).toEqual([]);
});

test("a run whose end cannot be written for a while is one attempt, however often it is driven on", async () => {
  const gate = Promise.withResolvers<void>();
  const models = scriptedModels([{ text: ["a", "b"], until: gate.promise, untilPiece: 1 }]);
  await using facet = await openServices({ models, personas: [writer] });
  const { runId } = await ask(facet);
  while (textOf(facet, runId) !== "a") await pause(3);
  const emptyDisk = fillDisk(facet);
  gate.resolve();
  // Longer than the pause after which it is driven on.
  await pause(1300);
  emptyDisk();
  expect(await facet.ended(runId)).toMatchObject({ status: "done", attempts: 1 });
});

test("a process that ends while the log cannot be written loses no output: its step runs again", async () => {
  const filled = Promise.withResolvers<void>();
  const ran: string[] = [];
  const steps = (second: () => Promise<object>) =>
    testPersona([
      {
        name: "first",
        run: async () => {
          ran.push("first");
          await filled.promise;
          // Long enough for its checkpoint to be due.
          await pause(30);
          return { list: ["found"] };
        },
      },
      { name: "second", run: async () => (ran.push("second"), second()) },
    ]);
  using folder = tmpFolder();
  const parts = { models: scriptedModels([]), folder: folder.path, keep: true };
  const before = await openServices({ ...parts, personas: [steps(() => new Promise(() => {}))] });
  const { runId } = await ask(before);
  await expect.poll(() => before.services.store.events.ofRun("local", runId, 0).length).toBeGreaterThan(1);
  const emptyDisk = fillDisk(before);
  filled.resolve();
  await expect.poll(() => ran).toEqual(["first", "second"]);
  await before[Symbol.asyncDispose]();
  emptyDisk();

  await using after = await openServices({ ...parts, personas: [steps(async () => ({ answer: "whole" }))] });
  after.services.queue.wake();
  expect(await after.ended(runId)).toMatchObject({ status: "done" });
  expect(ran).toEqual(["first", "second", "first", "second"]);
  const events = after.services.store.events.ofRun("local", runId, 0).map(({ event }) => event);
  expect(foldAll(events).outputs).toEqual({ list: ["found"], answer: "whole" });
});
