// A part of each evaluation, over two of the papers: the whole is `npm run eval`.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { randomOf } from "../bench/statistics.ts";
import { changed, cite } from "../eval/citations.ts";
import { openCorpus } from "../eval/corpus.ts";
import type { Corpus } from "../eval/corpus.ts";
import { folderOf, questionsOf, some, unanswerableOf } from "../eval/eval.ts";
import { overlap, readGoldWords } from "../eval/gold-words.ts";
import { isRefused, knowingModel } from "../eval/refusal.ts";
import { placesOf } from "../eval/retrieval.ts";

const names = ["snik-graph.pdf", "python-curriculum.pdf"];
const seed = 4;
const questions = some(
  questionsOf("papers").filter(({ doc }) => names.includes(doc)),
  6,
  seed,
);
const unanswerable = unanswerableOf("papers").filter(({ about }) => names.includes(about));
const gold = readGoldWords();

let corpus: Corpus;
beforeAll(async () => {
  corpus = await openCorpus(folderOf("papers"), { names, models: knowingModel() });
});
afterAll(async () => corpus[Symbol.asyncDispose]());

test("the right page is among the first five passages", async () => {
  for (const question of questions) expect((await placesOf(question, corpus)).reranked, question.id).toBeLessThan(6);
});

test("a true quote has its words boxed on the right page, a changed one has no box anywhere", async () => {
  const random = randomOf(seed);
  for (const question of questions) {
    const { truth, lie, drawnForLie } = await cite(question, corpus, gold, random);
    expect(truth, question.id).toMatchObject({ isRight: true });
    expect(truth?.overlap, question.id).toBeGreaterThanOrEqual(0.9);
    expect(lie).not.toBe(question.quote);
    expect(drawnForLie, `${question.id}: ${lie}`).toEqual([]);
  }
});

test("a large model that is shown no answer refuses, and answers where it is shown one", async () => {
  for (const { question } of unanswerable) expect(await isRefused(question, corpus), question).toBe(true);
  for (const { question } of questions) expect(await isRefused(question, corpus), question).toBe(false);
});

describe("the measure itself", () => {
  const [{ id, doc, page }] = questions as [(typeof questions)[0]];
  const measured = (boxes: Parameters<typeof overlap>[2]) => overlap(gold, { id, doc, page }, boxes);
  test("nothing boxed is no overlap, and the whole page is hardly any", () => {
    expect(measured([])).toBe(0);
    expect(measured([[0, 0, 1, 1]])).toBeLessThan(0.2);
    expect(overlap(gold, { id, doc, page: page + 100 }, [[0, 0, 1, 1]])).toBe(0);
  });
  test("a liar changes a digit where there is one, else a word", () => {
    const random = randomOf(seed);
    expect(changed("used 1,039 claims", random)).toMatch(/^used \d,\d{3} claims$/);
    expect(changed("used 1,039 claims", random)).not.toBe("used 1,039 claims");
    expect(changed("a hospital chief", random)).toBe("a monthly chief");
  });
});
