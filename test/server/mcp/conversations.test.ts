import { expect, test } from "vitest";
import { call, openMcp } from "../../support/mcp-client.ts";
import { scriptedModels } from "../../support/scripted-model.ts";
import { openServices } from "../../support/services.ts";

const open = async () => {
  const facet = await openServices({ models: scriptedModels(() => ({ text: "Noted." })) });
  const door = await openMcp(facet.services);
  return { facet, door, client: await door.connect(), [Symbol.asyncDispose]: () => facet[Symbol.asyncDispose]() };
};

test("a conversation is listed, found by its words, read, and exported both ways", async () => {
  await using at = await open();
  const { value } = await call(at.client, "ask_guide", { question: "My dog is called Waffle." });
  const conversationId = value.conversationId;
  const listed = await call(at.client, "conversations_list");
  expect(listed.value).toMatchObject({ total: 1, conversations: [{ conversationId, personas: ["guide"] }] });
  const found = await call(at.client, "conversations_search", { query: "waffle" });
  expect(found.value.messages).toEqual([
    expect.objectContaining({
      conversationId,
      messageId: value.messageId,
      role: "user",
      text: "My dog is called Waffle.",
    }),
  ]);
  const got = await call(at.client, "conversations_get", { conversationId });
  expect(got.text).toBe("# My dog is called Waffle.\n\nQuestion:\nMy dog is called Waffle.\n\nAnswer (guide):\nNoted.");
  expect(got.value.messages.map((each) => each.messageId)).toEqual([value.messageId, value.answerId]);
  const last = await call(at.client, "conversations_get", { conversationId, last: 1 });
  expect(last.value).toMatchObject({ earlier: 1, messages: [{ text: "Noted.", status: "done" }] });
  expect((await call(at.client, "conversations_export", { conversationId })).text).toContain(
    "> My dog is called Waffle.",
  );
  const file = await call(at.client, "conversations_export", { conversationId, format: "json" });
  expect(JSON.parse(file.text)).toMatchObject({ title: "My dog is called Waffle." });
});

test("what was exported comes back by import, and asking goes on in it", async () => {
  await using at = await open();
  const { value } = await call(at.client, "ask_guide", { question: "My dog is called Waffle." });
  const { text: json } = await call(at.client, "conversations_export", {
    conversationId: value.conversationId,
    format: "json",
  });
  const imported = await call(at.client, "conversations_import", { json, title: "A copy" });
  const { conversationId } = imported.value.conversation;
  expect(imported.value.conversation).toMatchObject({ title: "A copy", messageCount: 2 });
  expect((await call(at.client, "ask_guide", { question: "And my cat?" })).value.conversationId).toBe(conversationId);
  expect((await call(at.client, "conversations_import", { json: "{}" })).error?.code).toBe("invalid-input");
});

test("conversations are resources to read and to take along", async () => {
  await using at = await open();
  const { value } = await call(at.client, "ask_guide", { question: "My dog is called Waffle." });
  const uri = `facet://conversations/${value.conversationId}`;
  const { resources } = await at.client.listResources();
  expect(resources.map((each) => [each.uri, each.title])).toEqual([
    [`${uri}.md`, "My dog is called Waffle."],
    [`${uri}.json`, "My dog is called Waffle."],
  ]);
  const { resourceTemplates } = await at.client.listResourceTemplates();
  expect(resourceTemplates.map((each) => each.uriTemplate)).toEqual([
    "facet://documents/{documentId}",
    "facet://documents/{documentId}/pages/{page}",
    "facet://conversations/{conversationId}.md",
    "facet://conversations/{conversationId}.json",
  ]);
  const read = await at.client.readResource({ uri: `${uri}.md` });
  expect(read.contents).toMatchObject([{ mimeType: "text/markdown", text: expect.stringContaining("> My dog") }]);
  await expect(at.client.readResource({ uri: "facet://conversations/unknown.md" })).rejects.toMatchObject({
    code: -32_602,
    message: expect.stringContaining("This conversation does not exist"),
  });
});

test("a fact is kept, listed, found and forgotten in the conversation of the session", async () => {
  await using at = await open();
  expect((await call(at.client, "memory_search", { query: "dog" })).error).toMatchObject({
    facts: { field: "conversationId" },
  });
  expect((await call(at.client, "memory_list")).value).toMatchObject({ conversationId: null, memories: [] });
  const { value } = await call(at.client, "ask_guide", { question: "What can dogs eat?" });
  const added = await call(at.client, "memory_add", { text: "The dog is called Waffle." });
  const { memoryId } = added.value.memory;
  const listed = await call(at.client, "memory_list");
  expect(listed.value).toMatchObject({
    conversationId: value.conversationId,
    remembers: true,
    memories: [{ memoryId }],
  });
  const found = await call(at.client, "memory_search", { query: "What is Waffle?" });
  expect(found.text).toContain(`- The dog is called Waffle. (memoryId: ${memoryId})`);
  expect((await call(at.client, "memory_forget", { memoryId })).value.forgotten).toMatchObject({ memories: 1 });
  expect((await call(at.client, "memory_list")).text).toBe("Nothing is remembered.");
});
