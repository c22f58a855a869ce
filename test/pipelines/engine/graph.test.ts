import { AsyncLocalStorage } from "node:async_hooks";
import { AsyncLocalStorageProviderSingleton } from "@langchain/core/singletons";
import { expect, test } from "vitest";
import { startRun } from "../../../server/start-run.ts";
import { testPersona } from "../../support/personas.ts";
import { scriptedModels } from "../../support/scripted-model.ts";
import { openServices } from "../../support/services.ts";

test("many questions to one persona at once are each answered as its own", async () => {
  const met = Promise.withResolvers<void>();
  let inside = 0;
  const persona = testPersona([
    {
      name: "look",
      run: async () => {
        inside += 1;
        if (inside === 5) met.resolve();
        await met.promise;
        return { found: inside };
      },
    },
    { name: "write", run: async (state, { runId }) => ({ answer: `${String(state["question"])} of ${runId}` }) },
  ]);
  await using facet = await openServices({ models: scriptedModels([], { limit: 5 }), personas: [persona] });
  const ask = async (question: string) => ({
    question,
    ...(await startRun(facet.services, "local", persona, { input: { question }, modelId: undefined })),
  });
  const asked = await Promise.all(["one", "two", "three", "four", "five"].map(ask));
  for (const { question, runId, answerId } of asked) {
    expect(await facet.ended(runId)).toMatchObject({ status: "done" });
    expect(facet.services.store.messages.get("local", answerId).text).toBe(`${question} of ${runId}`);
  }
});

test("nothing of a step is kept to be traced", async () => {
  // As LangGraph does where it is loaded by Node itself.
  AsyncLocalStorageProviderSingleton.initializeGlobalInstance(new AsyncLocalStorage());
  const kept: unknown[] = [];
  const persona = testPersona([
    {
      name: "write",
      run: async () => {
        kept.push(AsyncLocalStorageProviderSingleton.getInstance().getStore());
        return { answer: "whole" };
      },
    },
  ]);
  await using facet = await openServices({ models: scriptedModels([]), personas: [persona] });
  const input = { question: "q" };
  const { runId } = await startRun(facet.services, "local", persona, { input, modelId: undefined });
  expect(await facet.ended(runId)).toMatchObject({ status: "done" });
  expect(kept).toEqual([undefined]);
});
