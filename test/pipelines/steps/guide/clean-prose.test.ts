import fc from "fast-check";
import { expect, test } from "vitest";
import {
  cleanProse,
  showProse,
  withoutBrokenEnd,
  withoutTokens,
} from "../../../../pipelines/steps/guide/clean-prose.ts";
import { lesson } from "../../../support/lesson.ts";

const whole = (text: string, words = 150) => cleanProse(text, { words, isWhole: true });

test("no control token of a template is ever shown", () => {
  for (const token of [
    "<end_of_turn>",
    "<start_of_turn>",
    "<eos>",
    "‹end_of_turn›",
    "<unused12>",
    "<|im_end|>",
    "[/INST]",
    "</s>",
  ])
    expect(withoutTokens(`Heat flows.${token}`)).toBe("Heat flows.");
  expect(whole("<start_of_turn>model\nHeat flows.<end_of_turn>\nuser\n")).toBe("Heat flows.");
  expect(withoutTokens("`a < b` and <b>bold</b>")).toBe("`a < b` and <b>bold</b>");
});

test("a sentence a small model says again is said once", () => {
  expect(
    whole("Heat flows to the cold side. It is warm. Heat flows to the cold side. Heat flows to the cold side."),
  ).toBe("Heat flows to the cold side. It is warm.");
});

test("a text ends at a sentence, within its words", () => {
  expect(whole("One two three. Four five six. Seven eight nine.", 7)).toBe("One two three. Four five six.");
  expect(whole("one two three four five six", 4)).toBe("one two three four …");
});

test("what was broken off at the model's limit is left out, unless it is all there is", () => {
  expect(withoutBrokenEnd("Heat flows to the cold. It goes on until both are")).toBe("Heat flows to the cold.");
  expect(withoutBrokenEnd("Heat flows until both are")).toBe("Heat flows until both are");
  expect(withoutBrokenEnd("- one thing\n- two things")).toBe("- one thing\n- two things");
});

test("lists, tables, code and formulas keep their form", () => {
  expect(whole(lesson, 400)).toBe(lesson.trim());
});

test("a picture that is only said to be there is not announced", () => {
  expect(whole("Heat flows.\n\nHere is a picture of a house:\n\n![House](house.png)")).toBe("Heat flows.");
  expect(whole("Heat flows.\n\nIn short:\n- from warm\n- to cold")).toBe(
    "Heat flows.\n\nIn short:\n- from warm\n- to cold",
  );
});

test("a fence that never closes is left out", () => {
  expect(whole("Heat flows.\n\n```python\ndef cop(")).toBe("Heat flows.");
});

test("what is shown while it comes only grows, and ends as the whole", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.constantFrom(
          "Heat flows. ",
          "It is warm.\n\n",
          "- an item\n",
          "again and ",
          "<eos>",
          "Why? ",
          "In short:\n",
          "```\nx = 1\n```\n",
        ),
        { maxLength: 40 },
      ),
      (pieces) => {
        let shown = "";
        const prose = showProse(60, (text) => void (shown += text));
        for (const piece of pieces) prose.take(piece);
        const before = shown;
        const end = prose.end();
        expect(end.startsWith(before)).toBe(true);
        expect(shown).toBe(end);
      },
    ),
  );
});
