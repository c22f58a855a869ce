import { expect, test } from "vitest";
import type { ModelEntry } from "../../../server/models/registry.ts";
import { sharedConversation } from "../../../server/conversation-file/shared-conversation.ts";
import type { FacetStore } from "../../../server/store/facet-store.ts";
import { openTestStore } from "../../support/document-rows.ts";
import { answered, endOfRun, newQuestion } from "../../support/told-run.ts";

const models = { list: () => [{ modelId: "gemma", name: "Gemma 3" } as ModelEntry] };
const shared = (store: FacetStore, owner: string, conversationId: string) =>
  sharedConversation({ store, models }, owner, conversationId).snapshot;

test("a link shows the active branch as it was, until it is revoked or the conversation is removed", async () => {
  const store = openTestStore();
  const first = await answered(store, "one", "1");
  const { conversationId } = first;
  await answered(store, "another", "1b", { conversationId, parentId: null });
  store.messages.select("local", first.answerId);
  const copy = sharedConversation({ store, models }, "local", conversationId);
  const share = store.shares.add("local", conversationId, copy);
  expect(share).toMatchObject({ conversationId, title: "one", messageCount: 2 });
  expect(Buffer.from(share.shareId, "base64url")).toHaveLength(24);
  await answered(store, "said later", "2", { conversationId });
  const read = store.shares.get(share.shareId);
  expect(read.messages).toEqual([
    { role: "user", persona: "guide", text: "one", at: expect.any(String) },
    {
      role: "assistant",
      persona: { id: "guide", version: "1" },
      model: "Gemma 3",
      outputs: { answer: "1" },
      status: "done",
      at: expect.any(String),
    },
  ]);
  expect(JSON.stringify(read)).not.toContain("local");
  expect(store.shares.list("local", conversationId)).toEqual([share]);
  expect(store.shares.list("ada")).toEqual([]);
  expect(() => store.shares.list("ada", conversationId)).toThrow("not-found");
  expect(() => store.shares.remove("ada", share.shareId)).toThrow("not-found");
  store.conversations.remove("local", conversationId);
  expect(() => store.shares.get(share.shareId)).toThrow("not-found");
  store.conversations.restore("local", conversationId);
  expect(store.shares.get(share.shareId)).toEqual(read);
  store.shares.remove("local", share.shareId);
  expect(() => store.shares.get(share.shareId)).toThrow("not-found");
  expect(() => store.shares.remove("local", share.shareId)).toThrow("not-found");
});

test("a link is gone with the first of its messages that is deleted, and stays when only later ones are", async () => {
  const store = openTestStore();
  const first = await answered(store, "one", "1");
  const { conversationId } = first;
  const copy = sharedConversation({ store, models }, "local", conversationId);
  const { shareId } = store.shares.add("local", conversationId, copy);
  const later = await answered(store, "two", "2", { conversationId });
  store.messages.remove("local", later.messageId);
  expect(store.shares.get(shareId).messages).toHaveLength(2);
  store.messages.remove("local", first.messageId);
  expect(() => store.shares.get(shareId)).toThrow("not-found");
  expect(store.shares.list("local", conversationId)).toEqual([]);
});

test("passages that the answer does not cite, sources, notes and memories are in no link", async () => {
  const store = openTestStore();
  const { runId, conversationId } = await store.runs.start("local", newQuestion("secret?"));
  const run = store.runs.get("local", runId);
  const quote = (number: number, words: string) => ({ number, quote: words, name: "a.pdf", page: 1, documentId: "d" });
  const source = { documentId: "d", name: "a.pdf", page: 1, start: 0, end: 9, text: "HIDDEN source", score: 1 };
  const memory = {
    memoryId: "f",
    kind: "fact" as const,
    text: "HIDDEN memory",
    score: 1,
    messageId: null,
    persona: null,
    at: "",
  };
  store.events.append(run, [
    { type: "sources-found", sources: [source] },
    { type: "memories-recalled", memories: [memory] },
    { type: "note", level: "info", key: "HIDDEN", values: {} },
    { type: "output", field: "summary", value: "Not in your documents [1]." },
    { type: "output", field: "citations", value: [quote(1, "cited words")] },
    { type: "output", field: "nearest", value: [quote(7, "HIDDEN passage")] },
  ]);
  store.runs.end(run, endOfRun);
  const told = JSON.stringify(shared(store, "local", conversationId));
  expect(told).toContain("cited words");
  expect(told).not.toContain("HIDDEN");
});

test("the quotes a comparison cites in its cells are in the link", async () => {
  const store = openTestStore();
  const { runId, conversationId } = await store.runs.start("local", newQuestion("how do they differ?"));
  const run = store.runs.get("local", runId);
  const quote = { number: 1, quote: "cited in a cell", name: "a.pdf", page: 1, documentId: "d" };
  const nearest = { ...quote, number: 7, quote: "HIDDEN passage, see citation [1]" };
  store.events.append(run, [
    { type: "output", field: "summary", value: "Two documents were compared." },
    { type: "output", field: "table", value: { columns: ["Result"], rows: [[{ text: "cooler", citation: [1] }]] } },
    { type: "output", field: "citations", value: [quote] },
    { type: "output", field: "nearest", value: [nearest] },
  ]);
  store.runs.end(run, endOfRun);
  const told = JSON.stringify(shared(store, "local", conversationId));
  expect(told).toContain("cited in a cell");
  expect(told).not.toContain("HIDDEN");
});

test("nothing is shared of what is still being written, and nothing at all before the first answer", async () => {
  const store = openTestStore();
  const { conversationId } = store.conversations.create("local", "Empty");
  const share = () => shared(store, "local", conversationId).messages.map((each) => each.role);
  const refused = expect.objectContaining({
    data: expect.objectContaining({
      code: "invalid-input",
      facts: { field: "conversation", reason: "nothing-answered" },
    }),
  });
  expect(share).toThrow(refused);
  await answered(store, "one", "1", { conversationId });
  await store.runs.start("local", newQuestion("two", { conversationId }));
  expect(share()).toEqual(["user", "assistant"]);
  expect(() => shared(store, "ada", conversationId)).toThrow("not-found");
});
