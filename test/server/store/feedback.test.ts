import { expect, test } from "vitest";
import { feedbackLines } from "../../../server/conversation-file/feedback-lines.ts";
import { openTestStore, withPages } from "../../support/document-rows.ts";
import { answered, endOfRun, newQuestion } from "../../support/told-run.ts";

const said = (messageId: string) => ({
  messageId,
  verdict: "dislike" as const,
  labels: ["too-long" as const],
  comment: "Half.",
});

test("what a person says of an answer is kept, replaced, and taken away where nothing is said any more", async () => {
  const store = openTestStore();
  const { conversationId, messageId, answerId } = await answered(store, "one", "1");
  expect(store.feedback.put("local", said(answerId))).toMatchObject({ ...said(answerId), conversationId });
  store.feedback.put("local", { ...said(answerId), verdict: "like", labels: [] });
  expect(store.feedback.list("local")).toMatchObject([
    { messageId: answerId, verdict: "like", labels: [], comment: "Half." },
  ]);
  expect(store.feedback.list("local", conversationId)).toHaveLength(1);
  expect(store.feedback.list("ada")).toEqual([]);
  for (const [owner, id] of [
    ["ada", answerId],
    ["local", messageId],
    ["local", "nowhere"],
  ] as const)
    expect(() => store.feedback.put(owner, said(id))).toThrow("not-found");
  expect(() => store.feedback.list("ada", conversationId)).toThrow("not-found");
  store.conversations.remove("local", conversationId);
  expect(store.feedback.list("local")).toEqual([]);
  expect(() => store.feedback.put("local", said(answerId))).toThrow("not-found");
  store.conversations.restore("local", conversationId);
  expect(store.feedback.put("local", { messageId: answerId, verdict: null, labels: [], comment: "" })).toBeNull();
  expect(store.feedback.list("local")).toEqual([]);
});

test("as lines it holds all that is needed to ask again; what was read from a deleted document is not in them", async () => {
  const store = openTestStore();
  const moon = withPages(store, "moon.txt", ["The moon is grey."]);
  const sun = withPages(store, "sun.txt", ["The sun is yellow."]);
  const question = newQuestion("Which colour?", { persona: { id: "researcher", version: "7" } });
  const { runId, answerId } = await store.runs.start("local", question);
  const run = store.runs.get("local", runId);
  const source = (documentId: string, text: string) => ({
    documentId,
    name: "x",
    page: 1,
    start: 0,
    end: 3,
    text,
    score: 1,
  });
  store.events.append(run, [
    { type: "run-start", persona: "researcher", version: "7", model: "gemma" },
    { type: "sources-found", sources: [source(moon, "grey"), source(moon, "moon"), source(sun, "yellow")] },
    { type: "output", field: "summary", value: "Grey." },
  ]);
  store.runs.end(run, { ...endOfRun, promptHash: "ab12" });
  store.feedback.put("local", said(answerId));
  const lines = (kind: "feedback" | "cases", messageId?: string) => {
    const { text } = feedbackLines(store.feedback.records("local"), { kind, messageId });
    return text
      .split("\n")
      .slice(0, -1)
      .map((line) => JSON.parse(line) as unknown);
  };
  expect(lines("feedback")).toMatchObject([
    {
      ...said(answerId),
      persona: { id: "researcher", version: "7" },
      model: "gemma",
      promptHash: "ab12",
      question: "Which colour?",
      input: { question: "Which colour?" },
      outputs: { summary: "Grey." },
      passages: [{ text: "grey" }, { text: "moon" }, { text: "yellow" }],
    },
  ]);
  store.documents.remove("local", sun);
  expect(lines("cases", answerId)).toEqual([
    {
      persona: "researcher",
      version: "7",
      model: "gemma",
      promptHash: "ab12",
      input: { question: "Which colour?" },
      documents: [{ sha256: "hash of moon.txt", name: "moon.txt" }],
      passages: [
        { document: "moon.txt", sha256: "hash of moon.txt", page: 1, text: "grey" },
        { document: "moon.txt", sha256: "hash of moon.txt", page: 1, text: "moon" },
      ],
      expected: { outputs: { summary: "Grey." }, verdict: "dislike", labels: ["too-long"], comment: "Half." },
    },
  ]);
  expect(() => lines("cases", "nowhere")).toThrow("not-found");
});
