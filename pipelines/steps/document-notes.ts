// What the reader must know of the documents before trusting an answer: pages that could not be read, files still being read.
import type { DocumentInfo, PageReport, ScopedDocuments } from "../engine/documents.ts";
import type { RunEvent } from "../engine/events.ts";

type Note = Extract<RunEvent, { type: "note" }>;

/** Documents named one by one; more are counted. */
const namedAtMost = 4;

/** One note a document, the worst first; none where all was read. */
export function documentNotes(documents: Pick<ScopedDocuments, "list" | "report">): readonly Note[] {
  const notes = documents.list().flatMap((document) => noteOf(document, documents.report(document.documentId)) ?? []);
  if (notes.length <= namedAtMost) return notes;
  const count = notes.length - namedAtMost;
  return [...notes.slice(0, namedAtMost), { type: "note", level: "warning", key: "more-unread", values: { count } }];
}

function noteOf({ name, stage, done, total }: DocumentInfo, report: readonly PageReport[]): Note | undefined {
  const warning = (key: string, values: Note["values"]): Note => ({ type: "note", level: "warning", key, values });
  if (stage === "failed") return warning("document-failed", { name });
  if (stage === "cancelled") return warning("document-cancelled", { name });
  if (stage === "queued") return warning("document-queued", { name });
  if (stage === "parsing" || stage === "reading") {
    return total > 0 ? warning("document-being-read", { name, done, total }) : warning("document-queued", { name });
  }
  const unread = report.filter(isUnread).map(({ page }) => page);
  return unread.length === 0 ? undefined : warning("pages-unread", { name, pages: pageRanges(unread) });
}

/** A blank page hides nothing; a picture without words, or a page that failed, may. */
function isUnread({ state, reason }: PageReport): boolean {
  return state === "failed" || (state === "empty" && reason !== undefined && reason !== "blank");
}

/** Ascending page numbers as people write them: "4–6, 9". */
export function pageRanges(pages: readonly number[]): string {
  const ranges: [first: number, last: number][] = [];
  for (const page of pages.toSorted((a, b) => a - b)) {
    const open = ranges.at(-1);
    if (open && page <= open[1] + 1) open[1] = page;
    else ranges.push([page, page]);
  }
  return ranges.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`)).join(", ");
}
