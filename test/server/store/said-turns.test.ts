import { expect, test } from "vitest";
import { newQuestion } from "../../support/told-run.ts";
import { openTestStore } from "../../support/document-rows.ts";

test("what one owner said is not found by another", async () => {
  const store = openTestStore();
  const { answerId, conversationId } = await store.runs.start("ada", newQuestion("one"));
  store.saidTurns.add("ada", "hash", answerId);
  expect(store.saidTurns.find("bob", "hash")).toBeNull();
  expect(store.saidTurns.find("ada", "hash")).toEqual({ answerId, conversationId });
});

test("an answer of somebody else, or none, is not noted", async () => {
  const store = openTestStore();
  const { answerId } = await store.runs.start("ada", newQuestion("one"));
  store.saidTurns.add("bob", "hash", answerId);
  store.saidTurns.add("ada", "hash", "nothing");
  expect([store.saidTurns.find("bob", "hash"), store.saidTurns.find("ada", "hash")]).toEqual([null, null]);
});

test("the same turns said twice lead to the newer answer", async () => {
  const store = openTestStore();
  const first = await store.runs.start("ada", newQuestion("one"));
  const second = await store.runs.start("ada", newQuestion("one"));
  for (const { answerId } of [first, second]) store.saidTurns.add("ada", "hash", answerId);
  expect(store.saidTurns.find("ada", "hash")?.answerId).toBe(second.answerId);
});

test("turns of a removed conversation are not found, of a restored one they are, and nothing of a purged one is left", async () => {
  const store = openTestStore();
  const { answerId, conversationId, runId } = await store.runs.start("ada", newQuestion("one"));
  const usage = { promptTokens: 0, completionTokens: 0 };
  store.runs.end(store.runs.get("ada", runId), { type: "run-end", status: "done", usage, ms: 1 });
  store.saidTurns.add("ada", "hash", answerId);
  store.conversations.remove("ada", conversationId);
  expect(store.saidTurns.find("ada", "hash")).toBeNull();
  store.conversations.restore("ada", conversationId);
  expect(store.saidTurns.find("ada", "hash")?.conversationId).toBe(conversationId);
  store.conversations.remove("ada", conversationId);
  store.conversations.purge(new Date(Date.now() + 1000));
  store.saidTurns.add("ada", "hash", answerId);
  expect(store.saidTurns.find("ada", "hash")).toBeNull();
});
