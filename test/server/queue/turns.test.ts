import { expect, test } from "vitest";
import { startRun } from "../../../server/start-run.ts";
import { testPersona } from "../../support/personas.ts";
import { scriptedModels } from "../../support/scripted-model.ts";
import { openServices } from "../../support/services.ts";

test("owners take turns where a model takes one question at once", async () => {
  const allWait = Promise.withResolvers<void>();
  const writer = testPersona([
    {
      name: "write",
      run: async (state, context) => {
        await allWait.promise;
        const turns = [{ role: "user" as const, text: String(state["question"]) }];
        return { answer: await context.chat({ turns, field: "answer", maxTokens: 50 }) };
      },
    },
  ]);
  const models = scriptedModels(({ turns }) => ({ text: `on ${turns.at(-1)?.text}`, delayMs: 2 }), { limit: 1 });
  await using facet = await openServices({ models, personas: [writer] });
  const put = (owner: string, question: string) =>
    startRun(facet.services, owner, writer, { input: { question }, modelId: undefined });
  const many = await Promise.all(["a1", "a2", "a3", "a4"].map((question) => put("ada", question)));
  const others = [await put("bob", "b1"), await put("bob", "b2"), await put("cy", "c1")];
  allWait.resolve();
  for (const { runId } of many) await facet.ended(runId, "ada");
  for (const { runId } of others.slice(0, 2)) await facet.ended(runId, "bob");
  for (const { runId } of others.slice(2)) await facet.ended(runId, "cy");
  expect(models.llm.asked.map((each) => each.turns.at(-1)?.text)).toEqual(["a1", "b1", "c1", "a2", "b2", "a3", "a4"]);
});
