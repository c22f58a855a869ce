import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { cities } from "../support/data-files.ts";
import { openResearch } from "../support/research.ts";
import type { Replies } from "../support/research.ts";

async function withCities(replies: Replies, tier: "small" | "large") {
  const research = await openResearch({ documents: [], replies, info: { tier } });
  const { documents, store } = research.facet.services;
  const file = await documents.files.put("local", "cities.csv", Readable.from([cities]), new AbortController().signal);
  const { documentId } = store.documents.add("local", { file, name: "cities.csv" });
  const facts = { title: null, authors: [], year: null, pageCount: 1, drawable: false, isData: true };
  store.documents.setFacts(documentId, facts);
  return {
    ...research,
    ask: (question: string) => research.ask({ question, mode: "data" }, [documentId]),
    askPlainly: (question: string) => research.ask({ question }, [documentId]),
  };
}

test("a question over data without any table says which files to add, and asks no model", async () => {
  const { ask, asked } = await openResearch({ documents: [{ name: "a.pdf", pages: [["No numbers here."]] }] });
  const { status, outputs } = await ask({ question: "What is the mean temperature?", mode: "data" });
  expect(status).toBe("done");
  expect(outputs.summary).toContain("CSV, Excel or Parquet");
  expect(outputs.confidence).toBe("none");
  expect(asked).toHaveLength(0);
});

test("among tables alone a question is asked of the database, also where answers are chosen", async () => {
  const query = () => ({ sql: "select count(*) as cities from cities", chart: null, caption: "" });
  const { askPlainly } = await withCities({ query }, "large");
  const { outputs } = await askPlainly("How many cities are there?");
  expect(outputs.summary).toContain("3");
  expect(outputs.citations).toEqual([]);
});

test("the number of a data answer is the query's, whatever the model claims", async () => {
  const query = () => ({ sql: "select count(*) as cities from cities", chart: null, caption: "There are 99 cities." });
  const { ask } = await withCities({ query }, "large");
  const { outputs } = await ask("How many cities are there?");
  expect(outputs.summary).toContain("3");
  expect(outputs.summary).not.toContain("99");
  expect(outputs.confidence).toBe("high");
});

test("a small model is not asked: what rules can count is counted", async () => {
  const { ask, asked } = await withCities({}, "small");
  const { outputs } = await ask("How many rows are there?");
  expect(outputs.summary).toContain("3");
  expect(asked).toHaveLength(0);
});

test("a query that finds nothing backs nothing", async () => {
  const query = () => ({ sql: "select * from cities where 1 = 2", chart: null, caption: "" });
  const { ask } = await withCities({ query }, "large");
  const { outputs } = await ask("Which cities are on the moon?");
  expect(outputs.confidence).toBe("none");
  expect(outputs.table).toMatchObject({ rows: [], sql: "select * from cities where 1 = 2" });
});

test("a question that no query answers is told with the profile, and as not backed", async () => {
  const { ask } = await withCities({}, "small");
  expect((await ask("How did prices change?")).outputs.confidence).toBe("none");
});
