import { describe, expect, it } from "vitest";
import { filterLibrary, noFilter } from "../../../client/documents/library.ts";
import type { LibraryFilter } from "../../../client/documents/library.ts";
import type { DocumentInfo } from "../../../pipelines/engine/documents.ts";

const usual = { title: null, authors: [], stage: "ready", isData: false, mediaType: "application/pdf" };
const shelf = [
  { name: "Canopy.pdf", title: "Bäume und Hitze", authors: ["A. Lindqvist"], createdAt: "2026-01-01" },
  { name: "trees.csv", isData: true, mediaType: "text/csv", createdAt: "2026-01-03" },
  { name: "map.png", mediaType: "image/png", stage: "parsing", createdAt: "2026-01-02" },
  { name: "broken.pdf", stage: "failed", createdAt: "2025-12-31" },
  { name: "left.pdf", stage: "cancelled", createdAt: "2025-12-30" },
].map((each) => ({ ...usual, ...each }) as unknown as DocumentInfo);
const names = (filter: Partial<LibraryFilter>) =>
  filterLibrary(shelf, { ...noFilter, ...filter }).map((each) => each.name);

describe("the library", () => {
  it("shows everything, newest first, while nothing is asked", () => {
    expect(names({})).toEqual(["trees.csv", "map.png", "Canopy.pdf", "broken.pdf", "left.pdf"]);
  });

  it("finds by name, title and author, whatever the case, the accents and the order", () => {
    expect(names({ query: "CANOPY" })).toEqual(["Canopy.pdf"]);
    expect(names({ query: "hitze baume" })).toEqual(["Canopy.pdf"]);
    expect(names({ query: "lindqvist" })).toEqual(["Canopy.pdf"]);
    expect(names({ query: "  " })).toHaveLength(5);
    expect(names({ query: "zebra" })).toEqual([]);
  });

  it("can be limited to a kind and to a state", () => {
    expect(names({ kind: "data" })).toEqual(["trees.csv"]);
    expect(names({ kind: "picture" })).toEqual(["map.png"]);
    expect(names({ stage: "reading" })).toEqual(["map.png"]);
    expect(names({ stage: "failed", kind: "text" })).toEqual(["broken.pdf", "left.pdf"]);
  });
});
