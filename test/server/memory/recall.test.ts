import fc from "fast-check";
import { pino } from "pino";
import { describe, expect, test } from "vitest";
import { recall } from "../../../server/memory/recall.ts";
import type { ModelRegistry } from "../../../server/models/registry.ts";
import { memoryContract } from "../../support/memory-contract.ts";
import { embedderId, openRemembering, wordVectors } from "../../support/remembering.ts";

describe("with words alone", () => memoryContract(() => openRemembering({ embed: null })));
describe("with the exact index", () => memoryContract(() => openRemembering()));

test("what is meant is recalled in other words, and by words alone while vectors are away", async () => {
  let isReady = true;
  await using parts = openRemembering({ isReady: () => isReady });
  const { conversationId } = await parts.tell("A moggy of mine sleeps all day.");
  for (const text of ["The sun is shining.", "Bread costs more now.", "Trains run late."]) {
    await parts.tell(text, { conversationId });
  }
  await parts.settled();
  expect((await parts.recalled(conversationId, "feline", 1))[0]).toContain("moggy");
  isReady = false;
  expect((await parts.recalled(conversationId, "moggy", 1))[0]).toContain("moggy");
});

test.each([
  ["the embedder fails", { embed: () => Promise.reject(new Error("no")) }],
  ["the embedder hangs up", { embed: () => Promise.resolve([]) }],
])("recall answers by words where %s", async (_, options) => {
  await using parts = openRemembering(options);
  const { conversationId } = await parts.tell("The greenhouse holds 300 orchids.");
  expect((await parts.recalled(conversationId, "orchids")).join()).toContain("300 orchids");
});

test("the question is on its way to the embedder before the words are searched: neither waits for the other", async () => {
  await using parts = openRemembering();
  const { conversationId, questionId, answerId } = await parts.tell("The greenhouse holds 300 orchids.");
  const begun: string[] = [];
  const { memories } = parts.store;
  const log = pino({ level: "silent" });
  const store = {
    ...memories,
    lexical: (...given: Parameters<typeof memories.lexical>) => (begun.push("words"), memories.lexical(...given)),
  };
  const queryVector = async () => {
    for (let step = 0; step < 5; step += 1) await Promise.resolve();
    begun.push("meaning");
    return [1];
  };
  const vectors = { usable: () => embedderId, queryVector, search: async () => [] };
  const branch = { conversationId, path: [questionId, answerId] };
  const found = await recall({ store, vectors, log }, "local", branch, { query: "orchids", k: 1 });
  expect(found[0]?.text).toContain("300 orchids");
  expect(begun).toEqual(["meaning", "words"]);
});

test("what the prompt holds word for word is not recalled beside it, unless the person changed it", async () => {
  const queries: string[] = [];
  await using parts = openRemembering({
    embed: (texts, kind, signal) => {
      if (kind === "query") queries.push(...texts);
      return wordVectors(texts, kind, signal);
    },
  });
  const { memory, tell, settled } = parts;
  const { conversationId, questionId, answerId } = await tell("My budget is 4,000 euros.", {
    answer: "A fine budget.",
  });
  await settled();
  const recallWith = async (except: readonly string[], query = "What is my budget?") => {
    const scoped = memory.scoped("local", { conversationId, messageId: answerId });
    return (await scoped.recall(query, 5, { except: new Set(except) })).map(({ text }) => text);
  };
  expect((await recallWith([])).join()).toContain("4,000");
  expect(await recallWith([questionId, answerId])).toEqual([]);
  // Nothing is left to be recalled: the question waits for no embedder.
  expect(await recallWith([questionId, answerId], "How much may I spend?")).toEqual([]);
  expect(queries).toEqual(["What is my budget?"]);
  const [fact] = memory.list("local", conversationId).memories;
  await memory.edit("local", fact?.memoryId ?? "", "My budget is 5,000 euros.");
  await settled();
  expect(await recallWith([questionId, answerId])).toEqual(["My budget is 5,000 euros."]);
});

test("questions asked before do not stand in the way of what was told", async () => {
  await using parts = openRemembering();
  const { conversationId } = await parts.tell("We meet for the heron survey at gate 7.");
  for (const bird of ["kestrel", "dunlin", "siskin", "plover", "dipper"])
    await parts.tell(`Where do we meet for the ${bird} survey?`, { conversationId, answer: "I do not know." });
  await parts.settled();
  const found = await parts.recalled(conversationId, "Where do we meet for the heron survey?", 3);
  expect(found.join()).toContain("gate 7");
});

