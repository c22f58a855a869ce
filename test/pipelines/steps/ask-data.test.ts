import { afterAll, beforeAll, expect, test } from "vitest";
import { FacetError } from "../../../pipelines/engine/errors.ts";
import type { StepContext } from "../../../pipelines/engine/step-context.ts";
import { answerFromData } from "../../../pipelines/steps/ask-data.ts";
import { askModel } from "../../../pipelines/engine/ask.ts";
import * as words from "../../../prompts/data.ts";
import { cities, testData } from "../../support/data-files.ts";
import type { TestData } from "../../support/data-files.ts";
import { scriptedModels } from "../../support/scripted-model.ts";

let parts: TestData;
beforeAll(() => {
  parts = testData();
});
afterAll(() => parts[Symbol.asyncDispose]());

interface Given {
  readonly answers?: readonly unknown[];
  readonly tier?: "small" | "large";
  readonly csv?: string;
}

/** The step over a real table, with a model that gives these answers. */
function asking({ answers = [], tier = "large", csv = cities }: Given) {
  const files = csv === "" ? [] : [parts.file("cities.csv", csv)];
  const turns: { text: string }[][] = [];
  const chat: StepContext["chat"] = async (request) => {
    turns.push([...request.turns]);
    const answer = answers[turns.length - 1];
    if (answer === undefined) throw new Error("the model was asked too often");
    return JSON.stringify(answer);
  };
  const { model } = scriptedModels([], { info: { tier } });
  const { signal } = new AbortController();
  const data = {
    documentIds: () => files.map(({ documentId }) => documentId),
    tables: async () => (await parts.data.profile(files)).tables,
    query: (sql: string) => parts.data.query(files, sql),
  };
  const context = { ask: ((request) => askModel(chat, request)) as StepContext["ask"], model, signal, data };
  return { turns, answer: (question: string) => answerFromData({ question }, context, words) };
}

/** Three prices: enough for a chart. */
const towns = "City,Price,Since\nBonn,4.25,2020-01-01\nUlm,3.5,2021-01-01\nKiel,4,2022-01-01\n";
const price = {
  sql: 'select "City", "Price" from cities where "Price" is not null order by 1',
  chart: null,
  caption: "",
};

test("without a table it says what to add, and asks no model", async () => {
  expect(await asking({ csv: "" }).answer("How many?")).toEqual({ summary: words.told.noData.en });
});

test("a query that the database refuses is written once more with what it said", async () => {
  const { answer, turns } = asking({ answers: [{ ...price, sql: "select Prise from cities" }, price] });
  expect((await answer("What are the prices?")).summary).toContain("The result has 2 rows.");
  expect(turns[1]?.at(-1)?.text).toMatch(/Binder Error.*Prise/);
});

test("two queries that do not work end in the profile, with the database's words", async () => {
  const wrong = { ...price, sql: "select Prise from cities" };
  const { summary, chart, table } = await asking({ answers: [wrong, wrong] }).answer("What are the prices?");
  expect(summary).toMatch(/^No query that works was found.*Binder Error/);
  expect(summary).toContain("`cities.csv`: 3 rows");
  expect([chart, table]).toEqual([undefined, undefined]);
});

test("a query that would change something is refused like a mistake", async () => {
  const { answer, turns } = asking({ answers: [{ ...price, sql: "drop table cities" }, price] });
  await answer("Delete all");
  expect(turns[1]?.at(-1)?.text).toContain("exactly one SELECT");
});

test("a model that gives no JSON is an error that can be retried", async () => {
  const error: unknown = await asking({ answers: ["no", "no"] })
    .answer("Prices?")
    .catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(FacetError);
});

test.each([
  ["a number nobody counted", "On average 17 cities cost more.", false],
  ["a number that is nearly right", "Bonn costs 4.2.", false],
  ["the result's number", "Bonn costs 4.25.", true],
  ["the result's number with a comma", "In Bonn sind es 4,25.", true],
  ["the question's year", "These are the prices of 2024.", true],
  ["no number", "These are the prices by city.", true],
])("a caption with %s is kept only where it is true", async (_, caption, kept) => {
  const { answer } = asking({ csv: towns, answers: [{ ...price, caption }] });
  const { summary, chart } = await answer("What are the prices in 2024?");
  expect(summary.includes(caption)).toBe(kept);
  expect(chart?.["caption"]).toBe(kept ? caption : undefined);
});

