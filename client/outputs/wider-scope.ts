// What of a person's library a question was not asked about, and which documents a wider search names.
import type { DocumentInfo } from "../../pipelines/engine/documents.ts";

/** Documents one question may name. Source: personas.<id>.start. */
export const mostNamed = 100;

export interface WiderScope {
  /** Documents the question was not asked about. */
  readonly more: number;
  /** What it is asked about now: those it was asked about, then the newest others. */
  readonly documentIds: readonly string[];
  /** There are more than one question may name. */
  readonly isCut: boolean;
}

type Document = Pick<DocumentInfo, "documentId" | "stage">;

interface Asked {
  /** The newest of the library that are read or will be, at least `mostNamed` where there are so many. */
  readonly newest: readonly Document[];
  /** Such documents in the whole library. */
  readonly total: number;
  /** The conversation's. */
  readonly here: readonly Document[];
  /** None: all of the conversation's. */
  readonly documentIds: readonly string[];
}

/** Undefined where all there is has been searched. A document that could not be read would add nothing. */
export function widerScope({ newest, total, here, documentIds }: Asked): WiderScope | undefined {
  const asked = here
    .filter(({ stage }) => stage !== "failed" && stage !== "cancelled")
    .map((each) => each.documentId)
    .filter((id) => documentIds.length === 0 || documentIds.includes(id));
  const more = total - asked.length;
  if (more <= 0) return undefined;
  const others = newest.map((each) => each.documentId).filter((id) => !asked.includes(id));
  return { more, documentIds: [...asked, ...others].slice(0, mostNamed), isCut: total > mostNamed };
}
