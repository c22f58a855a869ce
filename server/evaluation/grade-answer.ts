// Grades an answer by code alone: where it cites, whether what it cites is really there, and whether it says that the documents do not answer.
import type { Citation } from "../../pipelines/engine/documents.ts";
import type { Lookup } from "./derive-lookups.ts";
import { wordsOf } from "./read-page.ts";
import { saysValue } from "./told-facts.ts";

/** Of an answer with citations, as the Researcher has them. */
export interface GradedOutputs {
  readonly confidence?: unknown;
  readonly citations?: readonly Citation[] | undefined;
}

/** Characters of a page, end exclusive. */
export interface Place {
  readonly documentId: string;
  readonly page: number;
  readonly start: number;
  readonly end: number;
}

/** The answer is that the documents do not answer. */
export function isRefusal({ confidence }: GradedOutputs): boolean {
  return confidence === "none";
}

/** A citation whose quote was found in its document; on pages that can be drawn it has its boxes. */
export function isDrawn({ located, boxes }: Citation, drawable: boolean): boolean {
  return located && (!drawable || boxes.length > 0);
}

/** Some citation is found, drawn, and of the passage the question was made from, or says the same fact elsewhere. */
export function citesRightly(
  { citations = [] }: GradedOutputs,
  { lookup, passage, drawable }: { readonly lookup: Lookup; readonly passage: Place; readonly drawable: boolean },
): boolean {
  return citations.some(
    (citation) => isDrawn(citation, drawable) && (isWithin(citation, passage) || saysSame(citation, lookup)),
  );
}

function isWithin(citation: Citation, { documentId, page, start, end }: Place): boolean {
  return citation.documentId === documentId && citation.page === page && citation.start < end && citation.end > start;
}

/** The answer's own words, and most of those that the question names. */
function saysSame({ quote }: Citation, { answer, cues }: Lookup): boolean {
  const quoted = new Set(wordsOf(quote));
  const named = cues.flatMap((cue) => wordsOf(cue));
  const said = named.filter((word) => quoted.has(word)).length;
  return saysValue(quote, answer) && named.length > 0 && said / named.length > 0.5;
}
