// From what a person did to a program: ids become variables, waiting stays waiting, and nothing is carried over that a program cannot know.
import { describe, expect, test } from "vitest";
import type { Call } from "../../../../pipelines/engine/snippets/calls.ts";
import { commandLineSnippet, mcpSnippet, openAiSnippet } from "../../../../pipelines/engine/snippets/doors.ts";
import { snippetOf } from "../../../../pipelines/engine/snippets/snippet.ts";

const origin = "http://127.0.0.1:3000";
const ids = (of: string) => ({
  runId: `run-of-${of}`,
  conversationId: "conversation-1",
  messageId: `message-of-${of}`,
  answerId: `answer-of-${of}`,
  alongside: [],
});
const ask = (question: string, beside: object, of: string): Call => ({
  kind: "mutation",
  path: "personas.guide.start",
  input: { input: { question }, documentIds: [], ...beside },
  output: ids(of),
});
const typescript = (calls: readonly Call[]) => snippetOf("typescript", calls, origin);

describe("ids of earlier answers", () => {
  const walk: readonly Call[] = [
    ask("First", {}, "first"),
    { kind: "waited", runId: "run-of-first" },
    ask("Second", { conversationId: "conversation-1", parentId: "answer-of-first" }, "second"),
    { kind: "waited", runId: "run-of-second" },
    { kind: "mutation", path: "messages.retry", input: { messageId: "message-of-second" }, output: ids("third") },
  ];

  test("become variables in every language, and none is left as it was", () => {
    const texts = (["curl", "typescript", "python"] as const).map((language) => snippetOf(language, walk, origin));
    for (const text of texts) expect(text).not.toMatch(/conversation-1|(?:run|message|answer)-of-/);
    const [curl, typed, python] = texts;
    expect(curl).toContain('"conversationId":"\'"$(value_of conversationId 1 "$question")"\'"');
    expect(typed).toContain("conversationId: question.conversationId, parentId: question.answerId");
    expect(python).toContain('"messageId": question2["messageId"]');
  });

  test("stay as they are where they were there before", () => {
    expect(typescript([ask("On", { conversationId: "an-older-conversation" }, "x")])).toContain(
      '{ conversationId: "an-older-conversation" }',
    );
  });

  test("in a shell are found by their place among the same keys, whatever else the answer says", () => {
    const compared: Call = {
      kind: "mutation",
      path: "messages.compare",
      input: { answers: [] },
      output: { note: '"runId":"not this"', ...ids("a"), alongside: [{ runId: "run-of-b", answerId: "answer-of-b" }] },
    };
    const on: Call = { kind: "mutation", path: "messages.select", input: { messageId: "answer-of-b" }, output: {} };
    const text = snippetOf("curl", [compared, on], origin);
    expect(text).toContain('$(value_of answerId 2 "$compared")');
    expect(text.match(/follow "\$\(value_of runId [12] "\$compared"\)"/g)).toHaveLength(2);
  });
});

describe("waiting", () => {
  test("a run that was waited for is followed before the next step, one that was not at the end", () => {
    const text = typescript([
      ask("First", {}, "first"),
      ask("Second", {}, "second"),
      { kind: "waited", runId: "run-of-second" },
    ]);
    const places = ['facet.ask("guide", { question: "Second" }', "of question2)", "of question)"].map((part) =>
      text.indexOf(part),
    );
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
  });

  test("a run that was stopped is not followed, and how far the person had read is left out", () => {
    const text = typescript([
      ask("First", {}, "first"),
      {
        kind: "mutation",
        path: "runs.stop",
        input: { runId: "run-of-first", shown: 712 },
        output: { status: "stopped" },
      },
      { kind: "waited", runId: "run-of-first" },
    ]);
    expect(text).toContain("facet.api.runs.stop.mutate({ runId: question.runId })");
    expect(text).not.toMatch(/712|for await/);
  });

  test("an uploaded file is read from beside the program, and is read through before the question", () => {
    const calls: readonly Call[] = [
      { kind: "upload", name: "tides.pdf", output: { fileId: "file-0123456" } },
      {
        kind: "mutation",
        path: "documents.ingest",
        input: { fileId: "file-0123456", name: "tides.pdf" },
        output: { documentId: "document-0123456", stage: "queued" },
      },
      ask("Why two tides?", { documentIds: ["document-0123456"] }, "first"),
    ];
    const text = snippetOf("python", calls, origin);
    const steps = [
      'file = upload("tides.pdf")',
      '"fileId": file["fileId"]',
      'ready(added["documentId"])',
      '"documentIds": [added["documentId"]]',
    ];
    const places = steps.map((part) => text.indexOf(part));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
  });
});

test("what a question does without being told is not said", () => {
  const calls = [ask("First", { documentIds: [], imageIds: [], remembers: true }, "first")];
  for (const language of ["curl", "typescript", "python"] as const)
    expect(snippetOf(language, calls, origin)).not.toMatch(/documentIds|imageIds|remembers/);
});

test("a question the typed client has no word for is asked as the procedure it is", () => {
  const text = typescript([ask("Quietly", { remembers: false, parentId: null }, "first")]);
  expect(text).toContain("facet.api.personas.guide.start.mutate({");
  expect(text).toContain("facet.follow(question.runId)");
});

test("the short ways in hold the question, the other values, and nothing a shell would read", () => {
  const asked = { personaId: "guide", mainKey: "question", input: { question: "it's $HOME", answers: [1] }, origin };
  expect(commandLineSnippet(asked)).toContain(`--input 'answers=[1]' \\\n  -- 'it'\\''s $HOME'`);
  expect(openAiSnippet(asked)).toContain("facet: { input: { answers: [1] } }");
  expect(JSON.parse(mcpSnippet(origin))).toMatchObject({ mcpServers: { facet: { url: `${origin}/mcp` } } });
});
