// Words of API documentation, in English: its contents as a tree, and the page of an operation or symbol.

const plural = (count: number, one: string, many: string) =>
  `${count.toLocaleString("en")} ${count === 1 ? one : many}`;

export const apiEn = {
  contentsOf: (name: string) => `Contents of ${name}`,
  show: "Show the contents",
  search: "Search operations and symbols",
  searchPlain: "Search the headings",
  found: (count: number) => plural(count, "entry", "entries"),
  nothingFound: "Nothing has this in its name.",
  none: "This document has no contents.",
  loading: "Loading the contents",
  failed: "The contents could not be loaded.",
  /** Groups that the document does not name itself. */
  groups: { Overview: "Overview", Schemas: "Schemas", Webhooks: "Webhooks" } as Readonly<Record<string, string>>,
};

export type ApiStrings = typeof apiEn;
