import { expect, test } from "vitest";
import type { Citation } from "../../../pipelines/engine/documents.ts";
import { citesRightly, isDrawn, isRefusal } from "../../../server/evaluation/grade-answer.ts";

const citation: Citation = {
  number: 1,
  documentId: "d1",
  name: "d1.pdf",
  page: 3,
  start: 120,
  end: 180,
  quote: "calibrated 2,962 barometers in Geneva",
  boxes: [[0.1, 0.1, 0.5, 0.02]],
  located: true,
  support: "quoted",
  sentence: "Facet says so.",
};
const source = { documentId: "d1", name: "d1.pdf", page: 3, text: "", start: 100, end: 200 };
const lookup = {
  kind: "number",
  question: "",
  source,
  answer: "2,962",
  cues: ["calibrated", "barometers", "Geneva"],
} as const;
const rightly = (changes: Partial<Citation>, drawable = true) =>
  citesRightly({ citations: [{ ...citation, ...changes }] }, { lookup, passage: source, drawable });

const elsewhere = "barometers of other years";
test.each<[string, Partial<Citation>]>([
  ["that was not found in its document", { located: false }],
  ["that is not drawn on a page that can be", { boxes: [] }],
  ["of another page that says something else", { page: 4, quote: elsewhere }],
  ["of another document that says something else", { documentId: "d2", quote: elsewhere }],
  ["of another passage of the page that says something else", { start: 200, end: 260, quote: elsewhere }],
  ["elsewhere with another number", { page: 4, quote: "calibrated 2,963 barometers in Geneva" }],
  ["elsewhere with the number of something else", { page: 4, quote: "they ate 2,962 loaves" }],
])("a citation %s is wrong", (_, changes) => expect(rightly(changes)).toBe(false));

test("no citation is wrong", () => expect(citesRightly({}, { lookup, passage: source, drawable: true })).toBe(false));

test("a citation in the passage is right, one that says the same elsewhere too, and on pages without a picture no box is asked for", () => {
  expect(rightly({})).toBe(true);
  expect(rightly({ start: 10, end: 101 })).toBe(true);
  expect(rightly({ page: 9, quote: "In Geneva, 2962 barometers were calibrated" })).toBe(true);
  expect(rightly({ boxes: [] }, false)).toBe(true);
  expect(isDrawn({ ...citation, boxes: [] }, false)).toBe(true);
  expect(isDrawn({ ...citation, located: false }, false)).toBe(false);
});

test("only an answer that names its confidence as none is a refusal", () => {
  expect(isRefusal({ confidence: "none" })).toBe(true);
  for (const confidence of ["low", "high", undefined, null]) expect(isRefusal({ confidence })).toBe(false);
});
