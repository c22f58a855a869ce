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

interface Asked {
  readonly library: readonly DocumentInfo[];
  readonly conversationId: string | null;
  /** None: all of the conversation's. */
  readonly documentIds: readonly string[];
}

/** Undefined where all there is has been searched. A document that could not be read would add nothing. */
export function widerScope({ library, conversationId, documentIds }: Asked): WiderScope | undefined {
  const wasAsked = (each: DocumentInfo) =>
    documentIds.length > 0
      ? documentIds.includes(each.documentId)
      : conversationId !== null && each.conversationIds.includes(conversationId);
  const readable = library.filter(({ stage }) => stage !== "failed" && stage !== "cancelled");
  const others = readable.filter((each) => !wasAsked(each)).toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
  if (others.length === 0) return undefined;
  const named = [...readable.filter(wasAsked), ...others].map((each) => each.documentId);
  return { more: others.length, documentIds: named.slice(0, mostNamed), isCut: named.length > mostNamed };
}
