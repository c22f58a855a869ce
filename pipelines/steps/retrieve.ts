// Finds the passages that answer: by words and by meaning, fused, and read once more by the reranker; with less where less is here.
import { setImmediate } from "node:timers/promises";
import type { FoundPassage, ScopedDocuments } from "../engine/documents.ts";
import { betterFirst, fuse } from "./fuse.ts";
import type { RankedList } from "./fuse.ts";
import { dropNearDuplicates } from "./near-duplicates.ts";
import { isPartAbsent } from "./part-absent.ts";

/** Passages taken of each list before they are fused. */
const listDepth = 40;
/** Passages the reranker reads. On test/data/calibration 12 find as much as 32; more cost only time. */
const defaultCandidates = 20;

/** Logits a passage loses for each e-fold place after fusion: of 0 to 3 the best on test/data/calibration. */
const placeCost = 2;

export type Way = "words" | "meaning" | "reranked";

interface RetrieveRequest {
  /** The question first: it is what the reranker is asked. Weights count between queries. */
  readonly queries: readonly { readonly text: string; readonly weight: number }[];
  readonly k: number;
  readonly candidates?: number;
}

export interface Retrieved {
  /** Best first, at most k, each saying something the ones before do not. */
  readonly passages: readonly FoundPassage[];
  /** What was used: without an embedder there is no meaning, without a reranker fusion decides. */
  readonly ways: readonly Way[];
}

/** Throws nothing for models that are missing or vectors that are down; the abort of the signal is thrown on. */
export async function retrieve(
  { queries, k, candidates = defaultCandidates }: RetrieveRequest,
  documents: ScopedDocuments,
  signal?: AbortSignal,
): Promise<Retrieved> {
  const asked = queries.filter(({ text }) => text.trim() !== "");
  const [first] = asked;
  if (first === undefined || k < 1) return { passages: [], ways: [] };
  const depth = Math.max(listDepth, k);
  // Begun first, and really sent: the question is embedded in another process while the words are searched in this one.
  const meaning = whereAble(() => Promise.all(asked.map(({ text }) => documents.dense(text, depth, signal))));
  await Promise.race([meaning, setImmediate()]);
  const lists: RankedList[] = asked.map(({ text, weight }) => ({
    way: "lexical",
    weight,
    passages: documents.lexical(text, depth),
  }));
  const dense = await meaning;
  for (const [index, { weight }] of asked.entries()) {
    const passages = dense?.[index];
    if (passages) lists.push({ way: "dense", weight, passages });
  }
  const fused = dropNearDuplicates(fuse(lists), Math.max(candidates, k));
  const scores = fused.length === 0 ? null : await whereAble(() => documents.rerank(first.text, fused, signal));
  const ways: Way[] = ["words", ...(dense ? (["meaning"] as const) : []), ...(scores ? (["reranked"] as const) : [])];
  return { passages: (scores ? reranked(fused, scores) : fused).slice(0, k), ways };
}

/** By logit, with the place after fusion as a prior: the reranker alone forgets what both other ways agree on. */
function reranked(fused: readonly FoundPassage[], scores: readonly number[]): FoundPassage[] {
  const logits = fused.map((_, index) => scores[index] ?? -Infinity);
  return fused
    .map((passage, index) => ({ ...passage, score: (logits[index] ?? 0) - placeCost * Math.log(index + 1), index }))
    .toSorted(betterFirst)
    .map(({ index, ...passage }) => ({ ...passage, score: logits[index] ?? 0, reranked: true }));
}

/** Null where the part it needs is not here now. */
async function whereAble<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch (thrown) {
    if (!isPartAbsent(thrown)) throw thrown;
    return null;
  }
}
