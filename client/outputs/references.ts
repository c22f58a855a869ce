// The list of what an answer cites, as code made it: read out of an output that may be older or broken.
import type { Reference } from "../../pipelines/engine/export/reference.ts";

export function referencesOf(value: unknown): readonly Reference[] {
  return Array.isArray(value) ? value.flatMap((each) => referenceOf(each) ?? []) : [];
}

function referenceOf(value: unknown): Reference | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { number, documentId, name, title, authors, year, pages, places, citations } = value as Record<
    keyof Reference,
    unknown
  >;
  if (typeof number !== "number" || typeof documentId !== "string" || typeof name !== "string") return undefined;
  return {
    number,
    documentId,
    name,
    title: typeof title === "string" && title.trim() !== "" ? title : null,
    authors: Array.isArray(authors) ? authors.filter((each) => typeof each === "string") : [],
    year: typeof year === "number" ? year : null,
    pages: numbersOf(pages),
    ...(Array.isArray(places) && { places: places.filter((each) => typeof each === "string") }),
    citations: Array.isArray(citations) ? numbersOf(citations) : [number],
  };
}

function numbersOf(value: unknown): readonly number[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === "number") : [];
}
