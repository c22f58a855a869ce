// What a damaged or held file of checkpoints does to runs: what was written stays, nobody is left waiting, and the next question is answered.
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { pino } from "pino";
import { expect, test } from "vitest";
import { foldAll } from "../../../pipelines/engine/fold.ts";
import { startRun } from "../../../server/start-run.ts";
import { testPersona } from "../../support/personas.ts";
import { scriptedModels } from "../../support/scripted-model.ts";
import { openServices } from "../../support/services.ts";
import type { TestServices } from "../../support/services.ts";

const input = { question: "q" };
const events = (facet: TestServices, runId: string) =>
  facet.services.store.events.ofRun("local", runId, 0).map(({ event }) => event);

test("runs that were under way are interrupted with their words kept, and the next question is answered", async () => {
  const models = scriptedModels((_, call) => (call === 0 ? { text: ["half"], hang: true } : { text: "whole" }));
  const writer = testPersona([
    {
      name: "write",
      run: async (_, context) => ({
        answer: await context.chat({ turns: [{ role: "user", text: "q" }], field: "answer", maxTokens: 9 }),
      }),
    },
  ]);
  const before = await openServices({ models, personas: [writer], keep: true });
  const { folder } = before;
  const { runId, answerId } = await startRun(before.services, "local", writer, { input, modelId: undefined });
  await expect.poll(() => foldAll(events(before, runId)).outputs["answer"]).toBe("half");
  await before[Symbol.asyncDispose]();
  writeFileSync(join(folder, "checkpoints.db"), "no database ".repeat(1000));

  const lines: string[] = [];
  const log = pino({ level: "error" }, { write: (line) => void lines.push(line) });
  await using after = await openServices({ models, personas: [writer], folder, log });
  after.services.queue.wake();
  expect(await after.ended(runId)).toMatchObject({ status: "interrupted" });
  expect(after.services.store.messages.get("local", answerId)).toMatchObject({
    status: "interrupted",
    text: "half",
    error: { code: "interrupted", kept: ["question", "answer"], next: ["retry"] },
  });
  expect(lines.join("")).toContain("checkpoints.db.damaged");
  expect(existsSync(join(folder, "checkpoints.db.damaged"))).toBe(true);
  const next = await startRun(after.services, "local", writer, { input, modelId: undefined });
  expect(await after.ended(next.runId)).toMatchObject({ status: "done" });
  expect(after.services.store.messages.get("local", next.answerId).text).toBe("whole");
});

test("a run whose file another program holds for a while waits for it, and does none of its steps twice", async () => {
  const gate = Promise.withResolvers<void>();
  const counts = { first: 0 };
  const persona = testPersona([
    {
      name: "first",
      run: async () => {
        counts.first += 1;
        await gate.promise;
        return {};
      },
    },
    { name: "second", run: async () => ({ answer: "whole" }) },
  ]);
  await using facet = await openServices({ models: scriptedModels([]), personas: [persona] });
  const { runId, answerId } = await startRun(facet.services, "local", persona, { input, modelId: undefined });
  await expect.poll(() => counts.first).toBe(1);
  const other = new Database(join(facet.folder, "checkpoints.db"));
  other.exec("begin immediate");
  // What a step gave that took a moment is written before the next one begins.
  setTimeout(gate.resolve, 50);
  let turns = 0;
  const pulse = setInterval(() => {
    turns += 1;
    if (turns === 20) other.close();
  }, 20);
  expect(await facet.ended(runId)).toMatchObject({ status: "done" });
  clearInterval(pulse);
  expect(turns).toBeGreaterThanOrEqual(20);
  expect(counts.first).toBe(1);
  expect(facet.services.store.messages.get("local", answerId)).toMatchObject({ text: "whole" });
});
