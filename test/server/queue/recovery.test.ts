import { cpSync, rmSync } from "node:fs";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { foldAll } from "../../../pipelines/engine/fold.ts";
import { startRun } from "../../../server/start-run.ts";
import { testPersona } from "../../support/personas.ts";
import { scriptedModels } from "../../support/scripted-model.ts";
import { openServices } from "../../support/services.ts";
import type { TestServices } from "../../support/services.ts";
import { tmpFolder } from "../../support/tmp-folder.ts";

const log = (facet: TestServices, runId: string) =>
  facet.services.store.events.ofRun("local", runId, 0).map((each) => each.event);
const started = async (facet: TestServices, runId: string, step: string) => {
  while (!log(facet, runId).some((event) => event.type === "step-start" && event.step === step)) {
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
};

/** Two steps; the first counts its calls, the second is given. */
function counting(counts: { first: number }, version: string, second: () => Promise<object>) {
  return testPersona(
    [
      { name: "first", run: async () => ({ found: (counts.first += 1) }) },
      { name: "second", run: second },
    ],
    { version },
  );
}

const hang = () => new Promise<object>(() => {});

test("the same version goes on at the step that was cut off; steps before it do not run again", async () => {
  const counts = { first: 0 };
  const models = scriptedModels([]);
  const before = counting(counts, "1", hang);
  const first = await openServices({ models, personas: [before], keep: true });
  const { runId } = await startRun(first.services, "local", before, { input: { question: "q" }, modelId: undefined });
  await started(first, runId, "second");
  await first[Symbol.asyncDispose]();
  await using second = await openServices({
    models,
    folder: first.folder,
    personas: [counting(counts, "1", async () => ({ answer: "whole" }))],
  });
  second.services.queue.wake();
  expect(await second.ended(runId)).toMatchObject({ status: "done" });
  expect(counts.first).toBe(1);
});

test("a run that is killed before work of some length is kept tells its steps again, and each stands once", async () => {
  const counts = { first: 0 };
  const models = scriptedModels([]);
  const cut = counting(counts, "1", hang);
  await using first = await openServices({ models, personas: [cut] });
  const { runId } = await startRun(first.services, "local", cut, { input: { question: "q" }, modelId: undefined });
  await started(first, runId, "second");
  using killed = tmpFolder();
  cpSync(first.folder, killed.path, { recursive: true });
  // A machine that is slow has written one.
  for (const part of ["", "-wal", "-shm"]) rmSync(`${killed.path}/checkpoints.db${part}`, { force: true });
  await using second = await openServices({
    models,
    folder: killed.path,
    personas: [counting(counts, "1", async () => ({ answer: "whole" }))],
  });
  second.services.queue.wake();
  expect(await second.ended(runId)).toMatchObject({ status: "done" });
  const events = log(second, runId);
  expect(events.filter(({ type }) => type === "run-start")).toHaveLength(1);
  expect(events).toContainEqual({ type: "run-resumed", step: "first" });
  expect(foldAll(events)).toMatchObject({
    outputs: { answer: "whole" },
    steps: ["first", "second"].map((step) => ({ step, status: "done" })),
  });
});

test("another version starts from the input, never with half a state of the old one", async () => {
  const counts = { first: 0 };
  const models = scriptedModels([]);
  const before = counting(counts, "1", hang);
  const first = await openServices({ models, personas: [before], keep: true });
  const { runId } = await startRun(first.services, "local", before, { input: { question: "q" }, modelId: undefined });
  await started(first, runId, "second");
  await first[Symbol.asyncDispose]();
  await using second = await openServices({
    models,
    folder: first.folder,
    personas: [counting(counts, "2", async () => ({ answer: "new" }))],
  });
  second.services.queue.wake();
  expect(await second.ended(runId)).toMatchObject({ status: "done" });
  expect(counts.first).toBe(2);
  expect(
    log(second, runId)
      .filter((event) => event.type === "run-start")
      .map((event) => event.type === "run-start" && event.version),
  ).toEqual(["1", "2"]);
  expect(foldAll(log(second, runId))).toMatchObject({
    persona: { id: "tester", version: "2" },
    outputs: { answer: "new" },
  });
});

test("a run whose persona is gone ends with an error; its conversation stays readable", async () => {
  const models = scriptedModels([]);
  const before = counting({ first: 0 }, "1", hang);
  const first = await openServices({ models, personas: [before], keep: true });
  const { runId, answerId, conversationId } = await startRun(first.services, "local", before, {
    input: { question: "q" },
    modelId: undefined,
  });
  await started(first, runId, "second");
  await first[Symbol.asyncDispose]();
  await using second = await openServices({ models, folder: first.folder });
  second.services.queue.wake();
  expect(await second.ended(runId)).toMatchObject({ status: "failed" });
  expect(second.services.store.messages.get("local", answerId)).toMatchObject({
    error: { code: "not-found", facts: { what: "persona" } },
  });
  expect(second.services.store.messages.tree("local", conversationId)).toHaveLength(2);
});

/** What a crash leaves: the attempt stays counted, where a process that was asked to end takes it back. */
function countAttempt(folder: string): void {
  const database = new Database(`${folder}/facet.db`);
  database.exec("update runs set attempts = attempts + 1");
  database.close();
}

test("a run outlives any number of orderly restarts", async () => {
  const models = scriptedModels([]);
  const slow = counting({ first: 0 }, "1", hang);
  let facet = await openServices({ models, personas: [slow], keep: true });
  const { runId } = await startRun(facet.services, "local", slow, { input: { question: "q" }, modelId: undefined });
  for (let life = 0; life < 5; life += 1) {
    const resumed = () => log(facet, runId).filter((event) => event.type === "run-resumed").length;
    await started(facet, runId, "second");
    while (resumed() < life) await new Promise((resolve) => setTimeout(resolve, 2));
    await facet[Symbol.asyncDispose]();
    facet = await openServices({ models, personas: [slow], folder: facet.folder, keep: true });
    facet.services.queue.wake();
  }
  await facet[Symbol.asyncDispose]();
  await using last = await openServices({
    models,
    folder: facet.folder,
    personas: [counting({ first: 0 }, "1", async () => ({ answer: "whole" }))],
  });
  last.services.queue.wake();
  expect(await last.ended(runId)).toMatchObject({ status: "done" });
});

test("a run that was cut off three times is marked interrupted, with its words kept", async () => {
  const models = scriptedModels(() => ({ text: ["half"], hang: true }));
  const writer = testPersona([
    {
      name: "second",
      run: async (_state, context) => ({
        answer: await context.chat({ turns: [{ role: "user", text: "q" }], field: "answer", maxTokens: 9 }),
      }),
    },
  ]);
  let folder: string | undefined;
  let ids = { runId: "", answerId: "" };
  for (let life = 0; life < 3; life += 1) {
    const facet = await openServices({
      models,
      personas: [writer],
      keep: true,
      ...(folder === undefined ? {} : { folder }),
    });
    folder = facet.folder;
    if (life === 0)
      ids = await startRun(facet.services, "local", writer, { input: { question: "q" }, modelId: undefined });
    facet.services.queue.wake();
    while (models.llm.asked.length <= life || foldAll(log(facet, ids.runId)).outputs["answer"] !== "half")
      await new Promise((resolve) => setTimeout(resolve, 2));
    await facet[Symbol.asyncDispose]();
    countAttempt(folder);
  }
  await using last = await openServices({ models, personas: [writer], ...(folder === undefined ? {} : { folder }) });
  last.services.queue.wake();
  expect(await last.ended(ids.runId)).toMatchObject({ status: "interrupted" });
  expect(last.services.store.messages.get("local", ids.answerId)).toMatchObject({
    status: "interrupted",
    text: "half",
    error: { code: "interrupted", next: ["retry"] },
  });
  expect(models.llm.asked).toHaveLength(3);
});

test("no checkpoint is left when runs have ended, and a start sweeps what a crash left", async () => {
  const { openCheckpoints } = await import("../../../server/queue/checkpoints.ts");
  // Slow enough that there is a checkpoint to delete.
  const models = scriptedModels(() => ({ text: "x", delayMs: 50 }));
  await using facet = await openServices({ models });
  const count = () => {
    const database = new Database(`${facet.folder}/checkpoints.db`, { readonly: true });
    const rows = database
      .prepare("select (select count(*) from checkpoints) + (select count(*) from writes)")
      .pluck()
      .get();
    database.close();
    return rows;
  };
  const { default: guide } = await import("../../../pipelines/guide.ts");
  const { runId } = await startRun(facet.services, "local", guide, {
    input: { question: "q" },
    modelId: undefined,
  });
  await facet.ended(runId);
  await expect.poll(count).toBe(0);
  const database = new Database(`${facet.folder}/checkpoints.db`);
  database
    .prepare(
      "insert into checkpoints (thread_id, checkpoint_ns, checkpoint_id, type, checkpoint, metadata) values ('gone', '', '1', 'json', '{}', '{}')",
    )
    .run();
  database.close();
  const checkpoints = openCheckpoints(`${facet.folder}/checkpoints.db`, facet.services.log);
  await checkpoints.sweep(new Set([runId]));
  await checkpoints[Symbol.asyncDispose]();
  expect(count()).toBe(0);
});
