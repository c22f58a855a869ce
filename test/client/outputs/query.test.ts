import { expect, test } from "vitest";
import { chartOf } from "../../../client/outputs/chart-value.ts";
import { queryOf } from "../../../client/outputs/query.ts";

const sql = "select 1";

test.each([
  [
    { sql, documentIds: ["a", 7, "b"] },
    { sql, documentIds: ["a", "b"] },
  ],
  [{ sql }, { sql, documentIds: [] }],
  [{ sql: "  " }, undefined],
  [{ sql: 7 }, undefined],
  [{ columns: [], rows: [] }, undefined],
  [null, undefined],
  ["select 1", undefined],
])("the query of %j is %j", (value, expected) => {
  expect(queryOf(value)).toEqual(expected);
});

test("a chart and a table hold their query in the same way", () => {
  const held = { columns: ["a"], rows: [[1]], sql, documentIds: ["d"] };
  expect(chartOf({ ...held, spec: { mark: "bar" } })?.query).toEqual(queryOf(held));
});
