import { expect, test } from "vitest";
import { openStore } from "../../../server/store/open-store.ts";
import { openTestStore, withPages } from "../../support/document-rows.ts";
import { tmpFolder } from "../../support/tmp-folder.ts";
import { answered } from "../../support/told-run.ts";

const secret = "The vault opens at seventeen minutes past four.";

test("what was quoted from a deleted document is told to no model again, in no later question", async () => {
  const store = openTestStore();
  const documentId = withPages(store, "secret.txt", [secret]);
  const data = withPages(store, "data.csv", ["1"]);
  const kept = withPages(store, "open.txt", ["The door is blue."]);
  const cited = (from: string, summary: string) => ({
    summary,
    citations: [{ number: 1, documentId: from, quote: summary }],
  });
  const { conversationId } = await answered(store, "When?", cited(documentId, secret));
  await answered(store, "How many?", { summary: "One.", table: { rows: [], documentIds: [data] } }, { conversationId });
  await answered(store, "Which colour?", cited(kept, "The door is blue."), { conversationId });
  const { messageId } = await answered(store, "And then?", cited(kept, "Nothing."), { conversationId });
  expect(JSON.stringify(store.messages.turnsBefore("local", messageId))).toContain("seventeen");
  store.documents.remove("local", documentId);
  expect(JSON.stringify(store.messages.turnsBefore("local", messageId))).not.toContain("seventeen");
  store.documents.remove("local", data);
  expect(store.messages.turnsBefore("local", messageId).map(({ text }) => text)).toEqual([
    "Which colour?",
    "The door is blue.",
  ]);
});

test("another persona is told the whole of a turn; its own gets its values back", async () => {
  using folder = tmpFolder();
  const look = (component: "textarea" | "select" | "files" | "markdown" | "table", label: string) => ({
    component,
    label,
  });
  const inputs = { task: look("textarea", "Task"), tone: look("select", "Tone"), files: look("files", "Files") };
  const outputs = { text: look("markdown", "Text"), table: look("table", "Table") };
  using store = disposable(openStore(`${folder.path}/facet.db`, () => ({ inputs, outputs })));
  const input = { task: "Fix it", tone: "calm", files: [{ name: "a.py", language: "python", text: "print(1)" }] };
  const table = { columns: ["year"], rows: [["2023"]] };
  const started = await answered(store, "Fix it", { text: "Fixed.", table }, { input });
  const { conversationId } = started;
  const plain = await answered(
    store,
    "Thanks",
    { text: "Sure." },
    { conversationId, input: { task: "Thanks", tone: "calm", files: [] } },
  );
  const turns = store.messages.turnsBefore("local", plain.answerId);
  expect(turns).toHaveLength(4);
  const [question, answer, thanks, sure] = turns;
  expect(question).toMatchObject({
    role: "user",
    messageId: started.messageId,
    persona: "guide",
    text: "Fix it",
    input,
  });
  expect(question?.told).toMatch(/^Fix it\n\nFiles:[\s\S]*a\.py[\s\S]*print\(1\)/);
  expect(question?.told).not.toContain("calm");
  expect(answer).toMatchObject({
    role: "assistant",
    messageId: started.answerId,
    text: "Fixed.",
    outputs: { text: "Fixed.", table },
  });
  expect(answer?.told).toMatch(/^Fixed\.\n\nTable:[\s\S]*2023/);
  expect([thanks?.told, sure?.told]).toEqual(["Thanks", "Sure."]);
  // Before a question: without it.
  expect(store.messages.turnsBefore("local", plain.messageId)).toHaveLength(2);
});

test("an answer without any text is told by what it holds, one that holds nothing is left out with its question", async () => {
  const store = openTestStore();
  const { conversationId } = await answered(store, "Post", { posts: [{ platform: "x", text: "Hello" }] });
  await answered(store, "Silence", {}, { conversationId });
  const { answerId } = await answered(store, "Again", "Yes.", { conversationId });
  const turns = store.messages.turnsBefore("local", answerId);
  expect(turns.map((turn) => turn.text)).toEqual(["Post", expect.stringContaining("Hello"), "Again", "Yes."]);
});

const disposable = <T extends { close: () => void }>(store: T): T & Disposable => ({
  ...store,
  [Symbol.dispose]: () => store.close(),
});
