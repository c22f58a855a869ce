import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { startRun } from "../../../server/start-run.ts";
import { testPersona } from "../../support/personas.ts";
import { scriptedModels } from "../../support/scripted-model.ts";
import { openServices } from "../../support/services.ts";

test("a message stays where its vectors cannot be noted down: none would be left that nobody knows of", async () => {
  const persona = testPersona([{ name: "write", run: async () => ({ answer: "Hello." }) }]);
  await using facet = await openServices({ models: scriptedModels([]), personas: [persona] });
  const { store } = facet.services;
  const started = await startRun(facet.services, "local", persona, {
    input: { question: "My cat is called Minka." },
    modelId: undefined,
  });
  const { questionId } = await facet.ended(started.runId);
  const other = new Database(join(facet.folder, "facet.db"));
  other.exec("create trigger full before insert on memory_vectors_to_remove begin select raise(abort, 'full'); end");
  const remove = () => facet.as("local").messages.remove({ messageId: questionId });
  await expect(remove()).rejects.toThrow();
  expect(store.messages.get("local", questionId).messageId).toBe(questionId);
  other.exec("drop trigger full");
  other.close();
  expect(await remove()).toMatchObject({ removed: { messages: 2 }, path: [] });
});
