import { expect, test } from "vitest";
import { tableRow } from "../../../pipelines/engine/table-row.ts";

test.each([
  ["a bar", "a|b", "a\\|b"],
  ["a bar behind a backslash", "a\\|b", "a\\\\\\|b"],
  ["a formula", "$\\alpha$", "$\\alpha$"],
  ["lines", "a\n\n b", "a b"],
])("%s in a cell stays in its cell", (_what, cell, shown) => {
  expect(tableRow([cell, "next"])).toBe(`| ${shown} | next |`);
});
