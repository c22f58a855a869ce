import { readdirSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cities, testData } from "../../support/data-files.ts";
import type { TestData } from "../../support/data-files.ts";
import { xlsxOf } from "../../support/office-files.ts";

let parts: TestData;
beforeAll(() => {
  parts = testData();
});
afterAll(() => parts[Symbol.asyncDispose]());

const ask = (sql: string) => parts.data.query([parts.file("cities.csv", cities)], sql);
const refused = (reason: string, detail?: RegExp) => ({
  data: {
    code: "invalid-input",
    facts: { field: "sql", reason, ...(detail ? { detail: expect.stringMatching(detail) } : {}) },
  },
});

describe("what a query must not do", () => {
  test.each([
    ["read a file", "select * from read_csv('/etc/passwd')", /file system operations are disabled/],
    ["read a text file", "from read_text('/etc/passwd')", /file system operations are disabled/],
    ["read bytes", "from read_blob('/etc/hostname')", /file system operations are disabled/],
    ["read a file by its name", "select * from '/etc/passwd'", /does not exist/],
    ["list files", "select * from glob('/*')", /file system operations are disabled/],
    ["look into a file's layout", "select * from sniff_csv('/etc/passwd')", /disabled/],
    ["fetch from the network", "select * from read_csv('https://example.com/a.csv')", /disabled|httpfs|not.*loaded/i],
    ["read a file through a query in a query", `from query('select * from read_text(''/etc/passwd'')')`, /disabled/],
    ["read the environment", "select getenv('HOME')", /does not exist/],
  ])("%s is refused with the database's own words", async (_, sql, detail) => {
    await expect(ask(sql)).rejects.toMatchObject(refused("sql-failed", detail));
  });

  test.each([
    "attach ':memory:' as other",
    "attach '/tmp/other.db'",
    "install httpfs",
    "load httpfs",
    "pragma database_list",
    "pragma table_info('cities')",
    "set threads = 4",
    "set enable_external_access = true",
    "reset memory_limit",
    "set variable x = 1",
    "create table other as select 1",
    "create macro f(x) as x + 1",
    "insert into cities values ('x', 1, null)",
    "update cities set Price = 0",
    "delete from cities",
    "drop table cities",
    "alter table cities drop column Price",
    "call pragma_version()",
    "explain analyze select 1",
    "prepare p as select 1",
    "begin",
    "use memory",
    "checkpoint",
    "select 1; drop table cities",
    "select 1; select 2",
    "/* select */ pragma version",
    "",
    "-- nothing",
  ])("“%s” is refused: it is not one SELECT", async (sql) => {
    await expect(ask(sql)).rejects.toMatchObject(refused("one-select"));
  });

  test.each(["copy cities to '/tmp/facet-copied.csv'", "export database '/tmp/facet-exported'"])(
    "“%s” is refused, and nothing is written",
    async (sql) => {
      await expect(ask(sql)).rejects.toMatchObject({ data: { code: "invalid-input", facts: { field: "sql" } } });
      expect(readdirSync("/tmp").filter((name) => /^facet-(copied|exported)/.test(name))).toEqual([]);
    },
  );

  test("after all of that the table is as it was", async () => {
    expect((await ask("select count(*), sum(Price) from cities")).rows).toEqual([[3, 7.75]]);
  });
});

test("a mistake in the query is told in the database's own words, on one line", async () => {
  await expect(ask("select Prise from cities")).rejects.toMatchObject(
    refused("sql-failed", /^Binder Error: .*"?Prise"?[^\n]*$/),
  );
});

test("a query without end is stopped, and the next one is answered", async () => {
  const endless = "with recursive r as (select 1 as n union all select n + 1 from r) select max(n) from r";
  await expect(ask(endless)).rejects.toMatchObject({ data: { code: "time-limit", facts: { seconds: 3 } } });
  expect((await ask("select 1 as one")).rows).toEqual([[1]]);
});

test("a query that wants more memory than there is for it is refused, and the next one is answered", async () => {
  const hungry = "select list(i || repeat('x', 1000)) from range(10000000) t(i)";
  // A busy machine takes longer than the limit of the others to fill its memory.
  await using roomy = testData(30_000);
  const query = (sql: string) => roomy.data.query([roomy.file("cities.csv", cities)], sql);
  await expect(query(hungry)).rejects.toMatchObject(refused("sql-failed", /Out of Memory/));
  expect((await query("select 1 as one")).rows).toEqual([[1]]);
});

test("an aborted query ends at once", async () => {
  const stop = new AbortController();
  const endless = "with recursive r as (select 1 as n union all select n + 1 from r) select max(n) from r";
  const answer = parts.data.query([parts.file("cities.csv", cities)], endless, stop.signal);
  setTimeout(() => stop.abort(), 300);
  await expect(answer).rejects.toMatchObject({ name: "AbortError" });
  expect((await ask("select 1 as one")).rows).toEqual([[1]]);
});

