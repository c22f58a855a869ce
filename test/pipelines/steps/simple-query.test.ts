import { expect, test } from "vitest";
import type { DataColumn, DataKind, DataTable } from "../../../pipelines/engine/data.ts";
import { simpleQuery } from "../../../pipelines/steps/simple-query.ts";

const column = (name: string, kind: DataKind): DataColumn => ({
  name,
  kind,
  type: "X",
  missing: 0,
  distinct: 3,
  min: "a",
  max: "b",
  examples: [],
});
const tableOf = (name: string, ...columns: DataColumn[]): DataTable => ({
  name,
  title: `${name}.csv`,
  documentId: "d",
  rows: 3,
  columns,
});
const sales = tableOf("sales", column("City", "text"), column("unit_price", "number"), column("Day", "time"));

test.each([
  ["What is the average price in Ulm?", "a value of a column"],
  ["How many people live in Germany?", "words of the world"],
  ["What is the average price?", "a column by half its name"],
  ["What is the sum of the city?", "the sum of words"],
  ["Average unit price since 2020?", "a year"],
  ["Show me the trend", "no operation"],
  ["Is the average unit price higher than the median?", "two operations"],
  ["", "nothing"],
])("“%s” (%s) is not answered by a guess", (question) => expect(simpleQuery(question, [sales])).toBeUndefined());

test.each([
  ["How many regions are there?", undefined],
  ["Wie viele Regionen gibt es?", undefined],
  ["How many regions per day?", undefined],
  ["How many different regions are there?", 'select count(distinct "Region") as "count" from "orders"'],
  ["How many orders are there?", 'select count(*) as "count" from "orders"'],
  ["How many codes are there?", 'select count("Code") as "count" from "orders"'],
])("of a hundred rows with four regions, “%s” is never the number of rows by a guess", (question, sql) => {
  const columns = [column("Region", "text"), column("Code", "text"), column("Day", "time")];
  const orders = tableOf("orders", ...columns.map((each) => ({ ...each, distinct: each.name === "Code" ? 100 : 4 })));
  expect(simpleQuery(question, [{ ...orders, rows: 100 }])).toBe(sql);
});

test("a question that fits two tables is not answered by a guess", () => {
  const other = { ...sales, name: "other", title: "other.csv" };
  expect(simpleQuery("How many rows are there?", [sales, other])).toBeUndefined();
  expect(simpleQuery("How many rows are there in sales?", [sales, other])).toBe(
    'select count(*) as "count" from "sales"',
  );
});

test.each([
  ["How many rows are there?", 'select count(*) as "count" from "sales"'],
  ["Wie viele Zeilen gibt es?", 'select count(*) as "count" from "sales"'],
  ["How many different cities are there?", 'select count(distinct "City") as "count" from "sales"'],
  ["What is the total unit price?", 'select sum("unit_price") as "sum unit_price" from "sales"'],
  ["Was ist der Durchschnitt von unit price?", 'select avg("unit_price") as "avg unit_price" from "sales"'],
  [
    "average unit price per city",
    'select "City", avg("unit_price") as "avg unit_price" from "sales" group by 1 order by 2 desc',
  ],
  ["How many rows by city?", 'select "City", count(*) as "count" from "sales" group by 1 order by 2 desc'],
  [
    "Which city has the highest unit price?",
    'select "City", "unit_price" from "sales" where "unit_price" = (select max("unit_price") from "sales")',
  ],
  ["What is the earliest day?", 'select min("Day") as "min Day" from "sales"'],
])("“%s” is answered by code", (question, sql) => expect(simpleQuery(question, [sales])).toBe(sql));

test("a column's name cannot break out of the query", () => {
  const table = tableOf("t", column('a" from t; drop table t; --', "number"));
  const sql = simpleQuery("sum of a from t drop table t", [table]);
  expect(sql).toBe('select sum("a"" from t; drop table t; --") as "sum a"" from t; drop table t; --" from "t"');
});
