import { expect, test } from "vitest";
import { chartsOf, fittingChart, missingShare, rangeOf } from "../../../client/documents/data-profile.ts";
import type { DataColumn, DataKind } from "../../../pipelines/engine/data.ts";

const words = { rows: "Zeilen", meanOf: (column: string) => `Mittel von ${column}` };
const column = (kind: DataKind, min: string | null, max: string | null): DataColumn => ({
  name: "x",
  kind,
  type: "",
  missing: 0,
  distinct: 2,
  min,
  max,
  examples: [],
});

test.each([
  { what: "nothing in it", of: column("number", null, null), shown: [] },
  { what: "words", of: column("text", "a", "z"), shown: [] },
  { what: "numbers, in the reader's language", of: column("number", "-0.5", "1234.25"), shown: ["-0,5", "1234,25"] },
  { what: "years, not grouped", of: column("number", "1990", "2024"), shown: ["1990", "2024"] },
  {
    what: "a number too large to be exact",
    of: column("number", "1", "9007199254740993"),
    shown: ["1", "9007199254740993"],
  },
  { what: "one value everywhere", of: column("number", "7", "7"), shown: ["7"] },
  {
    what: "days",
    of: column("time", "2024-01-01 00:00:00", "2024-12-31 00:00:00"),
    shown: ["2024-01-01", "2024-12-31"],
  },
  {
    what: "times of day",
    of: column("time", "2024-01-01 08:30:00", "2024-01-01 00:00:00"),
    shown: ["2024-01-01 08:30:00", "2024-01-01"],
  },
])("the range of $what is $shown", ({ of, shown }) => {
  expect(rangeOf(of, "de")).toEqual(shown);
});

test("a few missing values among very many are not called nothing", () => {
  expect(missingShare(1, 100_000, "de")).toBe("0,001 %");
  expect(missingShare(1, 24, "de")).toBe("4 %");
  expect(missingShare(24, 24, "de")).toBe("100 %");
});

test("what is no chart is not drawn", () => {
  expect(fittingChart({}, words)).toBeUndefined();
  expect(fittingChart({ mark: "bar" }, words)).toBeUndefined();
});

test("a chart tells its axes in the reader's words, and leaves out the name its table has already", () => {
  const encoding = {
    x: { field: "Price", type: "quantitative", title: "⌀ Price" },
    y: { field: "#", type: "quantitative", title: "#" },
  };
  const chart = { title: "prices.csv", mark: "bar", encoding, data: { values: [{ Price: 2, "#": 3 }] } };
  const fitting = fittingChart(chart, words);
  expect(fitting?.name).toBe("Zeilen, Mittel von Price");
  expect(fitting?.spec).toMatchObject({ mark: "bar", encoding: { y: { field: "#", title: "Zeilen" } } });
  expect(Object.keys(fitting?.spec ?? {})).not.toContain("title");
  expect(fitting?.table?.columns).toEqual(["Price", "#"]);
});

test("each table has its own charts", () => {
  const table = { name: "a", documentId: "d", title: "book.xlsx, March", rows: 2, columns: [] };
  const [march, april] = [{ title: "book.xlsx, March" }, { title: "book.xlsx, April" }];
  expect(chartsOf({ tables: [table], charts: [april, march] }, table)).toEqual([march]);
});
