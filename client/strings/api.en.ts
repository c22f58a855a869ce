// Words of API documentation, in English: its contents as a tree, and the page of an operation or symbol.
import type { OutlineNode } from "../../pipelines/engine/documents.ts";

const plural = (count: number, one: string, many: string) =>
  `${count.toLocaleString("en")} ${count === 1 ? one : many}`;

const kinds: Record<OutlineNode["kind"], string> = {
  operation: "operation",
  schema: "schema",
  symbol: "symbol",
  section: "section",
};

export const apiEn = {
  contents: "Contents",
  contentsOf: (name: string) => `Contents of ${name}`,
  show: "Show the contents",
  search: "Search operations and symbols",
  searchPlain: "Search the headings",
  found: (count: number) => plural(count, "entry", "entries"),
  nothingFound: "Nothing has this in its name.",
  none: "This document has no contents.",
  loading: "Loading the contents",
  failed: "The contents could not be loaded.",
  kinds,
  /** Groups that the document does not name itself. */
  groups: { Overview: "Overview", Schemas: "Schemas", Webhooks: "Webhooks" } as Readonly<Record<string, string>>,
  browse: (name: string) => `Browse ${name}`,
  choose: "Choose an entry to read it.",
  pageOfPlace: (at: number, of: number) => `part ${at} of ${of}`,
};

export type ApiStrings = typeof apiEn;
