import { expect, test } from "vitest";
import { guideEn } from "../../../../client/strings/guide.en.ts";
import { outputsEn } from "../../../../client/strings/outputs.en.ts";
import { allGeneralSentences, sentencesOf } from "../../../../client/outputs/guide/mark-sentences.ts";
import type { Citation } from "../../../../pipelines/engine/documents.ts";
import type { ParagraphMark } from "../../../../pipelines/engine/guide/lesson.ts";
import { citation } from "../../../support/told-path.ts";

const words = { marks: guideEn.marks, outputs: outputsEn };
const none: ParagraphMark = { basis: "general", citations: [], unverified: [], unsure: false };
const cited: ParagraphMark = { ...none, basis: "documents", citations: [1] };
const said = (mark: ParagraphMark, citations: readonly Citation[] = [citation], withGeneral = true) =>
  sentencesOf(mark, citations, words, withGeneral).map(({ tone, text }) => `${tone}: ${text}`);

test("what comes from a document says from which page", () => {
  expect(said(cited)).toEqual(["good: From heat-pump-handbook.pdf, p. 12"]);
  expect(sentencesOf(cited, [citation], words, true)[0]?.citation).toBe(1);
});

test("the same page is named once, another one too", () => {
  const two = { ...cited, citations: [1, 2, 3] };
  expect(said(two, [citation, { ...citation, number: 2 }, { ...citation, number: 3, page: 14 }])).toEqual([
    "good: From heat-pump-handbook.pdf, p. 12",
    "good: From heat-pump-handbook.pdf, p. 14",
  ]);
});

test("a quote that is not there, or does not say it, is no proof", () => {
  expect(said(cited, [{ ...citation, located: false }])).toEqual([
    "warn: Not found word for word in heat-pump-handbook.pdf, p. 12",
  ]);
  expect(said(cited, [{ ...citation, support: "unsupported" }])).toEqual([
    "warn: heat-pump-handbook.pdf, p. 12 does not say this",
  ]);
});

test("numbers of general knowledge are named as unchecked, of many the first and how many more", () => {
  expect(said({ ...cited, basis: "mixed", unverified: ["65 °C"] })).toEqual([
    "good: From heat-pump-handbook.pdf, p. 12",
    "warn: 65 °C is general knowledge, not checked",
  ]);
  expect(said({ ...none, unverified: ["1", "2", "3", "4", "5", "6"] })).toEqual([
    "warn: 1, 2, 3, 4, and 2 more are general knowledge, not checked",
  ]);
});

test.each([
  ["general knowledge", none, ["muted: General knowledge"]],
  [
    "partly cited",
    { ...cited, basis: "mixed" },
    ["good: From heat-pump-handbook.pdf, p. 12", "muted: The rest is general knowledge"],
  ],
  ["cited from what is not here any more", { ...cited, basis: "mixed", citations: [9] }, ["muted: General knowledge"]],
  ["worked out", { ...none, basis: "computed" }, ["good: Worked out by code"]],
  ["unsure", { ...none, unsure: true }, ["muted: General knowledge", "warn: The Guide is not certain of this"]],
] as const)("a paragraph that is %s says so", (_, mark, sentences) => {
  expect(said(mark)).toEqual(sentences);
});

test("where all is general knowledge it is said once, and a doubt stays with its paragraph", () => {
  expect(said({ ...none, unverified: ["1834"], unsure: true }, [], false)).toEqual([
    "warn: The Guide is not certain of this",
  ]);
  const all = allGeneralSentences(
    [
      { ...none, unverified: ["1834"] },
      { ...none, unverified: ["1834", "35 dB"] },
    ],
    words,
  );
  expect(all.map(({ text }) => text)).toEqual([
    "General knowledge, not checked in documents",
    "1834 and 35 dB are general knowledge, not checked",
  ]);
});
