import { expect, test } from "vitest";
import { scriptedModels } from "../../support/scripted-model.ts";
import { imageInfo } from "../../support/image-info.ts";
import { openServices } from "../../support/services.ts";

test.each([
  ["documentIds", "document"],
  ["imageIds", "image"],
])("ids in %s that nobody knows are refused, and nothing is written", async (field, what) => {
  await using facet = await openServices({ models: scriptedModels([]) });
  const start = facet.as("local").personas.guide.start({ input: { question: "q" }, [field]: ["unknown"] });
  await expect(start).rejects.toMatchObject({ cause: { data: { code: "not-found", facts: { what } } } });
  expect(facet.services.store.conversations.list("local")).toEqual([]);
});

test("a question whose picture is gone can be answered once more, and edited", async () => {
  await using facet = await openServices({ models: scriptedModels(() => ({ text: "a" })) });
  const [api, { images, messages }] = [facet.as("local"), facet.services.store];
  images.add("local", imageInfo);
  const { imageId } = imageInfo;
  const input = { question: "q" };
  const { messageId, runId } = await api.personas.guide.start({ input, imageIds: [imageId] });
  await facet.ended(runId);
  images.remove(imageId);
  expect((await facet.ended((await api.messages.retry({ messageId })).runId)).status).toBe("done");
  const edited = await api.messages.edit({ messageId, input });
  expect((await facet.ended(edited.runId)).status).toBe("done");
  expect(messages.get("local", edited.messageId)).toMatchObject({ imageIds: [] });
});

test("a model may have the long name that its server gives it, in a question and in a retry", async () => {
  await using facet = await openServices({ models: scriptedModels(() => ({ text: "a" })) });
  const api = facet.as("local");
  const model = "models.example:8080/srv/models/ggml-org/gemma-3-27b-it-qat-q4_0-GGUF/gemma-3-27b-it-qat-q4_0.gguf";
  const { runId, messageId } = await api.personas.guide.start({ input: { question: "q" }, model });
  expect(await facet.ended(runId)).toMatchObject({ status: "done", modelId: model });
  expect(await facet.ended((await api.messages.retry({ messageId, model })).runId)).toMatchObject({ modelId: model });
});

test("of a conversation that is begun as one that is not remembered nothing is kept, alone or side by side", async () => {
  await using facet = await openServices({ models: scriptedModels(() => ({ text: "Noted." })) });
  const api = facet.as("local");
  const input = { question: "My name is Ada. My cat is called Minka." };
  const answers = ["guide", "researcher"].map((persona) => ({ persona, input }));
  const begun = [
    await api.personas.guide.start({ input, remembers: false }),
    await api.messages.compare({ answers, remembers: false }),
  ];
  const remembered = await api.personas.guide.start({ input, remembers: true });
  for (const { runId, alongside } of [...begun, remembered])
    for (const each of [runId, ...alongside.map((other) => other.runId)]) await facet.ended(each);
  const { store, memory } = facet.services;
  for (const { conversationId } of begun) {
    expect(await api.memories.list({ conversationId })).toEqual({ remembers: false, memories: [], summary: null });
    expect(store.memories.facts("local", conversationId)).toEqual([]);
    expect(await api.memories.search({ conversationId, query: "cat", k: 5 })).toEqual({ memories: [] });
  }
  expect(memory.list("local", remembered.conversationId).memories.length).toBeGreaterThan(0);
  const [{ conversationId }] = begun as [(typeof begun)[0] & object];
  const late = api.personas.guide.start({ conversationId, input, remembers: true });
  await expect(late).rejects.toMatchObject({
    cause: { data: { code: "invalid-input", facts: { field: "remembers" } } },
  });
  expect(memory.list("local", conversationId).remembers).toBe(false);
});

test("a question that is being answered is not answered a second time beside it", async () => {
  const wait = Promise.withResolvers<void>();
  await using facet = await openServices({ models: scriptedModels(() => ({ text: "a", until: wait.promise })) });
  const api = facet.as("local");
  const { runId, messageId } = await api.personas.guide.start({ input: { question: "q" } });
  await expect(api.messages.retry({ messageId })).rejects.toMatchObject({ cause: { data: { code: "conflict" } } });
  wait.resolve();
  await facet.ended(runId);
  await facet.ended((await api.messages.retry({ messageId })).runId);
  expect(facet.services.store.conversations.list("local")[0]?.messageCount).toBe(3);
});

test("a key may be pasted with its line break, and one that no header can carry is refused by name", async () => {
  const asked: unknown[] = [];
  await using facet = await openServices({ models: scriptedModels([]) });
  const { models } = facet.services;
  Object.assign(models, { add: (server: unknown) => (asked.push(server), Promise.resolve(models.list()[0])) });
  const { add } = facet.as("local").models;
  const url = "http://127.0.0.1:1";
  await add({ url, key: " sk-1\r\n" });
  expect(asked).toEqual([{ url, key: "sk-1" }]);
  for (const key of ["a\r\nhost: b", "schlüssel", "a\u0000"])
    await expect(add({ url, key })).rejects.toMatchObject({ cause: { issues: [{ path: ["key"] }] } });
});
