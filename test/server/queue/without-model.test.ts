// A run where no chat model is here: what needs none works, and what needs one fails at once with the reason.
import { expect, test } from "vitest";
import { FacetError } from "../../../pipelines/engine/errors.ts";
import type { ErrorCode } from "../../../pipelines/engine/errors.ts";
import guide from "../../../pipelines/guide.ts";
import { startRun } from "../../../server/start-run.ts";
import { testPersona } from "../../support/personas.ts";
import { scriptedModels } from "../../support/scripted-model.ts";
import { openServices } from "../../support/services.ts";

const options = { kept: ["question"], next: ["add-model", "open-settings"] } as const;
const withoutModel = (code: ErrorCode = "model-missing") =>
  scriptedModels([], { open: () => Promise.reject(new FacetError(code, { reason: "no-weights" }, options)) });
const eventsOf = (facet: Awaited<ReturnType<typeof openServices>>, runId: string) =>
  facet.services.store.events.ofRun("local", runId, 0).map(({ event }) => event);
const modelFree = testPersona([
  {
    name: "count",
    run: async ({ question }, { model }) => ({ answer: `${await model.countTokens(String(question))} tokens` }),
  },
]);

test("a persona that asks no model answers, under no model's name", async () => {
  await using facet = await openServices({ models: withoutModel(), personas: [modelFree] });
  const { runId, answerId } = await startRun(facet.services, "local", modelFree, {
    input: { question: "seven letters each" },
    modelId: undefined,
  });
  expect(await facet.ended(runId)).toMatchObject({ status: "done" });
  expect(eventsOf(facet, runId)).toContainEqual(expect.objectContaining({ type: "run-start", model: null }));
  expect(facet.services.store.messages.get("local", answerId)).toMatchObject({ text: "6 tokens", model: null });
});

test("a persona that asks one fails with the reason and its next steps, and waits for no second try", async () => {
  await using facet = await openServices({ models: withoutModel() });
  const { runId } = await startRun(facet.services, "local", guide, { input: { question: "Why?" }, modelId: undefined });
  expect(await facet.ended(runId)).toMatchObject({ status: "failed" });
  const events = eventsOf(facet, runId);
  expect(events.at(-1)).toMatchObject({
    type: "run-end",
    error: { code: "model-missing", facts: { reason: "no-weights" }, ...options },
  });
  expect(events.map(({ type }) => type)).not.toContain("run-resumed");
});

test("a model that is here and cannot be reached ends the run: its answer would have been another", async () => {
  await using facet = await openServices({ models: withoutModel("model-unreachable"), personas: [modelFree] });
  const { runId } = await startRun(facet.services, "local", modelFree, {
    input: { question: "q" },
    modelId: undefined,
  });
  expect(await facet.ended(runId)).toMatchObject({ status: "failed" });
});
