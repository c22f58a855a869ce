import { expect, test } from "vitest";
import { openTestStore } from "../../support/document-rows.ts";
import { answered, endWith, newQuestion } from "../../support/told-run.ts";

const creator = {
  persona: { id: "researcher", version: "2" },
  input: { question: "q", mode: "answer" },
  modelId: "big",
};

test("two answers side by side are come back to at the first while the choice is open, and at what was said last once it is made", async () => {
  const store = openTestStore();
  const started = await store.runs.start("local", newQuestion("q", { alongside: [creator] }));
  const { conversationId, messageId, answerId } = started;
  for (const { runId } of [started, ...started.alongside]) endWith(store, runId, { answer: "1" });
  store.messages.setHead("local", conversationId, null);
  expect(store.messages.select("local", messageId)).toEqual([messageId, answerId]);
  store.messages.select("local", answerId);
  const next = await answered(store, "next", "2", { conversationId });
  store.messages.setHead("local", conversationId, null);
  expect(store.messages.select("local", messageId)).toEqual([messageId, answerId, next.messageId, next.answerId]);
});
