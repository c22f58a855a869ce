import { expect, test } from "vitest";
import { scriptedModels } from "../../support/scripted-model.ts";
import { openServices } from "../../support/services.ts";

test("what was told in an imported conversation is remembered, and gone when the conversation is purged", async () => {
  await using facet = await openServices({
    models: scriptedModels([]),
    embed: async (texts) => texts.map(() => [1, 0]),
  });
  const api = facet.as("local");
  const json = JSON.stringify([
    { role: "user", text: "My name is Ada." },
    { role: "assistant", text: "Hello Ada." },
  ]);
  const { conversationId } = await api.conversations.import({ json });
  const texts = async () => (await api.memories.list({ conversationId })).memories.map(({ text }) => text);
  await expect.poll(texts, { timeout: 10_000 }).toEqual([expect.stringContaining("Ada")]);
  const found = await api.memories.search({ conversationId, query: "name", k: 5 });
  expect(found.memories.length).toBeGreaterThan(0);
  const { text } = await api.conversations.export({ conversationId, format: "json" });
  const again = await api.conversations.import({ json: text });
  expect((await api.conversations.export({ conversationId: again.conversationId, format: "json" })).text).toBe(text);

  const { store, memory } = facet.services;
  await api.conversations.remove({ conversationId });
  const purged = store.conversations.purge(new Date(Date.now() + 1000));
  expect(purged).toEqual([{ owner: "local", conversationId }]);
  expect(store.memories.vectorsToRemove()).toHaveLength(1);
  await memory.forgetConversation("local", conversationId);
  await expect.poll(() => store.memories.vectorsToRemove(), { timeout: 10_000 }).toEqual([]);
});
