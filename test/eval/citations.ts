// Citations: a quoter who tells the truth gets boxes on its words and nowhere else; one who changes a number or a word gets none.
import type { Box, FoundPassage } from "../../pipelines/engine/documents.ts";
import { boxesOf, locateQuote } from "../../pipelines/steps/locate-quote.ts";
import { retrieve } from "../../pipelines/steps/retrieve.ts";
import { randomOf } from "../bench/statistics.ts";
import { openCorpus } from "./corpus.ts";
import type { Corpus } from "./corpus.ts";
import { folderOf, questionsOf, share } from "./eval.ts";
import type { Evaluation, Question } from "./eval.ts";
import { overlap, readGoldWords } from "./gold-words.ts";
import type { GoldWords } from "./gold-words.ts";

/** Passages offered to the quoter. */
const offered = 10;
const overlapBar = 0.9;
const seed = 7;

export interface Drawn {
  readonly page: number;
  readonly boxes: readonly Box[];
}

export interface Cited {
  /** What was drawn for the true quote; null where no passage offered holds it. */
  readonly truth: (Drawn & { readonly isRight: boolean; readonly overlap: number }) | null;
  /** The quote as the liar gave it, and what was drawn for it on all pages offered and on the right one. */
  readonly lie: string;
  readonly drawnForLie: readonly Drawn[];
}

export async function cite(question: Question, corpus: Corpus, gold: GoldWords, random: () => number): Promise<Cited> {
  const { documents, idOf } = corpus;
  const { passages } = await retrieve({ queries: [{ text: question.question, weight: 1 }], k: offered }, documents);
  const right = [question.page, ...(question.also_pages ?? [])];
  const documentId = idOf(question.doc);
  // Who quotes truthfully has read the quote in the passage it names.
  const source = passages.find((each) => locateQuote(each.text, question.quote) !== null);
  const drawn = source && draw(corpus, source, question.quote);
  const isRight = source?.documentId === documentId && right.includes(source.page);
  const lie = changed(question.quote, random);
  const pages = [...passages, ...right.map((page) => ({ documentId, page }))];
  return {
    truth: drawn
      ? { ...drawn, isRight, overlap: isRight ? overlap(gold, { ...question, page: drawn.page }, drawn.boxes) : 0 }
      : null,
    lie,
    drawnForLie: pages.flatMap((page) => draw(corpus, page, lie) ?? []),
  };
}

function draw(
  { documents }: Corpus,
  passage: Pick<FoundPassage, "documentId" | "page">,
  quote: string,
): Drawn | undefined {
  const { text, words, page } = documents.page(passage.documentId, passage.page);
  const near = "start" in passage ? (passage as FoundPassage) : undefined;
  const span = locateQuote(text, quote, near);
  return span ? { page, boxes: boxesOf(words, span.start, span.end) } : undefined;
}

/** Another digit for one of its digits, or another word for its longest word. */
export function changed(quote: string, random: () => number): string {
  const digits = [...quote.matchAll(/\d/g)];
  const digit = digits[Math.floor(random() * digits.length)];
  if (digit) {
    const other = (Number(digit[0]) + 1 + Math.floor(random() * 9)) % 10;
    return quote.slice(0, digit.index) + String(other) + quote.slice(digit.index + 1);
  }
  const [longest = quote] = (quote.match(/\p{L}+/gu) ?? []).toSorted((a, b) => b.length - a.length);
  return quote.replace(longest, longest === "monthly" ? "weekly" : "monthly");
}

export const citations: Evaluation = {
  name: "citations",
  run: async (report) => {
    await using corpus = await openCorpus(folderOf("papers"));
    const gold = readGoldWords();
    const random = randomOf(seed);
    const cited: Cited[] = [];
    for (const question of questionsOf("papers")) cited.push(await cite(question, corpus, gold, random));
    const truths = cited.flatMap(({ truth }) => truth ?? []);
    const onRight = truths.filter(({ isRight }) => isRight).length;
    const covered = truths.filter(({ overlap: each }) => each >= overlapBar).length;
    const lies = cited.flatMap(({ drawnForLie }) => drawnForLie).length;
    report({
      measure: "true quotes among the passages",
      figure: share(truths.length, cited.length),
      bar: "",
      met: null,
    });
    report({
      measure: "drawn on the right page",
      figure: share(onRight, truths.length),
      bar: "100 %",
      met: truths.length > 0 && onRight === truths.length,
    });
    report({
      measure: `words boxed, intersection over union ≥ ${overlapBar}`,
      figure: `${share(covered, truths.length)}, mean ${mean(truths.map((each) => each.overlap)).toFixed(3)}`,
      bar: "100 %",
      met: truths.length > 0 && covered === truths.length,
    });
    report({ measure: "boxes for changed quotes", figure: `${lies}`, bar: "0", met: lies === 0 });
  },
};

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
