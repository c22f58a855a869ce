// The small tier's answer: sentences of the best passages, chosen by the reranker and quoted word for word.
import type { Passage, ScopedDocuments } from "../engine/documents.ts";
import { FacetError } from "../engine/errors.ts";
import { sourceOf } from "./cite.ts";
import { wordsIn } from "./claims-text.ts";
import { dropNearDuplicates } from "./near-duplicates.ts";
import { splitSentences } from "./split-sentences.ts";
import { wordLimits } from "./research.ts";
import type { AnswerLength, Claim } from "./research.ts";
import { isColumned, linesOf, looseRows, meantRows, readText, rowNamed, rowsOf, tableStart } from "./table-rows.ts";
import type { Quotable } from "./table-rows.ts";

/** Passages whose sentences are weighed, and sentences weighed at once: what two processor cores rank in half a second. */
const passagesWeighed = 4;
const sentencesWeighed = 48;
/** Sentences quoted. */
const quotedAtMost: Readonly<Record<AnswerLength, number>> = { short: 2, standard: 3, long: 5 };
/** Logits behind the best sentence; what is further behind answers something else. */
const behindAtMost = 4;
/** Words of a sentence worth quoting: fewer are a heading or a fragment, more are a table or a list without stops. */
const quotable = { least: 4, most: 90 };
/** Fewer words are likely a heading or a caption, and the logits they lose. */
const headingWords = 7;
const headingPenalty = 2;

/** Logits for a word of the question by which a row differs from the others of its table: the reranker hardly tells them apart. */
const namesRow = 1;

/** A sentence or a row as a passage of its own, with its relevance to the question. */
export interface Weighed extends Quotable {
  readonly score: number;
}

/** The sentences of the best passages, best first. */
export async function weighSentences(
  question: string,
  passages: readonly Passage[],
  { documents, signal }: { readonly documents: ScopedDocuments; readonly signal: AbortSignal },
): Promise<Weighed[]> {
  const read = passages.slice(0, passagesWeighed);
  const sentences = read
    .flatMap((each) => (each.kind === "table" ? rowsOf(each, tableStart(each, documents)) : sentencesOf(each)))
    .slice(0, sentencesWeighed);
  return weigh(question, sentences, documents, signal);
}

/** The best sentence first, the others in reading order. Empty where no sentence can be quoted. */
export function extractClaims(
  weighed: readonly Weighed[],
  passages: readonly Passage[],
  length: AnswerLength,
): Claim[] {
  const ranked = bestFirst(weighed);
  const [best] = ranked;
  if (!best) return [];
  const inReach = ranked.filter(({ score }) => score >= best.score - behindAtMost);
  const { sentences = [], rows = [] } = Object.groupBy(inReach, ({ head }) =>
    head === undefined ? "sentences" : "rows",
  );
  // Where a sentence answers, a row, weighed with its caption, does not take the place of another one.
  const close = best.head === undefined ? [...sentences, ...rows] : inReach;
  // A title stands on the first page, in each footer and in the bibliography; it is quoted once.
  const near = dropNearDuplicates(close, quotedAtMost[length]);
  const rest = near.slice(1).toSorted((a, b) => places(passages, a) - places(passages, b) || a.start - b.start);
  return withinLimit([best, ...rest].map(claimOf), wordLimits[length]);
}

/** Best first. */
export async function weigh(
  question: string,
  sentences: readonly Quotable[],
  documents: Pick<ScopedDocuments, "rerank">,
  signal: AbortSignal,
): Promise<Weighed[]> {
  if (sentences.length === 0) return [];
  const read = sentences.map((each) => ({ ...each, text: readText(each) }));
  const scores = await documents.rerank(question, read, signal).catch((thrown: unknown) => {
    if (thrown instanceof FacetError && thrown.data.code.startsWith("model-")) return undefined;
    throw thrown;
  });
  const asked = new Set(longWords(question));
  const rated = sentences.map((sentence, index): Weighed => {
    const score = scores?.[index];
    const own = score === undefined ? overlap(readText(sentence), asked) : score;
    return { ...sentence, score: own + namesRow * rowNamed(question, sentence) };
  });
  return meantRows(
    question,
    rated.toSorted((a, b) => b.score - a.score),
  );
}

/** In the order they are worth quoting. */
export function bestFirst(weighed: readonly Weighed[]): Weighed[] {
  return weighed.map(withoutHeadings).toSorted((a, b) => b.score - a.score);
}

/** A reranker likes headings and captions, which repeat the question and answer nothing. */
function withoutHeadings(sentence: Weighed): Weighed {
  return sentence.head === undefined && wordsIn(sentence.text) < headingWords
    ? { ...sentence, score: sentence.score - headingPenalty }
    : sentence;
}

/** Each sentence as a passage of its own; rows of tables and lines of code, which have no sentences. */
export function sentencesOf(passage: Passage): Quotable[] {
  if (passage.kind === "table") return rowsOf(passage);
  const isText = passage.kind === "text";
  const parts = isText ? splitSentences(passage.text) : linesOf(passage.text);
  const loose = isText ? looseRows(passage, parts) : undefined;
  return parts.flatMap((part): Quotable[] => {
    const row = loose?.get(part);
    if (row) return [row];
    if (isText && isColumned(part)) return rowsOf(passage, passage, part);
    const words = wordsIn(part.text);
    if (words < quotable.least || words > quotable.most || !/\p{L}{2}/u.test(part.text)) return [];
    return [{ ...passage, text: part.text, start: passage.start + part.start, end: passage.start + part.end }];
  });
}

export function claimOf(sentence: Passage): Claim {
  const { start, end } = sentence;
  const text = asRead(sentence.text);
  return { kind: "quotation", text, quotes: [{ source: sourceOf(sentence), text, at: { start, end } }] };
}

/** The words without the line breaks and hyphens of the page. */
function asRead(text: string): string {
  return text
    .replace(/\u00AD/g, "")
    .replace(/(?<=\p{L})[-‐]\s*\n\s*(?=\p{Ll})/gu, "")
    .replace(/(?<=\p{L})[-‐]\s*\n\s*/gu, "-")
    .replace(/\s+/g, " ")
    .trim();
}

/** The first is always there; those after it while they fit. */
function withinLimit(claims: readonly Claim[], limit: number): Claim[] {
  let used = 0;
  return claims.filter(({ text }, index) => {
    const words = wordsIn(text);
    if (index > 0 && used + words > limit) return false;
    used += words;
    return true;
  });
}

function places(passages: readonly Passage[], { documentId, page }: Passage): number {
  const document = passages.findIndex((each) => each.documentId === documentId);
  return document * 1e6 + page;
}

function longWords(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [];
}

function overlap(text: string, asked: ReadonlySet<string>): number {
  return new Set(longWords(text).filter((word) => asked.has(word))).size;
}