test("the answer's numbers, chart and query are those of the result, and its bars begin at zero", async () => {
  const chart = { mark: "bar", x: "City", y: "Price", color: null };
  const { answer } = asking({ csv: towns, answers: [{ ...price, chart }] });
  const { summary, chart: shown, table } = await answer("What are the prices?");
  expect(summary).toBe("The result has 3 rows. Highest Price: **4.25** (Bonn). Lowest: **3.5** (Ulm).");
  expect(shown).toEqual({
    spec: {
      mark: "bar",
      encoding: {
        x: { field: "City", type: "nominal", title: "City", sort: null },
        y: { field: "Price", type: "quantitative", title: "Price", scale: { zero: true } },
      },
    },
    columns: ["City", "Price"],
    rows: [
      ["Bonn", 4.25],
      ["Kiel", 4],
      ["Ulm", 3.5],
    ],
    sql: price.sql,
    documentIds: ["id of cities.csv"],
  });
  expect(table).toBeUndefined();
});

test.each([
  ["bar", { zero: true }],
  ["area", { zero: true }],
  ["line", undefined],
  ["point", undefined],
])("the value axis of a wished %s begins at zero only where its length is read", async (mark, scale) => {
  const chart = { mark, x: "Since", y: "Price", color: null };
  const sql = 'select "Since", "Price" from cities order by 1';
  const { chart: shown } = await asking({ csv: towns, answers: [{ sql, chart, caption: "" }] }).answer("Prices?");
  expect(shown?.["spec"]).toHaveProperty("encoding.y", {
    field: "Price",
    type: "quantitative",
    title: "Price",
    ...(scale && { scale }),
  });
});

test("a chart over columns that are not there is replaced by one that fits", async () => {
  const chart = { mark: "line", x: "Month", y: "Profit", color: null };
  const { chart: shown } = await asking({ csv: towns, answers: [{ ...price, chart }] }).answer("Prices?");
  expect(shown?.["spec"]).toMatchObject({ mark: "bar", encoding: { x: { field: "City" } } });
});

test("two values are a table, whatever chart was wished: bars would say nothing more", async () => {
  const chart = { mark: "bar", x: "City", y: "Price", color: null };
  const { table, chart: shown } = await asking({ answers: [{ ...price, chart }] }).answer("Prices?");
  expect(shown).toBeUndefined();
  expect(table?.rows).toEqual([
    [{ text: "Bonn" }, { text: "4.25" }],
    [{ text: "Ulm" }, { text: "3.5" }],
  ]);
});

test("a single number is a sentence; its table carries the query, to be shown, edited and run again", async () => {
  const one = { ...price, sql: ' select sum("Price") as total from cities\n' };
  const { summary, table, chart } = await asking({ answers: [one] }).answer("Wie hoch ist die Summe der Preise?");
  expect(summary).toBe("total: **7,75**.");
  expect(table).toEqual({
    columns: ["total"],
    rows: [[{ text: "7.75" }]],
    sql: one.sql.trim(),
    documentIds: ["id of cities.csv"],
  });
  expect(chart).toBeUndefined();
});

test("a result without rows is told as such, with the query that found none", async () => {
  const none = { ...price, sql: 'select "City" from cities where "Price" > 99' };
  const { summary, table } = await asking({ answers: [none] }).answer("Which cities cost more?");
  expect(summary).toBe("The query found no rows.");
  expect(table).toMatchObject({ columns: ["City"], rows: [], sql: none.sql });
});

test("a small model is not asked: simple questions are answered by code", async () => {
  const { answer, turns } = asking({ tier: "small" });
  expect((await answer("What is the average price?")).summary).toMatch(/^avg Price: \*\*3\.875\*\*\./);
  expect((await answer("Which city has the lowest price?")).summary).toMatch(
    /^City: \*\*Ulm\*\*, Price: \*\*3\.5\*\*\./,
  );
  expect(turns).toEqual([]);
});

test("for a harder question the small tier shows the profile and says what it needs", async () => {
  const { summary } = await asking({ tier: "small" }).answer("How did prices change?");
  expect(summary).toMatch(/^This question needs a larger model/);
  expect(summary).toContain("- `Price`: 2 different values, `3.5` – `4.25`, 1 missing");
});

test("what stands in a table is shown as text, never as marks", async () => {
  const csv = "Name,Price\n![x](http://a.example/p.png) <b>**bold**,1\ny,2\n";
  const { answer } = asking({ csv, answers: [{ ...price, sql: 'select "Name", "Price" from cities' }] });
  expect((await answer("Prices?")).summary).toContain("\\!\\[x\\](http://a.example/p.png) \\<b\\>\\*\\*bold\\*\\*");
});

test("the prompt names tables and columns within a limit, and asks for no number", () => {
  const price = { type: "DOUBLE", missing: 0, distinct: 2, min: "1", max: "2", examples: ["1"] };
  const columns = Array.from({ length: 500 }, (_, at) => ({ name: `column ${at}`, ...price }));
  const table = { name: "wide", title: "wide.csv", rows: 3, columns };
  const turns = words.query({ question: "Prices?", tables: [table, table, table] });
  expect(turns.map(({ text }) => text).join("").length).toBeLessThan(10_500);
  expect(turns[1]?.text).toContain('"column 0" DOUBLE, 1 to 2');
});
