import { expect, test } from "vitest";
import type { Citation, DocumentInfo } from "../../../pipelines/engine/documents.ts";
import { toBibtex } from "../../../pipelines/engine/export/bibtex.ts";
import { placesOf } from "../../../pipelines/engine/export/reference.ts";
import { renderCitations, renderReferences } from "../../../pipelines/engine/render-data.ts";
import { referencesOf } from "../../../pipelines/steps/references.ts";

const citation = (number: number, page: number, place?: string): Citation => ({
  number,
  documentId: "d",
  name: "meadow.yaml",
  page,
  ...(place !== undefined && { place }),
  start: 0,
  end: 4,
  quote: "pets",
  boxes: [],
  located: true,
  support: "supported",
  sentence: "It has pets.",
});
const documents: readonly DocumentInfo[] = [];

test("a reference to an API names the operations that are cited, each once", () => {
  const [reference] = referencesOf(
    [citation(1, 3, "GET /pets"), citation(2, 3, "GET /pets"), citation(3, 9, "Pet")],
    documents,
  );
  expect(reference).toMatchObject({ pages: [3, 9], places: ["GET /pets", "Pet"] });
  expect(placesOf(reference!, "p.")).toBe("GET /pets, Pet");
  expect(toBibtex([reference!])).toContain("note = {Cited: GET /pets, Pet}");
  expect(renderReferences([reference])).toBe("[1] meadow.yaml, GET /pets, Pet");
});

test("where one of the pages has no name, and in documents of pages, the numbers stand", () => {
  const [mixed] = referencesOf([citation(1, 3, "GET /pets"), citation(2, 4)], documents);
  expect(mixed?.places).toBeUndefined();
  expect(placesOf(mixed!, "p.")).toBe("p. 3, 4");
  expect(toBibtex([mixed!])).toContain("note = {Cited: pp. 3, 4}");
});

test("what the next persona reads of a citation is the operation's name", () => {
  expect(renderCitations([citation(1, 3, "GET /pets/{id}"), citation(2, 4)])).toBe(
    "[1] “pets” (meadow.yaml, GET /pets/{id})\n[2] “pets” (meadow.yaml, p. 4)",
  );
});
