import { Readable } from "node:stream";
import { expect, onTestFinished, test } from "vitest";
import { cities } from "../../support/data-files.ts";
import { scriptedModels } from "../../support/scripted-model.ts";
import { openServices } from "../../support/services.ts";

/** An uploaded file as ingestion leaves it. */
async function uploaded({ name = "cities.csv", bytes = cities, isData = true } = {}) {
  const facet = await openServices({ models: scriptedModels([]) });
  onTestFinished(() => facet[Symbol.asyncDispose]());
  const { documents, store } = facet.services;
  const file = await documents.files.put("ada", name, Readable.from([bytes]), new AbortController().signal);
  const { documentId } = store.documents.add("ada", { file, name });
  store.documents.setFacts(documentId, { title: null, authors: [], year: null, pageCount: 1, drawable: false, isData });
  return { documentId, ada: facet.as("ada").data, ben: facet.as("ben").data };
}

test("somebody else's table is not found, and neither is one that is not there", async () => {
  const { documentId, ada, ben } = await uploaded();
  const notFound = { cause: { data: { code: "not-found" } } };
  await expect(ben.profile({ documentId })).rejects.toMatchObject(notFound);
  await expect(ben.query({ documentIds: [documentId], sql: "select 1" })).rejects.toMatchObject(notFound);
  await expect(ada.query({ documentIds: [documentId, "none"], sql: "select 1" })).rejects.toMatchObject(notFound);
});

test("a document that is no table has an empty profile, and no query runs over it", async () => {
  const { documentId, ada } = await uploaded({ name: "a.txt", bytes: "Heat", isData: false });
  expect(await ada.profile({ documentId })).toEqual({ tables: [], charts: [] });
  await expect(ada.query({ documentIds: [documentId], sql: "select 1" })).rejects.toMatchObject({
    cause: { data: { code: "not-found" } },
  });
});

test("a mistake in the query is told with the field and the database's words", async () => {
  const { documentId, ada } = await uploaded();
  await expect(ada.query({ documentIds: [documentId], sql: "selec 1" })).rejects.toMatchObject({
    cause: {
      data: { code: "invalid-input", facts: { field: "sql", detail: expect.stringContaining("Parser Error") } },
    },
  });
});

test("an uploaded table is profiled and queried", async () => {
  const { documentId, ada } = await uploaded();
  const { tables, charts } = await ada.profile({ documentId });
  expect(tables).toMatchObject([{ name: "cities", documentId, rows: 3 }]);
  expect(charts.length).toBeGreaterThan(0);
  expect(
    await ada.query({ documentIds: [documentId], sql: "select City from cities order by Price desc limit 1" }),
  ).toEqual({
    columns: [{ name: "City", kind: "text" }],
    rows: [["Bonn"]],
    truncated: false,
  });
});
