import { describe, expect, test } from "vitest";
import { judgeByScores, signsOf } from "../../../pipelines/steps/answerable.ts";
import { someFound } from "../../support/found-passages.ts";

const kettle = "To remove lime, the kettle is filled with vinegar and boiled for 30 minutes.";
const judge = (question: string, score: number, text = kettle) =>
  judgeByScores(question, [someFound(text, score)], { text, score });

describe("refused", () => {
  test("without a question or a passage", () => {
    expect(judgeByScores("How long?", [], undefined)).toEqual({ answerable: false, confidence: 0 });
    expect(judge(" ", 9)).toEqual({ answerable: false, confidence: 0 });
  });
  test("where no passage comes near", () => {
    expect(judge("Who won the cup?", -9)).toMatchObject({ answerable: false });
  });
  test("where the passage is near, but what is asked for stands nowhere", () => {
    expect(judge("How long is a GX-450 kettle boiled with vinegar?", 6).answerable).toBe(false);
  });
  test("without a reranker, where a name of the question stands nowhere", () => {
    const found = [someFound(kettle, 0.03, { reranked: false })];
    expect(judgeByScores("How long is a GX-450 kettle boiled?", found, undefined).answerable).toBe(false);
    expect(judgeByScores("How long is the kettle boiled?", found, undefined).answerable).toBe(true);
  });
});

test("answered where the passage is near and holds what is asked for, and the nearer the surer", () => {
  const near = judge("How long is the kettle boiled with vinegar?", 5);
  expect(near.answerable).toBe(true);
  expect(judge("How long is the kettle boiled with vinegar?", 8).confidence).toBeGreaterThan(near.confidence);
});

describe("the signs", () => {
  const signs = (question: string, text = kettle) => signsOf(question, [someFound(text, 1)], { text, score: 2 });
  test("the nearer of passage and sentence counts", () => expect(signs("How long?").relevance).toBe(2));
  test("forms of a word are the same word", () => {
    expect(signs("How long are kettles boiling with the vinegar?").unknownWords).toBe(0);
    expect(signs("Are kettles loud?").unknownWords).toBe(0.5);
  });
  test.each([
    ["When was it filled?", "It is filled in time.", 1],
    ["When was it filled?", "It was filled in spring, on a Monday.", 0],
    ["When was it filled?", "It was filled in 1990.", 0],
    ["How many were filled in 1990?", "In 1990 the kettle was filled.", 1],
    ["How many were filled in 1990?", "In 1990 three kettles were filled.", 0],
    ["Wie viele waren es?", "Es waren drei.", 0],
    ["Wie viele waren es?", "Es waren welche.", 1],
    ["Who filled it?", "Ada filled it.", 0],
  ])("“%s” after “%s” lacks %d number", (question, text, lacks) =>
    expect(signs(question, text).lacksNumber).toBe(lacks),
  );
  test("a name with digits or capitals that stands nowhere is counted, also in German", () => {
    expect(signs("Does GPT-4 boil?").unknownNames).toBe(1);
    expect(signs("Kocht GPT-4 den Essig?").unknownNames).toBe(1);
    expect(signs("Does GPT-4 boil?", "GPT-4 boils.").unknownNames).toBe(0);
    expect(signs("Does GPT-4 boil?", "GPT-3 boils 4 of them.").unknownNames).toBe(1);
  });
  test.each([
    ["Is P12.1.2 installed?", "software version P12.1.2", 0],
    ["Is P12.1.2 installed?", "software version P12.1.3", 1],
    ["Which 80M-parameter model?", "with 80M parameters", 0],
    ["How many U.S.-registered ones?", "73 of U.S. registry", 0],
    ["Between 2019-2020?", "in 2019 and in 2020", 0],
    ["Is Ada kind?", "nobody is", 0],
  ])("“%s” before “%s”: %d unknown names", (question, text, count) => {
    expect(signs(question, text).unknownNames).toBe(count);
  });
});
