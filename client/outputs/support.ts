// How much of an answer stands on its sources: counted from the citations code made, never from what a model says of itself.
import type { Citation } from "../../pipelines/engine/documents.ts";

export interface SupportCount {
  readonly supported: number;
  readonly total: number;
  /** Every supported sentence is its quote, word for word. */
  readonly verbatim: boolean;
}

/** A mark after a citation belongs to a sentence that is counted by that citation. */
const bareMark = /(?<!\[\d{1,3}\]\s*)\[!\]/g;

/** `texts` are the outputs that may hold `[!]`, the mark of a sentence nothing stands behind. */
export function countSupport(citations: readonly Citation[], texts: readonly string[]): SupportCount {
  const sentences = Map.groupBy(citations, (each) => each.sentence);
  const known = [...sentences.values()];
  const supported = known.filter((each) => each.some(isSupported));
  const bare = texts.reduce((sum, text) => sum + (text.match(bareMark)?.length ?? 0), 0);
  return {
    supported: supported.length,
    total: known.length + bare,
    verbatim: supported.length > 0 && supported.every((each) => each.some(({ support }) => support === "quoted")),
  };
}

function isSupported({ located, support }: Citation): boolean {
  return located && (support === "supported" || support === "quoted");
}
