// One ranking out of several: reciprocal rank fusion (Cormack, Clarke and Büttcher, SIGIR 2009).
import type { FoundPassage, Passage } from "../engine/documents.ts";

/** The paper's constant: how much less the second place counts than the first. */
const rankConstant = 60;

export interface RankedList {
  readonly way: "lexical" | "dense";
  /** How much this list counts against the others. */
  readonly weight: number;
  /** Best first. */
  readonly passages: readonly Passage[];
}

/** Best first; equal scores keep one order, whatever the order of the lists. `lexicalRank` and `denseRank` are the best places of all lists. */
export function fuse(lists: readonly RankedList[]): FoundPassage[] {
  const found = new Map<string, FoundPassage>();
  for (const { way, weight, passages } of lists) {
    for (const [index, passage] of passages.entries()) {
      const rank = index + 1;
      const known = found.get(passage.passageId) ?? { ...passage, score: 0, reranked: false };
      const key = way === "lexical" ? "lexicalRank" : "denseRank";
      found.set(passage.passageId, {
        ...known,
        score: known.score + weight / (rankConstant + rank),
        [key]: Math.min(rank, known[key] ?? rank),
      });
    }
  }
  return [...found.values()].toSorted(betterFirst);
}

export function betterFirst(a: FoundPassage, b: FoundPassage): number {
  return b.score - a.score || (a.passageId < b.passageId ? -1 : 1);
}
