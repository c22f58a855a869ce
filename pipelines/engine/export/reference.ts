// A document an answer cites, as its list of references shows it: only what the document says of itself.

export interface Reference {
  /** The first of its citations: `[number]` in the text opens one of this document's pages. */
  readonly number: number;
  /** All citations of this document in the answer, in order. */
  readonly citations: readonly number[];
  readonly documentId: string;
  readonly name: string;
  readonly title: string | null;
  readonly authors: readonly string[];
  readonly year: number | null;
  /** Pages cited, ascending, each once. */
  readonly pages: readonly number[];
  /** What its cited pages are called, each once, where all of them have a name: `GET /pets/{id}`. */
  readonly places?: readonly string[];
}

/** “p. 7, 9” or “GET /pets, Pet”. */
export function placesOf({ pages, places }: Pick<Reference, "pages" | "places">, page: string): string {
  return places?.join(", ") ?? `${page} ${pages.join(", ")}`;
}

/** The year after the authors, or after the title where there are none: "Osei, K. (2023). Title." and "Title (2023)." */
export function datedParts(
  reference: Pick<Reference, "authors" | "year">,
  names: string,
): { before: string; after: string } {
  const year = reference.year === null ? "" : `(${reference.year})`;
  if (reference.authors.length === 0) return { before: "", after: year && ` ${year}` };
  return { before: `${[names, year].filter(Boolean).join(" ")}. `, after: "" };
}
