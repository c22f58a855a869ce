import fc from "fast-check";
import { expect, test } from "vitest";
import { openDatabases } from "../../../server/store/database.ts";
import { asQuestion, inputField, readInput, storedInput } from "../../../server/store/stored-input.ts";
import { openTestStore } from "../../support/document-rows.ts";
import { tmpFolder } from "../../support/tmp-folder.ts";
import { answered, endWith, newQuestion } from "../../support/told-run.ts";

test("an input is read as it was, its keys in their order, whichever of them its text is", () => {
  const values = fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.jsonValue({ maxDepth: 2 })));
  fc.assert(
    fc.property(values, fc.string(), (input, other) => {
      const written = JSON.parse(JSON.stringify(input)) as Record<string, unknown>;
      for (const text of [...Object.values(input).filter((value) => typeof value === "string"), other]) {
        const read = readInput(storedInput(input, text), text);
        expect(read).toEqual(written);
        expect(Object.keys(read)).toEqual(Object.keys(written));
      }
    }),
    { numRuns: 200 },
  );
  expect(readInput(null, "x")).toEqual({});
  expect(readInput('{"question":"old"}', "x")).toEqual({ question: "old" });
});

test("the words of a question stand on the disk once, and not again with its run", async () => {
  using folder = tmpFolder();
  const path = `${folder.path}/facet.db`;
  const store = openTestStore(path);
  const words = "How does a heat pump warm a house in winter?";
  await answered(store, words, "It moves heat.");
  const { sure, fast } = openDatabases(path);
  const rows = [fast.prepare("select * from messages").all(), fast.prepare("select * from runs").all()];
  expect(JSON.stringify(rows).split(words)).toHaveLength(2);
  expect(fast.prepare("select input from runs").pluck().get()).toBe(asQuestion);
  expect(
    fast
      .prepare(`select ${inputField("input", "question")} from messages where role = 'user'`)
      .pluck()
      .get(),
  ).toBe("null");
  fast.close();
  sure.close();
});

test("a run has the input it was started with: the question's, another persona's beside it, or that of a retry", async () => {
  const store = openTestStore();
  const input = { question: "Why?", depth: "expert" };
  const other = {
    persona: { id: "researcher", version: "1" },
    input: { question: "Why?", mode: "answer" },
    modelId: null,
  };
  const same = { ...other, input };
  const started = await store.runs.start("local", newQuestion("Why?", { input, alongside: [other, same] }));
  const inputOf = (runId: string) => store.runs.get("local", runId).input;
  expect(inputOf(started.runId)).toEqual(input);
  expect(started.alongside.map(({ runId }) => inputOf(runId))).toEqual([other.input, input]);
  expect(store.runs.active().map((run) => run.input)).toEqual([input, other.input, input]);
  for (const { runId } of [started, ...started.alongside]) endWith(store, runId, { answer: "So." });
  const { conversationId, messageId: questionId } = started;
  for (const again of [input, { question: "Why?", depth: "child" }]) {
    const retried = await store.runs.start("local", newQuestion("Why?", { input: again, conversationId, questionId }));
    expect(inputOf(retried.runId)).toEqual(again);
    endWith(store, retried.runId, { answer: "So." });
  }
  expect(store.messages.get("local", questionId)).toMatchObject({ input });
});
