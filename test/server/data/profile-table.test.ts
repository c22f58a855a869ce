import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cities, testData } from "../../support/data-files.ts";
import type { TestData } from "../../support/data-files.ts";

let parts: TestData;
beforeAll(() => {
  parts = testData();
});
afterAll(() => parts[Symbol.asyncDispose]());

test("a Parquet file is profiled", async () => {
  const file = parts.file(
    "made.parquet",
    readFileSync(await parquet("select i as n, 'g' || i % 3 as g from range(100) t(i)")),
  );
  const { tables } = await parts.data.profile([file]);
  expect(tables[0]).toMatchObject({
    name: "made",
    rows: 100,
    columns: [
      { name: "n", max: "99" },
      { name: "g", distinct: 3 },
    ],
  });
});

async function parquet(sql: string): Promise<string> {
  const { DuckDBConnection } = await import("@duckdb/node-api");
  const connection = await DuckDBConnection.create();
  const path = join(parts.folder, "written.parquet");
  await connection.run(`copy (${sql}) to '${path}' (format parquet)`);
  connection.closeSync();
  expect(existsSync(path)).toBe(true);
  return path;
}

test("a column is told with its range, what is missing and how many values differ", async () => {
  const { tables } = await parts.data.profile([parts.file("cities.csv", cities)]);
  expect(tables).toEqual([
    {
      name: "cities",
      documentId: "id of cities.csv",
      title: "cities.csv",
      rows: 3,
      columns: [
        {
          name: "City",
          kind: "text",
          type: "VARCHAR",
          missing: 0,
          distinct: 3,
          min: "Bonn",
          max: "Ulm",
          examples: ["Bonn", "Kiel", "Ulm"],
        },
        {
          name: "Price",
          kind: "number",
          type: "DOUBLE",
          missing: 1,
          distinct: 2,
          min: "3.5",
          max: "4.25",
          examples: ["3.5", "4.25"],
        },
        {
          name: "Day",
          kind: "time",
          type: "DATE",
          missing: 0,
          distinct: 3,
          min: "2024-01-02",
          max: "2024-03-04",
          examples: ["2024-01-02", "2024-02-03", "2024-03-04"],
        },
      ],
    },
  ]);
});

test.each([
  ["no file", ""],
  ["a header alone", "City,Price\n"],
])("%s has a profile without charts", async (_, bytes) => {
  const { charts } = await parts.data.profile([parts.file("empty.csv", bytes)]);
  expect(charts).toEqual([]);
});

test("charts fit the kinds of the columns, and their rows are at most 200", async () => {
  const rows = Array.from({ length: 5000 }, (_, at) => {
    const day = new Date(Date.UTC(2020, 0, 1) + at * 86_400_000).toISOString().slice(0, 10);
    return `${day},${["north", "south", "west"][at % 3]},${(at % 97) / 2},${(at * 31) % 211}`;
  });
  const { charts } = await parts.data.profile([
    parts.file("weather.csv", `day,region,"rain.mm [24h]",sun\n${rows.join("\n")}\n`),
  ]);
  expect(charts.map(({ mark }) => mark)).toEqual(["line", "bar", "point", "bar"]);
  for (const chart of charts) {
    const { values } = chart["data"] as { values: Record<string, unknown>[] };
    expect(values.length).toBeGreaterThan(1);
    expect(values.length).toBeLessThanOrEqual(200);
  }
  const histogram = charts[3]!["data"] as { values: { "#": number }[] };
  expect(histogram.values.reduce((sum, each) => sum + each["#"], 0)).toBe(5000);
});

test("times within an hour are parted finer than by days", async () => {
  const rows = Array.from(
    { length: 1000 },
    (_, at) => `${new Date(Date.UTC(2024, 0, 1) + at * 3600).toISOString().slice(0, 23)},${at}`,
  );
  const { charts } = await parts.data.profile([parts.file("hour.csv", `at,load\n${rows.join("\n")}\n`)]);
  const line = charts.find(({ mark }) => mark === "line")?.["data"] as { values: unknown[] };
  expect(line.values.length).toBeGreaterThan(100);
});

test("what only ends in “id” is a number to be shown, and an id is none", async () => {
  const rows = Array.from({ length: 30 }, (_, at) => `${at % 7},${at},${at},${at}`);
  const { charts } = await parts.data.profile([
    parts.file("bills.csv", `paid,userId,order_id,ID\n${rows.join("\n")}\n`),
  ]);
  expect(charts).toHaveLength(1);
  expect(charts[0]?.encoding).toMatchObject({ x: { title: "paid" } });
});

test.each(["order", "Group", "user", "left"])("a table of a file called %s.csv needs no quotes", async (name) => {
  const file = parts.file(`${name}.csv`, `n\n${name.length}\n`);
  const [table] = (await parts.data.profile([file])).tables;
  expect((await parts.data.query([file], `select n from ${table?.name}`)).rows).toEqual([[name.length]]);
});

test("every chart of a profile is a specification that Vega-Lite compiles without a warning", async () => {
  const { compile } = await import("vega-lite");
  const file = parts.file(
    "small.csv",
    `day,"a.b [c]'s","x""y",z\n2024-01-01,p,1,2\n2024-01-02,q,2,5\n2024-01-03,p,4,4\n`,
  );
  const { charts } = await parts.data.profile([file]);
  expect(charts.length).toBe(4);
  for (const chart of charts) {
    const warnings: unknown[] = [];
    const logger = {
      warn: (...all: unknown[]) => (warnings.push(all), logger),
      info: () => logger,
      debug: () => logger,
      error: (...all: unknown[]) => (warnings.push(all), logger),
      level: () => logger,
    };
    compile(chart as never, { logger: logger as never });
    expect(warnings).toEqual([]);
  }
});
