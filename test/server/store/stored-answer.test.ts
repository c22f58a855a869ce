// What an answer was reminded of, after the words of it were changed or forgotten where they were told.
import fc from "fast-check";
import { expect, test } from "vitest";
import { emptyAnswer } from "../../../pipelines/engine/fold.ts";
import type { Answer } from "../../../pipelines/engine/answer.ts";
import type { RecalledMemory } from "../../../pipelines/engine/memory.ts";
import { openDatabases } from "../../../server/store/database.ts";
import { openStoredAnswers, storedOutputs } from "../../../server/store/stored-answer.ts";
import { openTestStore } from "../../support/document-rows.ts";
import { answered, newQuestion } from "../../support/told-run.ts";
import { tmpFolder } from "../../support/tmp-folder.ts";

const at = "2026-11-26T10:00:00.000Z";
const usage = { promptTokens: 1, completionTokens: 1 };

async function reminded() {
  const store = openTestStore();
  const told = await answered(store, "My budget is 800 euros. The party is in June.", "Noted.");
  const [fact] = store.memories.addFacts("local", [
    {
      conversationId: told.conversationId,
      messageId: told.messageId,
      persona: "guide",
      subject: "budget",
      text: "My budget is 800 euros.",
      replaces: null,
    },
  ]);
  if (!fact) throw new Error("no fact was kept");
  const memories: RecalledMemory[] = [
    {
      memoryId: fact.memoryId,
      kind: "fact",
      text: fact.text,
      score: 1,
      messageId: told.messageId,
      persona: "guide",
      at,
    },
    {
      memoryId: told.messageId,
      kind: "turn",
      text: "The party is in June.",
      score: 0.5,
      messageId: told.messageId,
      persona: "guide",
      at,
    },
  ];
  const started = await store.runs.start("local", newQuestion("How much?", { conversationId: told.conversationId }));
  const run = store.runs.get("local", started.runId);
  store.events.append(run, [{ type: "memories-recalled", memories }]);
  store.runs.end(run, { type: "run-end", status: "done", usage, ms: 1 });
  const shown = () => {
    const message = store.messages.get("local", started.answerId);
    return message.role === "assistant" ? message.memories.map(({ text }) => text) : [];
  };
  return { store, fact, told, started, shown };
}

test("they are shown word for word, the part of a turn that was recalled", async () => {
  const { shown } = await reminded();
  expect(shown()).toEqual(["My budget is 800 euros.", "The party is in June."]);
});

test("a fact that is forgotten is gone from the answers it was recalled for, and its words from the file", async () => {
  const { store, fact, shown } = await reminded();
  store.memories.removeFacts("local", [fact.memoryId]);
  expect(shown()).toEqual(["The party is in June."]);
});

test("a turn that is forgotten is gone from the answers too", async () => {
  const { store, told, shown } = await reminded();
  store.memories.forgetMessages("local", [told.messageId]);
  expect(shown()).toEqual(["My budget is 800 euros."]);
});

test("a replay from a compacted log says the same as the message", async () => {
  const { store, started, shown } = await reminded();
  store.events.compact(new Date(Date.now() + 1000));
  const [event] = store.events.ofRun("local", started.runId, 0).map((logged) => logged.event);
  expect(event).toMatchObject({ type: "run-end", answer: { memories: shown().map((text) => ({ text })) } });
});

test("an answer is read as it was, with every output in its place, whichever of them its text is", () => {
  using folder = tmpFolder();
  const databases = openDatabases(`${folder.path}/facet.db`);
  const answers = openStoredAnswers(databases);
  const values = fc.oneof(fc.string(), fc.jsonValue());
  const context = {
    limit: 4096,
    answer: 512,
    parts: [{ kind: "turns" as const, tokens: 12, count: 2 }],
    firstMessageId: "m",
    leftOut: 1,
  };
  const step = fc.record(
    {
      step: fc.string(),
      status: fc.constantFrom("done" as const, "stopped" as const, "failed" as const),
      ms: fc.nat(),
      done: fc.nat(),
      total: fc.constant(null),
    },
    { requiredKeys: ["step", "status"] },
  );
  const facts = fc.record(
    {
      steps: fc.array(step, { maxLength: 3 }),
      usage: fc.record({ promptTokens: fc.nat(), completionTokens: fc.nat() }),
      writtenBy: fc.dictionary(fc.string(), fc.string(), { maxKeys: 2 }),
      promptHash: fc.oneof(fc.constantFrom("", "xyz", "abc"), fc.stringMatching(/^[0-9a-f]{64}$/)),
      context: fc.constantFrom(context, { ...context, firstMessageId: null, parts: [] }),
    },
    { requiredKeys: [] },
  );
  const property = fc.property(fc.dictionary(fc.string(), values), fc.string(), facts, (outputs, other, given) => {
    const texts = Object.values(outputs).filter((value) => typeof value === "string");
    const answer: Answer = { ...emptyAnswer, status: "done", outputs, ...given };
    for (const text of [...texts, other]) {
      const row = { owner: "local", conversation_id: "c", text, answer: answers.stored("local", answer, text) };
      const written = JSON.parse(JSON.stringify(answer)) as Answer;
      expect(answers.read(row)).toEqual(written);
      expect(Object.keys(answers.read(row).outputs)).toEqual(Object.keys(written.outputs));
      expect(storedOutputs(row)).toEqual(written.outputs);
    }
  });
  fc.assert(property, { numRuns: 200 });
  databases.fast.close();
  databases.sure.close();
});

test("an answer that an older Facet wrote is read as it was", () => {
  using folder = tmpFolder();
  const databases = openDatabases(`${folder.path}/facet.db`);
  const old = {
    status: "done",
    steps: [{ step: "answer", status: "done", ms: 12 }],
    writtenBy: { answer: "answer" },
    promptHash: "ab".repeat(32),
    usage: { promptTokens: 3, completionTokens: 4 },
    outputs: { answer: null },
    textOf: "answer",
    context: { limit: 4096, answer: 512, firstMessageId: null, leftOut: 2, parts: [["turns", 12, 2]] },
  };
  const row = { owner: "local", conversation_id: "c", text: "Heat.", answer: JSON.stringify(old) };
  const { textOf: _, ...rest } = old;
  expect(openStoredAnswers(databases).read(row)).toEqual({
    ...emptyAnswer,
    ...rest,
    outputs: { answer: "Heat." },
    context: { ...old.context, parts: [{ kind: "turns", tokens: 12, count: 2 }] },
  });
  databases.fast.close();
  databases.sure.close();
});
