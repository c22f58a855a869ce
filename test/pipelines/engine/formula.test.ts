// Formulas in a line of text, and prices that are none.
import { expect, test } from "vitest";
import { formulaParts } from "../../../pipelines/engine/formula.ts";

const told = (text: string) => formulaParts(text).map((part) => (typeof part === "string" ? part : [part.source]));

test.each([
  ["It costs $5 and $6.", ["It costs $5 and $6."]],
  ["From $5 to $10, or US$20", ["From $5 to $10, or US$20"]],
  [String.raw`It costs \$5, and \$6 with tax.`, ["It costs $5, and $6 with tax."]],
  ["a lone $ sign", ["a lone $ sign"]],
  ["$ x $", ["$ x $"]],
  ["", []],
])("%j holds no formula", (text, parts) => {
  expect(told(text)).toEqual(parts);
});

test.each([
  ["Of $E = mc^2$, what is $c$?", ["Of ", ["E = mc^2"], ", what is ", ["c"], "?"]],
  [String.raw`By \(a^2\) or \[b^2\]`, ["By ", ["a^2"], " or ", ["b^2"]]],
  ["$$\\frac{1}{2}$$", [["\\frac{1}{2}"]]],
  ["It costs $5; let $n$ be its number.", ["It costs $5; let ", ["n"], " be its number."]],
])("%j is words and formulas in their order", (text, parts) => {
  expect(told(text)).toEqual(parts);
});
