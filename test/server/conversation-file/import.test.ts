import { expect, test } from "vitest";
import { errorSentence } from "../../../pipelines/engine/error-sentences.ts";
import { importConversation } from "../../../server/conversation-file/import.ts";
import { openTestStore } from "../../support/document-rows.ts";

const at = "2026-01-31T12:00:00.000Z";
const persona = { id: "guide", version: "1" };
const asked = { id: "m1", parent: null, role: "user", persona, at, text: "one", input: { question: "one" } };
const answered = {
  id: "m2",
  parent: "m1",
  role: "assistant",
  persona,
  at,
  text: "1",
  answer: { status: "done", outputs: { answer: "1" } },
};
const file = {
  format: "facet-conversation",
  version: 1,
  title: "One",
  createdAt: at,
  pinned: false,
  remembers: true,
  personas: ["guide"],
  messages: [asked, answered],
  head: "m2",
  memories: [],
  summaries: [],
  feedback: [],
};
const fact = {
  id: "f1",
  message: "m1",
  persona: null,
  subject: "name",
  text: "It is Ada.",
  replaces: null,
  edited: false,
  at,
};
const change = {
  id: "v1",
  message: "m2",
  origin: "edited",
  title: null,
  fixId: null,
  restores: null,
  files: [{ name: "a.py", language: "python", text: "x = 1" }],
  at,
};
const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`;

function open() {
  const store = openTestStore();
  return { store, services: { store, personaById: () => undefined } };
}

test.each([
  ["no JSON", "not JSON", { field: "json", reason: "no-conversation-file" }],
  ["JSON of something else", { hello: 1 }, { field: "json", reason: "no-conversation-file" }],
  ["nothing", "null", { field: "json", reason: "no-conversation-file" }],
  ["a file of a newer Facet", { ...file, version: 3 }, { field: "version", reason: "newer-file", version: 3 }],
  ["no title", { ...file, title: undefined }, { field: "title", reason: "required" }],
  ["a field nobody knows", { ...file, extra: 1 }, { field: "extra", reason: "unknown-field" }],
  [
    "a message without text",
    { ...file, messages: [asked, { ...answered, text: undefined }] },
    { field: "messages[1].text", reason: "required" },
  ],
  [
    "a time that is none",
    { ...file, messages: [{ ...asked, at: "yesterday" }] },
    { field: "messages[0].at", reason: "no-time" },
  ],
  [
    "inputs that are a list",
    { ...file, messages: [{ ...asked, input: [] }] },
    { field: "messages[0].input", reason: "wrong-type", expected: "object" },
  ],
  [
    "outputs nested without end",
    JSON.stringify({ ...file, messages: [asked, { ...answered, answer: { status: "done", outputs: 0 } }] }).replace(
      '"outputs":0',
      `"outputs":${nested(200_000)}`,
    ),
    { field: "messages[1].answer.outputs", reason: "too-deep", limit: 100 },
  ],
  [
    "a parent that comes later",
    { ...file, messages: [{ ...asked, parent: "m2" }, answered] },
    { field: "messages[0].parent", reason: "names-nothing" },
  ],
  [
    "a message that is its own parent",
    { ...file, messages: [asked, { ...answered, parent: "m2" }] },
    { field: "messages[1].parent", reason: "names-nothing" },
  ],
  [
    "a question under a question",
    { ...file, messages: [asked, { ...asked, id: "m2", parent: "m1" }] },
    { field: "messages[1].parent", reason: "follows-no-answer" },
  ],
  [
    "an answer without its question",
    { ...file, messages: [{ ...answered, parent: null }] },
    { field: "messages[0].parent", reason: "names-nothing" },
  ],
  [
    "one id twice",
    { ...file, messages: [asked, { ...answered, id: "m1" }] },
    { field: "messages[1].id", reason: "not-unique" },
  ],
  [
    "an answer beside nothing",
    { ...file, messages: [asked, { ...answered, beside: "m1" }] },
    { field: "messages[1].beside", reason: "names-nothing" },
  ],
  ["a head that is not there", { ...file, head: "m9" }, { field: "head", reason: "names-nothing" }],
  [
    "a fact of no message",
    { ...file, memories: [{ ...fact, message: "m9" }] },
    { field: "memories[0].message", reason: "names-nothing" },
  ],
  [
    "a fact that would count in all conversations",
    { ...file, memories: [{ ...fact, kind: "about-you" }] },
    { field: "memories[0].kind", reason: "unknown-field" },
  ],
  [
    "a fact that corrects a message",
    { ...file, memories: [{ ...fact, replaces: "m1" }] },
    { field: "memories[0].replaces", reason: "names-nothing" },
  ],
  [
    "a summary of nothing",
    { ...file, summaries: [{ through: "m9", text: "x", madeBy: "code", at }] },
    { field: "summaries[0].through", reason: "names-nothing" },
  ],
  [
    "feedback on a question",
    { ...file, feedback: [{ message: "m1", verdict: "like", labels: [], comment: "", at }] },
    { field: "feedback[0].message", reason: "names-nothing" },
  ],
  [
    "a change of code behind no message",
    { ...file, version: 2, changes: [{ ...change, message: "m9" }] },
    { field: "changes[0].message", reason: "names-nothing" },
  ],
  [
    "a change of code with the id of a message",
    { ...file, version: 2, changes: [{ ...change, id: "m1" }] },
    { field: "changes[0].id", reason: "not-unique" },
  ],
  [
    "a change of code that restores one after it",
    {
      ...file,
      version: 2,
      changes: [
        { ...change, files: null, restores: "v2" },
        { ...change, id: "v2" },
      ],
    },
    { field: "changes[0].restores", reason: "names-nothing" },
  ],
  [
    "a change of code without files",
    { ...file, version: 2, changes: [{ ...change, files: null }] },
    { field: "changes[0].files", reason: "required" },
  ],
  [
    "code in a file outside its folder",
    { ...file, version: 2, changes: [{ ...change, files: [{ ...change.files[0], name: "../a.py" }] }] },
    { field: "changes[0].files[0].name", reason: "no-file-name" },
  ],
  [
    "a message longer than a book",
    { ...file, messages: [{ ...asked, text: "x".repeat(1_000_001) }] },
    { field: "messages[0].text", reason: "too-long", limit: 1_000_000 },
  ],
  [
    "a fact longer than one that is typed",
    { ...file, memories: [{ ...fact, text: "x".repeat(1001) }] },
    { field: "memories[0].text", reason: "too-long", limit: 1000 },
  ],
  [
    "more facts than can be gone through at each question",
    { ...file, memories: Array.from({ length: 20_001 }, (_, index) => ({ ...fact, id: `f${index}` })) },
    { field: "memories", reason: "too-many", limit: 20_000 },
  ],
  [
    "a list with a message longer than a book",
    [{ role: "user", content: "x".repeat(1_000_001) }],
    { field: "[0].content", reason: "too-long", limit: 1_000_000 },
  ],
  ["a list with an unknown role", [{ role: "robot", text: "x" }], { field: "[0].role", reason: "not-one-of" }],
  ["a list without words", [{ role: "user" }], { field: "[0].text", reason: "required" }],
  ["a list with a wrong time", [{ role: "user", text: "x", at: "soon" }], { field: "[0].at", reason: "no-time" }],
])("%s is refused with the place named, and nothing is written", (_what, given, facts) => {
  const { store, services } = open();
  const json = typeof given === "string" ? given : JSON.stringify(given);
  const error = (() => {
    try {
      return importConversation(services, "local", { json });
    } catch (thrown) {
      return thrown;
    }
  })();
  expect(error).toMatchObject({ data: { code: "invalid-input", facts, next: ["edit"] } });
  const { data } = error as { data: Parameters<typeof errorSentence>[0] };
  for (const language of ["en", "de"] as const) expect(errorSentence(data, language)).not.toContain("…");
  expect(store.conversations.count("local")).toBe(0);
});

test("a file that fails half way leaves nothing behind", () => {
  const { store } = open();
  const message = { id: "m1", parent: null, persona, at, text: "one", factsRead: true, forgotten: false };
  const copy = {
    title: "One",
    createdAt: at,
    pinned: false,
    remembers: true,
    head: "m1",
    summaries: [],
    changes: [],
    feedback: [],
    facts: [],
    messages: [
      { ...message, role: "user" as const, input: {}, documentIds: [], imageIds: [] },
      { ...message, role: "nobody" as "user", input: {}, documentIds: [], imageIds: [] },
    ],
  };
  expect(() => store.copies.write("local", copy)).toThrow();
  expect(store.conversations.count("local")).toBe(0);
  expect(store.messages.search("local", "one", 5)).toEqual([]);
});
