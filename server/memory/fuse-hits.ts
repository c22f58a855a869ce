// One ranking of memories by meaning and by words, and the piece of a long message that fits a question best. Pure.
import { contentWords } from "../../pipelines/steps/fact-words.ts";
import type { Piece } from "./pieces.ts";

/**
 * What is added to a memory's likeness to the question. Places alone (reciprocal rank fusion) let a word that is shared by chance outweigh
 * what is meant. Chosen on the practice facts and the chats of test/data (2026-11, bge-small-en-v1.5): with half or double of any one of
 * them 62 to 65 of 74 practice facts are found, and every day of the chats.
 */
const worth = {
  /** For all words of the question, each weighed by how rare it is. */
  words: 0.12,
  /** The person told it, no answer did. */
  told: 0.04,
  /** The person only asked: it tells nothing, however like the question it is. */
  asked: -0.1,
  /** A lasting fact is there to be asked for. */
  fact: 0.06,
};

export interface Hit {
  readonly id: string;
  readonly kind: "turn" | "fact";
  /** Of a turn found by meaning: which piece of it. */
  readonly piece?: number | undefined;
  /** Cosine with the question, where it was found by meaning. */
  readonly likeness?: number | undefined;
  /** Of the weight of the question's words, where it was found by words. */
  readonly share?: number | undefined;
}

/** How it was said: by an answer, or by the person, who told something or only asked. */
export type Voice = "answered" | "told" | "asked";
const worthOf: Readonly<Record<Voice, number>> = { answered: 0, told: worth.told, asked: worth.asked };

export interface FusedHit extends Hit {
  readonly score: number;
}

/** Best first; of a message found in several pieces the best counts. Of equal scores facts come first. */
export function fuseHits(lists: readonly (readonly Hit[])[], voiceOf: (hit: Hit) => Voice): FusedHit[] {
  const hits = lists.flat();
  const likenesses = hits.flatMap(({ likeness }) => likeness ?? []);
  const [farthest, nearest] = likenesses.length === 0 ? [1, 1] : [Math.min(...likenesses), Math.max(...likenesses)];
  // What only its words have found may wait for its vector: all of the question's words stand for the nearest, none for the farthest.
  const likenessOf = (hit: Hit, share: number) => hit.likeness ?? farthest + share * (nearest - farthest);
  return [...Map.groupBy(hits, ({ id }) => id).values()]
    .map((found) => {
      const best = found.reduce((one, hit) => ((hit.likeness ?? -Infinity) > (one.likeness ?? -Infinity) ? hit : one));
      const share = Math.max(...found.map((hit) => hit.share ?? 0));
      const said = worthOf[voiceOf(best)] + (best.kind === "fact" ? worth.fact : 0);
      return { ...best, share, score: likenessOf(best, share) + worth.words * share + said };
    })
    .toSorted((a, b) => b.score - a.score || (a.kind === b.kind ? (a.id < b.id ? -1 : 1) : a.kind === "fact" ? -1 : 1));
}

/** The one with most of the question's words; of equals the one found by meaning, else the first. */
export function bestPiece(pieces: readonly Piece[], query: string, found?: number): Piece | undefined {
  if (pieces.length < 2) return pieces[0];
  const asked = new Set(contentWords(query));
  const shared = pieces.map(({ text }) => new Set(contentWords(text).filter((word) => asked.has(word))).size);
  const most = Math.max(...shared);
  return pieces[found !== undefined && shared[found] === most ? found : shared.indexOf(most)];
}
