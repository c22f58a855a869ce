import { describe, expect, test } from "vitest";
import { emptyAnswer } from "../../../pipelines/engine/fold.ts";
import type { CopiedMessage } from "../../../server/store/conversation-copy.ts";
import { openTestStore } from "../../support/document-rows.ts";

async function told(store: ReturnType<typeof openTestStore>, texts: readonly string[], owner = "local") {
  const ids: string[] = [];
  let conversationId: string | undefined;
  for (const text of texts) {
    const persona = { id: "guide", version: "1" };
    const run = { persona, input: { question: text }, text, modelId: null, conversationId };
    const started = await store.runs.start(owner, run);
    const open = store.runs.get(owner, started.runId);
    store.events.append(open, [{ type: "output", field: "answer", value: `About ${text}` }]);
    store.runs.end(open, { type: "run-end", status: "done", usage: { promptTokens: 1, completionTokens: 1 }, ms: 1 });
    conversationId = started.conversationId;
    ids.push(started.messageId, started.answerId);
  }
  return { conversationId: conversationId ?? "", ids };
}

describe("what waits to be remembered", () => {
  test("is every message of runs that have ended, oldest first, until it is marked", async () => {
    const store = openTestStore();
    const { memories } = store;
    const { ids } = await told(store, ["one", "two"]);
    expect(memories.toRemember(null, 10).map(({ messageId }) => messageId)).toEqual(ids);
    memories.markFactsRead(ids);
    expect(memories.toRemember(null, 10)).toEqual([]);
    expect(memories.toRemember("a", 3).map(({ messageId }) => messageId)).toEqual(ids.slice(0, 3));
    memories.markEmbedded({ messageIds: ids, memoryIds: [] }, "a");
    expect(memories.toRemember("a", 10)).toEqual([]);
    expect(memories.embedders("local")).toEqual(["a"]);
    expect(memories.toRemember("b", 10)).toHaveLength(4);
  });

  test("is no question while its answer is written, and nothing of conversations that are removed or not remembered", async () => {
    const store = openTestStore();
    const persona = { id: "guide", version: "1" };
    const open = await store.runs.start("local", { persona, input: {}, text: "Still open", modelId: null });
    expect(store.memories.toRemember("a", 10)).toEqual([]);
    const removed = await told(store, ["gone"]);
    store.conversations.remove("local", removed.conversationId);
    const off = await told(store, ["off"]);
    store.memories.setRemembers("local", off.conversationId, false);
    expect(store.memories.toRemember("a", 10)).toEqual([]);
    const run = store.runs.get("local", open.runId);
    store.runs.end(run, { type: "run-end", status: "failed", usage: { promptTokens: 0, completionTokens: 0 }, ms: 1 });
    expect(store.memories.toRemember("a", 10).map(({ text }) => text)).toEqual(["Still open"]);
  });
});

describe("recall by words", () => {
  const hits = (
    store: ReturnType<typeof openTestStore>,
    path: readonly string[],
    conversationId: string,
    query: string,
  ) => store.memories.lexical("local", { conversationId, path }, query, 10);

  test("takes rare words for more, and the shorter of two that say the same", async () => {
    const store = openTestStore();
    const texts = ["The harbour is big.", "The harbour is old and the harbour is loud.", "The pier is old.", "zebra"];
    const { conversationId, ids } = await told(store, texts);
    const [best, ...others] = hits(store, ids, conversationId, "old zebra");
    expect(best).toMatchObject({ id: ids[6], kind: "turn" });
    expect(best?.share).toBeGreaterThan(0.5);
    expect(others.map(({ id }) => id).indexOf(ids[4] ?? "")).toBeLessThan(
      others.map(({ id }) => id).indexOf(ids[2] ?? ""),
    );
    expect(hits(store, ids, conversationId, "zebra")[0]?.share).toBe(1);
  });

  test.each([
    "",
    "   ",
    '"',
    "*",
    "AND OR NOT",
    "NEAR(a b)",
    "x".repeat(100_000),
    "word ".repeat(5000),
    "\u0000",
    "'; drop table",
  ])("never throws: %j", async (query) => {
    const store = openTestStore();
    const { conversationId, ids } = await told(store, ["harbour"]);
    expect(Array.isArray(hits(store, ids, conversationId, query))).toBe(true);
  });

  test("finds nothing beside the path", async () => {
    const store = openTestStore();
    const { conversationId, ids } = await told(store, ["harbour one", "harbour two"]);
    const foreign = await told(store, ["harbour three"], "eve");
    expect(hits(store, ids.slice(0, 1), conversationId, "harbour").map(({ id }) => id)).toEqual(ids.slice(0, 1));
    expect(hits(store, foreign.ids, conversationId, "harbour")).toEqual([]);
    expect(hits(store, [], conversationId, "harbour")).toEqual([]);
  });
});

