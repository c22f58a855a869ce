import { describe, expect, test } from "vitest";
import { FacetError } from "../../../pipelines/engine/errors.ts";
import { retrieve } from "../../../pipelines/steps/retrieve.ts";
import { someDocuments, somePassage } from "../../support/found-passages.ts";

const [a, b, c, d] = ["a", "b", "c", "d"].map((id) => somePassage(id)) as [P, P, P, P];
type P = ReturnType<typeof somePassage>;
const asks = (text = "what?") => ({ queries: [{ text, weight: 1 }], k: 3 });
const ids = (passages: readonly P[]) => passages.map(({ passageId }) => passageId);

describe("with less than everything", () => {
  test("an empty question finds nothing and asks nothing", async () => {
    const documents = someDocuments({ lexical: () => expect.unreachable("asked") });
    expect(await retrieve(asks(" \n"), documents)).toEqual({ passages: [], ways: [] });
  });

  test.each(["model-missing", "model-unreachable"] as const)(
    "words alone are searched when meaning is %s",
    async (code) => {
      const dense = () => Promise.reject(new FacetError(code));
      const { passages, ways } = await retrieve(asks(), someDocuments({ lexical: () => [b, a], dense, rerank: dense }));
      expect([ids(passages), ways]).toEqual([["b", "a"], ["words"]]);
      expect(passages[0]).toMatchObject({ reranked: false, lexicalRank: 1 });
    },
  );

  test("without a reranker fusion decides", async () => {
    const documents = someDocuments({ lexical: () => [a, b], dense: async () => [b, c] });
    const { passages, ways } = await retrieve(asks(), documents);
    expect([ids(passages), ways]).toEqual([
      ["b", "a", "c"],
      ["words", "meaning"],
    ]);
  });

  test("an abort, and what is nobody's fault but ours, are thrown on", async () => {
    const abort = new DOMException("stopped", "AbortError");
    for (const thrown of [abort, new FacetError("unexpected"), new TypeError("x")])
      await expect(retrieve(asks(), someDocuments({ dense: () => Promise.reject(thrown) }))).rejects.toBe(thrown);
  });
});

test("the question is on its way to the embedder before the words are searched: neither waits for the other", async () => {
  const begun: string[] = [];
  const documents = someDocuments({
    lexical: () => (begun.push("words"), []),
    dense: async () => {
      // A model's file is looked up, a process is asked: more than one step before anything is sent.
      for (let step = 0; step < 5; step += 1) await Promise.resolve();
      begun.push("meaning");
      return [];
    },
  });
  await retrieve(asks(), documents);
  expect(begun).toEqual(["meaning", "words"]);
});

test("the reranker orders what both ways found, and both places are kept", async () => {
  const logits: Record<string, number> = { a: -3, b: 1, c: 7, d: 2 };
  const documents = someDocuments({
    lexical: () => [a, b, d],
    dense: async () => [c, a],
    rerank: async (_, passages) => passages.map(({ passageId }) => logits[passageId]!),
  });
  const { passages, ways } = await retrieve(asks(), documents);
  expect(
    passages.map(({ passageId, score, lexicalRank, denseRank }) => [passageId, score, lexicalRank, denseRank]),
  ).toEqual([
    ["c", 7, undefined, 1],
    ["d", 2, 3, undefined],
    ["b", 1, 2, undefined],
  ]);
  expect(ways).toEqual(["words", "meaning", "reranked"]);
});

test("a place after fusion weighs little against a logit, but decides between like ones", async () => {
  const logits: Record<string, number> = { a: 5, b: 5.5, c: 9 };
  const documents = someDocuments({
    lexical: () => [a, b, c],
    rerank: async (_, passages) => passages.map(({ passageId }) => logits[passageId]!),
  });
  const { passages } = await retrieve(asks(), documents);
  expect(passages.map(({ passageId, score }) => [passageId, score])).toEqual([
    ["c", 9],
    ["a", 5],
    ["b", 5.5],
  ]);
});

test("the first question is what the reranker is asked, and no more than the candidates", async () => {
  const asked: [string, number][] = [];
  const many = Array.from({ length: 40 }, (_, at) => somePassage(`p${at}`));
  const documents = someDocuments({
    lexical: () => many,
    rerank: async (question, passages) => (asked.push([question, passages.length]), passages.map(() => 0)),
  });
  const queries = [
    { text: "and in 2023, for whom?", weight: 1 },
    { text: "for whom?", weight: 0.5 },
  ];
  await retrieve({ queries, k: 8, candidates: 24 }, documents);
  expect(asked).toEqual([["and in 2023, for whom?", 24]]);
});

test("equal scores come in the same order, whichever list they were first in", async () => {
  const rerank = async (_: string, passages: readonly P[]) => passages.map(() => 1);
  const order = async (first: readonly P[], second: readonly P[]) =>
    ids((await retrieve(asks(), someDocuments({ lexical: () => first, dense: async () => second, rerank }))).passages);
  expect(await order([a, b], [c, d])).toEqual(await order([c, d], [a, b]));
});

describe("passages that say the same", () => {
  const words =
    "The committee met in the old hall and agreed on every point of the plan that the chair had put to it before";
  test.each([
    ["the same words in other capitals", words.toUpperCase(), 1],
    ["one word more", `${words} noon`, 1],
    ["another number", `${words.replace("every", "12")}`, 2],
    ["a part of it", words.slice(0, 40), 2],
  ])("%s: %s", async (_, other, count) => {
    const documents = someDocuments({ lexical: () => [somePassage("one", words), somePassage("two", other)] });
    const { passages } = await retrieve(asks(), documents);
    expect(passages).toHaveLength(count);
    expect(passages[0]?.passageId).toBe("one");
  });

  test("two versions that differ in a number are both found", async () => {
    const [old, young] = ["In 2020 12 people came, and they stayed.", "In 2020 13 people came, and they stayed."];
    const documents = someDocuments({ lexical: () => [somePassage("old", old), somePassage("new", young)] });
    expect((await retrieve(asks(), documents)).passages).toHaveLength(2);
  });
});
