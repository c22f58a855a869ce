// Retrieval without a language model: is the right page among the passages found, by each half, fused, and reranked?
import type { Passage } from "../../pipelines/engine/documents.ts";
import { fuse } from "../../pipelines/steps/fuse.ts";
import { retrieve } from "../../pipelines/steps/retrieve.ts";
import { openCorpus } from "./corpus.ts";
import type { Corpus } from "./corpus.ts";
import { folderOf, questionsOf, share } from "./eval.ts";
import type { Evaluation, Question } from "./eval.ts";

/** Passages of each half before they are fused. */
const depth = 40;
const bars = { hit: 0.95, behindHalf: 0.005 };

export const waysMeasured = ["words", "meaning", "fused", "reranked"] as const;
export type MeasuredWay = (typeof waysMeasured)[number];
/** Place (from 1) of the first passage on a right page; Infinity where there is none. */
export type Places = Readonly<Record<MeasuredWay, number>>;

export async function placesOf(question: Question, { documents, idOf }: Corpus): Promise<Places> {
  const { question: text } = question;
  const words = documents.lexical(text, depth);
  const meaning = await documents.dense(text, depth);
  const fused = fuse([
    { way: "lexical", weight: 1, passages: words },
    { way: "dense", weight: 1, passages: meaning },
  ]);
  const { passages: reranked } = await retrieve({ queries: [{ text, weight: 1 }], k: 10 }, documents);
  const place = (passages: readonly Passage[]) => {
    const at = passages.findIndex((passage) => isRight(passage, question, idOf(question.doc)));
    return at < 0 ? Infinity : at + 1;
  };
  return { words: place(words), meaning: place(meaning), fused: place(fused), reranked: place(reranked) };
}

function isRight(passage: Passage, { page, also_pages: others = [] }: Question, documentId: string): boolean {
  return passage.documentId === documentId && [page, ...others].includes(passage.page);
}

function hits(places: readonly Places[], way: MeasuredWay, within: number): number {
  return places.filter((each) => each[way] <= within).length;
}

export const retrieval: Evaluation = {
  name: "retrieval",
  run: async (report) => {
    await using corpus = await openCorpus(folderOf("papers"));
    const places: Places[] = [];
    for (const question of questionsOf("papers")) places.push(await placesOf(question, corpus));
    const shareOf = (way: MeasuredWay) => hits(places, way, 5) / places.length;
    const halves = Math.max(shareOf("words"), shareOf("meaning"));
    for (const way of waysMeasured) {
      const isHybrid = way === "reranked";
      const figures = [1, 5].map((within) => `@${within} ${share(hits(places, way, within), places.length)}`);
      report({
        measure: `right page, ${way}`,
        figure: figures.join(", "),
        bar: isHybrid ? `@5 ≥ ${bars.hit} and ≥ each half − ${bars.behindHalf}` : "",
        met: isHybrid ? shareOf(way) >= bars.hit && shareOf(way) >= halves - bars.behindHalf : null,
      });
    }
  },
};
