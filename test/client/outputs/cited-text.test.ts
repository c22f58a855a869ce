import { expect, test } from "vitest";
import { textWithCitations } from "../../../client/outputs/cited-text.ts";

test.each([
  ["Finds 40 %; [1] they differ.[2]", ["Finds 40 %; ", 1, " they differ.", 2]],
  ["[1][3]", [1, 3]],
  ["Not so. [!]", ["Not so. ", null]],
  ["No marks <b>here</b> [2023] [x]", ["No marks <b>here</b> [2023] [x]"]],
  ["[[1]]", ["[", 1, "]"]],
  ["", []],
])("%j is %j", (text, parts) => {
  expect(textWithCitations(text)).toEqual(parts);
});
