import { expect, test } from "vitest";
import { toldOnce } from "../../../../pipelines/steps/creator/told-once.ts";

const quote = "an introductory lecture (~30 minutes)";
const told = (answer: string) =>
  `${answer} [1]\n\nCitations:\n[1] “${quote}” (academy.pdf, p. 4)\n\nReferences:\n[1] 2022, The academy, academy.pdf, p. 4`;
const reference = "References:\n2022, The academy, academy.pdf, p. 4";

test("a quote that the answer does not hold stays", () => {
  expect(toldOnce(told("“The lecture” takes half an hour."))).toBe(
    `“The lecture” takes half an hour.\n\nCitations:\n“${quote}” (academy.pdf, p. 4)\n\n${reference}`,
  );
});

test("an answer that is a quotation is told once, without the signs of Markdown and without marks", () => {
  expect(toldOnce(told("“A day begins with an introductory lecture (\\~30 minutes).”"))).toBe(
    `“A day begins with an introductory lecture (~30 minutes).”\n\n${reference}`,
  );
});

test("other lists of an answer stay as they are", () => {
  const answer = "Two ways.\n\n- one\n- two\n\nOutline:\n- first";
  expect(toldOnce(answer)).toBe(answer);
});
