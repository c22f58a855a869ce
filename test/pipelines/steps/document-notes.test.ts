import { expect, test } from "vitest";
import { pageRanges } from "../../../pipelines/steps/document-notes.ts";

test.each([
  [[], ""],
  [[4], "4"],
  [[5, 4, 6], "4–6"],
  [[1, 3, 4, 9, 10, 11], "1, 3–4, 9–11"],
])("pages %j are told as “%s”", (pages, expected) => {
  expect(pageRanges(pages)).toBe(expected);
});
