// The list of references, made by code from what each cited document says of itself; nothing in it is guessed.
import type { Citation, DocumentInfo } from "../engine/documents.ts";
import type { Reference } from "../engine/export/reference.ts";

/** One a document, in the order of their first citation. */
export function referencesOf(citations: readonly Citation[], documents: readonly DocumentInfo[]): Reference[] {
  const byDocument = Map.groupBy(citations, (citation) => citation.documentId);
  return [...byDocument].flatMap(([documentId, cited]) => {
    const [first] = cited;
    if (!first) return [];
    const info = documents.find((each) => each.documentId === documentId);
    const pages = [...new Set(cited.map((citation) => citation.page))].toSorted((a, b) => a - b);
    const places = [...new Set(cited.flatMap(({ place }) => place ?? []))];
    return {
      number: first.number,
      citations: cited.map((citation) => citation.number),
      documentId,
      name: first.name,
      title: info?.title ?? null,
      authors: [...(info?.authors ?? [])],
      year: info?.year ?? null,
      pages,
      ...(places.length > 0 && cited.every(({ place }) => place !== undefined) && { places }),
    };
  });
}
