import { expect, test } from "vitest";
import { addDocument } from "../../support/document-rows.ts";
import { scriptedModels } from "../../support/scripted-model.ts";
import { openServices } from "../../support/services.ts";

test("with a document goes what was answered from it, counted; nobody else's document can do that", async () => {
  await using facet = await openServices({ models: scriptedModels([]) });
  const { store, memory } = facet.services;
  const api = facet.as("local");
  const { documentId } = addDocument(store, "secret.txt");
  const input = { question: "When does the vault open?" };
  const persona = { id: "researcher", version: "1" };
  const started = await store.runs.start("local", { persona, input, text: input.question, modelId: null });
  const run = store.runs.get("local", started.runId);
  const summary = "The vault opens at seventeen minutes past four.";
  store.events.append(run, [
    { type: "output", field: "summary", value: summary },
    { type: "output", field: "citations", value: [{ number: 1, documentId, quote: summary }] },
  ]);
  store.runs.end(run, { type: "run-end", status: "done", usage: { promptTokens: 1, completionTokens: 1 }, ms: 1 });
  memory.afterRun(run);
  const recalled = async () => {
    const { conversationId } = run;
    const found = await api.memories.search({ conversationId, query: "the vault opens at seventeen", k: 5 });
    return found.memories.map(({ text }) => text);
  };
  // With the quote behind it, as another persona is told.
  const told = expect.stringContaining(summary);
  expect(await recalled()).toEqual([told, input.question]);
  await expect(facet.as("eve").documents.remove({ documentId })).rejects.toThrow();
  expect(await recalled()).toContainEqual(told);
  expect(await api.documents.remove({ documentId })).toMatchObject({ removed: { memories: 1, files: 0 } });
  expect(await recalled()).toEqual([input.question]);
});
