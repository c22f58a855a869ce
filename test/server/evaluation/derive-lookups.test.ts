import { describe, expect, test } from "vitest";
import { deriveLookups, someOf } from "../../../server/evaluation/derive-lookups.ts";
import { randomOf } from "../../../server/evaluation/random.ts";

const page = (text: string, number = 1, documentId = "d1") => ({
  documentId,
  name: `${documentId}.pdf`,
  page: number,
  text,
});
const questions = (...texts: readonly string[]) =>
  deriveLookups(texts.map((text, at) => page(text, at + 1))).map(({ question }) => question);

describe("no question is made of", () => {
  test.each([
    [
      "a fact stated twice",
      "The harbour lighthouse was painted crimson by volunteers from Norway.\n\nIn May, the harbour lighthouse was painted crimson by volunteers from Norway.",
    ],
    [
      "a subject that means something said before",
      "These instruments were calibrated against the reference barometer in Geneva.",
    ],
    [
      "a clause before the subject",
      "While the instruments were calibrated against barometers, visitors waited in Geneva.",
    ],
    [
      "the number of a figure",
      "The remaining barometers described in Figure 12 instruments measured pressure in Geneva.",
    ],
    ["half of a range", "Every barometer lesson took between 15-20 minutes of careful calibration in Geneva."],
    ["a reference", "Müller and Schmidt et al. were calibrating barometers for the observatory in Geneva."],
    ["a heading", "Barometers were calibrated."],
  ])("%s", (_, text) => expect(questions(text)).toEqual([]));
});

test("a number is asked for in the words around it, and its answer is the number", () => {
  const text = "Intro.\n\nThe observatory in Geneva calibrated 2,962 barometers during\nthe winter expedition.";
  const [lookup] = deriveLookups([page(text)]);
  expect(lookup).toMatchObject({
    kind: "number",
    question: "The observatory in Geneva calibrated how many barometers during the winter expedition?",
    answer: "2,962",
  });
  expect(text.slice(lookup?.source.start, lookup?.source.end)).toMatch(/^The observatory[^]*expedition\.$/);
  expect(questions("About 86% of the barometers survived the winter expedition to Geneva.")).toEqual([
    "About what percentage of the barometers survived the winter expedition to Geneva?",
  ]);
});

test("a name is asked for by its definition, a statement by its subject", () => {
  expect(questions("The Aneroid is a barometer without liquid that sailors carry aboard.")).toEqual([
    "What is Aneroid?",
  ]);
  expect(questions("Most barometers can be calibrated against the observatory in Geneva.")).toEqual([
    "What can be calibrated against the observatory in Geneva?",
  ]);
});

test("German documents are asked in German", () => {
  const text = "Die Sternwarte und der Verein in Genf haben 2.962 Barometer für die Expedition geeicht.";
  expect(questions(text)).toEqual([
    "Die Sternwarte und der Verein in Genf haben wie viele Barometer für die Expedition geeicht?",
  ]);
});

test("some of them come from every document and kind, others with another seed, the same with the same", () => {
  const lookup = (at: number, kind: string) => ({ kind, source: { documentId: `d${at % 3}` }, at });
  const all = Array.from({ length: 60 }, (_, at) => lookup(at, at < 50 ? "statement" : "number"));
  const some = someOf(all, 12, randomOf(1));
  expect(new Set(some.map(({ kind, source }) => `${kind} ${source.documentId}`)).size).toBe(6);
  expect(someOf(all, 12, randomOf(1))).toEqual(some);
  expect(someOf(all, 12, randomOf(2))).not.toEqual(some);
  expect(someOf(all, 100, randomOf(1))).toHaveLength(60);
});
