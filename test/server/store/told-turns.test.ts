import { expect, test } from "vitest";
import { openTestStore, withPages } from "../../support/document-rows.ts";

const secret = "The vault opens at seventeen minutes past four.";

test("what was quoted from a deleted document is told to no model again, in no later question", async () => {
  const store = openTestStore();
  const documentId = withPages(store, "secret.txt", [secret]);
  const kept = withPages(store, "open.txt", ["The door is blue."]);
  const answer = async (text: string, summary: string, from: string, conversationId?: string) => {
    const input = { question: text };
    const started = await store.runs.start("local", {
      persona: { id: "researcher", version: "1" },
      input,
      text,
      modelId: null,
      conversationId,
    });
    const run = store.runs.get("local", started.runId);
    store.events.append(run, [
      { type: "output", field: "summary", value: summary },
      { type: "output", field: "citations", value: [{ number: 1, documentId: from, quote: summary }] },
    ]);
    store.runs.end(run, { type: "run-end", status: "done", usage: { promptTokens: 1, completionTokens: 1 }, ms: 1 });
    return started;
  };
  const { conversationId } = await answer("When?", secret, documentId);
  await answer("Which colour?", "The door is blue.", kept, conversationId);
  const { messageId } = await answer("And then?", "Nothing.", kept, conversationId);
  expect(JSON.stringify(store.messages.turnsBefore("local", messageId))).toContain("seventeen");
  store.documents.remove("local", documentId);
  expect(store.messages.turnsBefore("local", messageId).map(({ text }) => text)).toEqual([
    "Which colour?",
    "The door is blue.",
  ]);
});
