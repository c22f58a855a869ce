import { expect, test } from "vitest";
import { quotesOf, readableOutputs } from "../../../client/sharing/shared-outputs.ts";

test("a table keeps its rows and loses the query that only its owner can run", () => {
  const outputs = { table: { columns: ["a"], rows: [[1]], sql: "select 1", documentIds: ["d"] }, summary: "One." };
  expect(readableOutputs(outputs)).toEqual({ table: { columns: ["a"], rows: [[1]] }, summary: "One." });
});

test("what only looks like a query is left as it is", () => {
  const outputs = { files: [{ name: "a.sql" }], note: { sql: "a word" }, none: null };
  expect(readableOutputs(outputs)).toEqual(outputs);
});

test("quotes are listed by their number, and what is no quote is none", () => {
  const quote = (number: number) => ({ number, documentId: "d", page: 1, quote: "words", name: "paper" });
  expect(quotesOf({ citations: [quote(2), "x", quote(1)] }, undefined).map((each) => each.number)).toEqual([1, 2]);
  expect(quotesOf({ citations: "all of them" }, undefined)).toEqual([]);
});