test("facts belong to their owner, and a correction of a fact that goes takes over what that one had corrected", async () => {
  const store = openTestStore();
  const { memories } = store;
  const { conversationId } = await told(store, ["Hello"]);
  const add = (text: string, replaces: string | null) => {
    const [added] = memories.addFacts("local", [
      { conversationId, messageId: null, persona: null, subject: "deadline", text, replaces },
    ]);
    return added!;
  };
  const monday = add("Monday", null);
  const friday = add("Friday", monday.memoryId);
  const sunday = add("Sunday", friday.memoryId);
  expect(friday.corrects).toBe("Monday");
  expect(() => memories.fact("eve", monday.memoryId)).toThrow("not-found");
  expect(memories.removeFacts("eve", [friday.memoryId])).toBe(0);
  expect(memories.fact("local", sunday.memoryId).replaces).toBe(friday.memoryId);
  expect(memories.removeFacts("local", [friday.memoryId])).toBe(1);
  expect(memories.fact("local", sunday.memoryId)).toMatchObject({ replaces: monday.memoryId, corrects: "Monday" });
  expect(() =>
    memories.addFacts("eve", [
      { conversationId, messageId: null, persona: null, subject: "x", text: "x", replaces: null },
    ]),
  ).toThrow("not-found");
});

test("vectors that are taken away let what is kept be embedded again", async () => {
  const store = openTestStore();
  const { memories } = store;
  const { conversationId, ids } = await told(store, ["Hello"]);
  const [fact] = memories.addFacts("local", [
    { conversationId, messageId: ids[0]!, persona: "guide", subject: "x", text: "x", replaces: null },
  ]);
  memories.markEmbedded({ messageIds: ids, memoryIds: [fact!.memoryId] }, "a");
  expect(memories.factsToEmbed("a", 5)).toEqual([]);
  const rows = memories.rememberVectors([{ owner: "local", key: "messageId", value: ids[0]! }]);
  expect(memories.vectorsToRemove()).toEqual(rows);
  memories.vectorsAreGone(rows.map(({ id }) => id));
  expect(memories.vectorsToRemove()).toEqual([]);
  expect(memories.factsToEmbed("a", 5)).toHaveLength(1);
});

test("of a branch of thousands of messages the one that is meant is found", () => {
  const store = openTestStore();
  const at = "2026-01-31T12:00:00.000Z";
  const persona = { id: "guide", version: "1" };
  const marks = { persona, at, factsRead: true, forgotten: false };
  const messages = Array.from({ length: 6000 }, (_, index): CopiedMessage => {
    const base = { ...marks, id: `m${index}`, parent: index === 0 ? null : `m${index - 1}`, text: `Message ${index}` };
    if (index % 2 === 0) return { ...base, role: "user", input: {}, documentIds: [], imageIds: [] };
    return { ...base, role: "assistant", answer: { ...emptyAnswer, status: "done" }, beside: null };
  });
  const rest = {
    title: "Long",
    createdAt: at,
    pinned: false,
    remembers: true,
    facts: [],
    summaries: [],
    changes: [],
    feedback: [],
  };
  const { conversationId } = store.copies.write("local", { ...rest, messages, head: "m5999" });
  const path = store.messages.path("local", conversationId);
  expect(store.memories.lexical("local", { conversationId, path }, "message 4711", 1)).toMatchObject([
    { id: path[4711] },
  ]);
  expect(store.memories.messagesById("local", path)).toHaveLength(6000);
});
