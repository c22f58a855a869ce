import { expect, test } from "vitest";
import { columnWidths } from "../../../client/outputs/column-widths.ts";
import { tableOf } from "../../../client/outputs/table.ts";

const widthOf = (...cells: readonly string[]) =>
  columnWidths(tableOf({ columns: ["A"], rows: cells.map((text) => [{ text }]) })!)[0];

test.each([
  ["nothing", [], 5],
  ["gaps alone", ["", "Not stated", "nicht angegeben"], 5],
  ["short words", ["Ulm", "Kiel"], 5],
  ["a sentence", ["x".repeat(60), ""], 12],
  ["a paragraph", ["x".repeat(4000), "Not stated"], 24],
])("a column of %s is at least as wide as it needs to be read", (_, cells, expected) => {
  expect(widthOf(...cells)).toBe(expected);
});
