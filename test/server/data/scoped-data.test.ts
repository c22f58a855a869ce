import { expect, test } from "vitest";
import { scopedData } from "../../../server/data/scoped-data.ts";
import type { DataParts } from "../../../server/data/scoped-data.ts";

/** Two tables and a text that are there; whatever else is named is gone. */
const there = ["a", "b", "text"].map((documentId) => ({
  documentId,
  fileId: `file of ${documentId}`,
  name: `${documentId}.csv`,
  mediaType: "text/csv",
  isData: documentId !== "text",
}));
const parts = {
  data: {},
  documents: { list: () => there, files: { get: (_owner: string, fileId: string) => fileId, pathOf: String } },
} as unknown as DataParts;

test("the tables of a scope are those that are still there, in its order", () => {
  const ids = (documentIds: readonly string[]) => scopedData(parts, "local", { documentIds }).documentIds();
  expect(ids(["b", "gone", "text", "a"])).toEqual(["b", "a"]);
  expect(ids(["gone"])).toEqual([]);
});

test("a query where no table is left says so", async () => {
  const query = scopedData(parts, "local", { documentIds: ["gone"] }).query("select 1 as one");
  await expect(query).rejects.toMatchObject({ data: { code: "not-found", facts: { what: "table" } } });
});