test("a session that is asked again is not the one that makes room for others at work", async () => {
  const stop = new AbortController();
  const endless = "with recursive r as (select 1 as n union all select n + 1 from r) select max(n) from r";
  const working = ["a", "b"].map((name) =>
    parts.data.query([parts.file(`${name}.csv`, `${name}\n1\n`)], endless, stop.signal),
  );
  const third = [parts.file("third.csv", "n\n3\n")];
  expect((await parts.data.query(third, "select n from third")).rows).toEqual([[3]]);
  expect((await parts.data.query(third, "select n + 1 from third")).rows).toEqual([[4]]);
  stop.abort();
  expect((await Promise.allSettled(working)).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
});

test("at most 1,000 rows come back, and it is said that there are more", async () => {
  const all = await ask("select i from range(1000) t(i)");
  expect([all.rows.length, all.truncated]).toEqual([1000, false]);
  const more = await ask("select i from range(1000000) t(i)");
  expect([more.rows.length, more.truncated]).toEqual([1000, true]);
  const wide = await ask(
    `select ${Array.from({ length: 500 }, (_, at) => `i as c${at}`).join(", ")} from range(1000) t(i)`,
  );
  expect([wide.rows.length, wide.truncated]).toEqual([200, true]);
});

test("values come as numbers, times as ISO text, and what JavaScript cannot hold as text", async () => {
  const sql =
    "select 1::bigint as a, 2.50::decimal(9,2) as b, 9007199254740993::bigint as c, 1e300 as d, true as e, null as f, date '2024-01-02' as g, [1, 2] as h, repeat('x', 5000) as i";
  const { columns, rows } = await ask(sql);
  expect(rows[0]?.slice(0, 8)).toEqual([1, 2.5, "9007199254740993", 1e300, true, null, "2024-01-02", "[1,2]"]);
  expect(String(rows[0]?.[8])).toHaveLength(2000);
  expect(columns.map(({ kind }) => kind)).toEqual([
    "number",
    "number",
    "number",
    "number",
    "boolean",
    "number",
    "time",
    "other",
    "text",
  ]);
});

test.each([
  "with a as (select 1 as x) from a",
  "values (1)",
  "(select 1)",
  "-- why\nselect 1",
  "table cities",
  "summarize cities",
])("“%s” is a SELECT too", async (sql) => expect((await ask(sql)).rows.length).toBeGreaterThan(0));

test("tables of several files are joined, and files of one name keep apart", async () => {
  const files = [
    parts.file("cities.csv", cities),
    parts.file("sub.cities.csv", cities),
    parts.file("2024 täglich.csv", "City,Rain\nUlm,7\n"),
  ];
  const { tables } = await parts.data.profile(files);
  expect(tables.map(({ name }) => name)).toEqual(["cities", "sub_cities", "table_2024_täglich"]);
  const { rows } = await parts.data.query(
    files,
    "select Price + Rain from cities join table_2024_täglich using (City)",
  );
  expect(rows).toEqual([[10.5]]);
});

test.each([
  ["semicolons and decimal commas", "Stadt;Preis\nUlm;3,5\nBonn;4,25\n"],
  ["Windows-1252", Buffer.from("Stadt,Preis\nKöln,3.5\nBonn,4.25\n", "latin1")],
  ["UTF-16", Buffer.from("\ufeffStadt\tPreis\nKöln\t3.5\nBonn\t4.25\n", "utf16le")],
  ["a byte order mark", "\ufeffStadt,Preis\nUlm,3.5\nBonn,4.25\n"],
  ["rows of different lengths", "Stadt,Preis\nUlm,3.5\nBonn,4.25,what is this\nKiel\n"],
])("a CSV with %s is summed", async (_, bytes) => {
  const { rows } = await parts.data.query(
    [parts.file("prices.csv", bytes)],
    "select sum(Preis), count(Stadt) > 1 from prices",
  );
  expect(rows).toEqual([[7.75, true]]);
});

test("the sheets of a workbook are tables with the kinds of their cells", async () => {
  const bytes = xlsxOf({
    Sales: [
      ["City", "Price", "Day", "Sold", "Mixed", null],
      ["Ulm", 3.5, new Date("2024-01-02T00:00:00Z"), true, "x", "no name"],
      ["Bonn", 4, null, false, 2, null],
    ],
    "Empty one": [],
    "Only & numbers": [
      [1, 2],
      [3, 4],
    ],
  });
  const file = parts.file("book.xlsx", bytes);
  const { tables } = await parts.data.profile([file]);
  expect(tables.map(({ name, title, rows }) => [name, title, rows])).toEqual([
    ["book_sales", "book.xlsx, Sales", 2],
    ["book_only_numbers", "book.xlsx, Only & numbers", 2],
  ]);
  expect(tables[0]?.columns.map(({ name, kind }) => [name, kind])).toEqual([
    ["City", "text"],
    ["Price", "number"],
    ["Day", "time"],
    ["Sold", "boolean"],
    ["Mixed", "text"],
    ["column6", "text"],
  ]);
  expect((await parts.data.query([file], "select sum(column1) from book_only_numbers")).rows).toEqual([[4]]);
});

test.each([
  ["a workbook that breaks off", "book.xlsx", xlsxOf({ A: [["x"]] }).subarray(0, 300)],
  ["a Parquet file of other bytes", "a.parquet", "PAR1 or not"],
])("%s is told as damaged, by its name", async (_, name, bytes) => {
  const file = parts.file(name, bytes);
  await expect(parts.data.profile([file])).rejects.toMatchObject({ data: { code: "file-damaged", facts: { name } } });
  await expect(parts.data.query([file], "select 1")).rejects.toMatchObject({ data: { code: "file-damaged" } });
});

test("a file that changes under its name is another one", async () => {
  const file = parts.file("again.csv", "a\n1\n2\n");
  await parts.data.profile([file]);
  const other = { ...file, path: `${file.path}-2` };
  writeFileSync(other.path, "a\n5\n");
  expect((await parts.data.query([other], "select sum(a) from again")).rows).toEqual([[5]]);
});
