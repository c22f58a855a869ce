import { expect, test } from "vitest";
import { startRun } from "../../../server/start-run.ts";
import { testPersona } from "../../support/personas.ts";
import { scriptedModels } from "../../support/scripted-model.ts";
import { openServices } from "../../support/services.ts";
import type { TestServices } from "../../support/services.ts";

test("a run that is stopped in the very turn in which it would begin never begins", async () => {
  const persona = testPersona([{ name: "write", run: async () => ({ answer: "never" }) }]);
  await using facet = await openServices({ models: scriptedModels([]), personas: [persona] });
  const { store, queue } = facet.services;
  const run = { persona: { id: persona.id, version: persona.version }, input: { question: "q" }, text: "q" };
  const { runId } = await store.runs.start("local", { ...run, modelId: null });
  queue.wake();
  await queue.stop("local", runId);
  expect(store.runs.get("local", runId)).toMatchObject({ status: "stopped", attempts: 0, startedAt: null });
});

test("a step that ends beside its abort leaves a stopped run, never one that is done with an answer nobody saw", async () => {
  let facet: TestServices | undefined;
  let stopping: Promise<void> | undefined;
  const stubborn = testPersona([
    {
      name: "write",
      run: async (_state, context) => {
        stopping = facet?.services.queue.stop("local", context.runId);
        return { answer: "never told" };
      },
    },
  ]);
  await using opened = await openServices({ models: scriptedModels([]), personas: [stubborn] });
  facet = opened;
  const start = { input: { question: "q" }, modelId: undefined };
  const { runId } = await startRun(facet.services, "local", stubborn, start);
  expect(await facet.ended(runId)).toMatchObject({ status: "stopped" });
  await stopping;
});

test("two stops at once end the run once", async () => {
  const models = scriptedModels([{ text: ["a"], hang: true }]);
  await using facet = await openServices({ models });
  const api = facet.as("local");
  const { runId } = await api.personas.guide.start({ input: { question: "q" } });
  while (models.llm.asked.length === 0) await new Promise((resolve) => setTimeout(resolve, 3));
  expect(await Promise.all([api.runs.stop({ runId }), api.runs.stop({ runId })])).toEqual([
    { status: "stopped" },
    { status: "stopped" },
  ]);
  const events = facet.services.store.events.ofRun("local", runId, 0);
  expect(events.filter(({ event }) => event.type === "run-end")).toHaveLength(1);
  expect(models.llm.aborts).toHaveLength(1);
});