test("of a long message the part that fits the question is recalled", async () => {
  await using parts = openRemembering();
  const filler = (word: string) => `${`${word} goes on and on. `.repeat(55)}\n\n`;
  const text = `${filler("Rain")}The orchids need 18 degrees.\n\n${filler("Snow")}${filler("Wind")}`;
  const { conversationId } = await parts.tell(text);
  await parts.settled();
  const [found] = await parts.recalled(conversationId, "How many degrees do orchids need?", 1);
  expect(found).toContain("18 degrees");
  expect(found?.length).toBeLessThanOrEqual(1200);
});

test("a summary follows its branch, and the one that reaches furthest is given", async () => {
  await using parts = openRemembering();
  const { memory, store, tell } = parts;
  const first = await tell("One.");
  const { conversationId } = first;
  const second = await tell("Two.", { conversationId });
  const other = await tell("Other.", { conversationId, parentId: first.answerId });
  const add = (throughId: string, text: string) =>
    store.memories.addSummary("local", { conversationId, throughId, text, madeBy: "rules" });
  add(second.answerId, "of two");
  add(first.answerId, "of one");
  const summaryOf = (messageId: string | null) => memory.scoped("local", { conversationId, messageId }).summary()?.text;
  expect(summaryOf(second.answerId)).toBe("of two");
  expect(summaryOf(other.answerId)).toBe("of one");
  expect(summaryOf(null)).toBeUndefined();
  await memory.setRemembers("local", conversationId, false);
  expect(summaryOf(second.answerId)).toBeUndefined();
});

test("an abort of the question ends the recall", async () => {
  const never: ModelRegistry["embed"] = (_texts, _kind, signal) =>
    new Promise((_, reject) => signal?.addEventListener("abort", () => reject(signal.reason)));
  await using parts = openRemembering({ embed: never });
  const { conversationId, answerId } = await parts.tell("Hello.");
  const scoped = parts.memory.scoped("local", { conversationId, messageId: answerId });
  const abort = new AbortController();
  const recalling = scoped.recall("hello", 3, { signal: abort.signal });
  abort.abort();
  await expect(recalling).rejects.toMatchObject({ name: "AbortError" });
});

const words = ["orchid", "carp", "bridge", "violin", "glacier", "saffron"];

/** Each turn grows from one before it, or begins a branch or a conversation. */
const anyTurns = fc.array(
  fc.record({
    owner: fc.constantFrom("ada", "eve"),
    grows: fc.option(fc.nat({ max: 30 }), { freq: 8 }),
    isFact: fc.boolean(),
    word: fc.constantFrom(...words),
  }),
  { minLength: 2, maxLength: 10 },
);

test("on any branch of any tree nothing is recalled from beside it, from another conversation or from another owner", async () => {
  await fc.assert(
    fc.asyncProperty(anyTurns, fc.constantFrom(...words), async (made, asked) => {
      await using parts = openRemembering();
      const told: { owner: string; conversationId: string; answerId: string; questionId: string }[] = [];
      for (const [index, { owner, grows, isFact, word }] of made.entries()) {
        const own = told.filter((each) => each.owner === owner);
        const from = grows === null || own.length === 0 ? undefined : own[grows % own.length];
        const question = isFact ? `My ${word} is number ${index}.` : `Tell me about a ${word}, number ${index}.`;
        const place = from && { conversationId: from.conversationId, parentId: from.answerId };
        const run = await parts.tell(question, { owner, answer: `The ${word} ${index} is fine.`, ...place });
        const { conversationId, answerId, questionId } = run;
        told.push({ owner, conversationId, answerId, questionId });
      }
      await parts.settled();
      for (const { owner, conversationId, answerId } of told) {
        const path = new Set(parts.store.messages.pathTo(owner, answerId));
        const scoped = parts.memory.scoped(owner, { conversationId, messageId: answerId });
        const found = await scoped.recall(`My ${asked}`, 50);
        const numbers = told.flatMap(({ questionId }, index) => (path.has(questionId) ? [index] : []));
        for (const { messageId, text } of found) {
          expect(path.has(messageId ?? "")).toBe(true);
          expect(numbers).toContain(Number(/\d+/.exec(text)?.[0]));
        }
        expect(new Set(found.map(({ memoryId }) => memoryId)).size).toBe(found.length);
      }
    }),
    { numRuns: 15 },
  );
});
