import { expect, test } from "vitest";
import { headingOf, isRefusal } from "../../../client/outputs/refusal.ts";

test.each([
  [{ confidence: "none" }, true],
  [{ confidence: "general" }, false],
  [{ confidence: "high" }, false],
  [{}, false],
])("an answer with %j is a refusal: %j", (outputs, expected) => {
  expect(isRefusal(outputs)).toBe(expected);
});

test.each([
  ["Not in your documents.", "Not in your documents", ""],
  ["Nicht in deinen Dokumenten", "Nicht in deinen Dokumenten", ""],
  ["Not here. Add one, e.g. a PDF.", "Not here", "Add one, e.g. a PDF."],
  ["Really? No.", "Really?", "No."],
  ["", "", ""],
])("%j has the heading %j and then %j", (text, heading, rest) => {
  expect(headingOf(text)).toEqual({ heading, rest });
});
