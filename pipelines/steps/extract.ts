// The small tier's answer: sentences of the best passages, chosen by the reranker and quoted word for word.
import type { Passage, ScopedDocuments } from "../engine/documents.ts";
import { FacetError } from "../engine/errors.ts";
import { sourceOf } from "./cite.ts";
import { wordsIn } from "./claims-text.ts";
import { dropNearDuplicates } from "./near-duplicates.ts";
import { splitSentences } from "./split-sentences.ts";
import { wordLimits } from "./research.ts";
import type { AnswerLength, Claim } from "./research.ts";

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

/** A sentence as a passage of its own, with its relevance to the question. */
export interface Weighed extends Passage {
  readonly score: number;
}

/** The sentences of the best passages, best first. */
export async function weighSentences(
  question: string,
  passages: readonly Passage[],
  { documents, signal }: { readonly documents: ScopedDocuments; readonly signal: AbortSignal },
): Promise<Weighed[]> {
  const sentences = passages.slice(0, passagesWeighed).flatMap(sentencesOf).slice(0, sentencesWeighed);
  return weigh(question, sentences, documents, signal);
}

/** The best sentence first, the others in reading order. Empty where no sentence can be quoted. */
export function extractClaims(
  weighed: readonly Weighed[],
  passages: readonly Passage[],
  length: AnswerLength,
): Claim[] {
  const ranked = weighed.map(withoutHeadings).toSorted((a, b) => b.score - a.score);
  const [best] = ranked;
  if (!best) return [];
  const close = ranked.filter(({ score }) => score >= best.score - behindAtMost);
  // A title stands on the first page, in each footer and in the bibliography; it is quoted once.
  const near = dropNearDuplicates(close, quotedAtMost[length]);
  const rest = near.slice(1).toSorted((a, b) => places(passages, a) - places(passages, b) || a.start - b.start);
  return withinLimit([best, ...rest].map(claimOf), wordLimits[length]);
}

/** Best first. */
export async function weigh(
  question: string,
  sentences: readonly Passage[],
  documents: Pick<ScopedDocuments, "rerank">,
  signal: AbortSignal,
): Promise<Weighed[]> {
  if (sentences.length === 0) return [];
  const scores = await documents.rerank(question, sentences, signal).catch((thrown: unknown) => {
    if (thrown instanceof FacetError && thrown.data.code.startsWith("model-")) return undefined;
    throw thrown;
  });
  const asked = new Set(longWords(question));
  return sentences
    .map((sentence, index) => ({ ...sentence, score: scores?.[index] ?? overlap(sentence.text, asked) }))
    .toSorted((a, b) => b.score - a.score);
}

/** A reranker likes headings and captions, which repeat the question and answer nothing. */
function withoutHeadings(sentence: Weighed): Weighed {
  return wordsIn(sentence.text) < headingWords ? { ...sentence, score: sentence.score - headingPenalty } : sentence;
}

/** Each sentence as a passage of its own; lines in tables and code, which have no sentences. */
export function sentencesOf(passage: Passage): Passage[] {
  const parts = passage.kind === "text" ? splitSentences(passage.text) : linesOf(passage.text);
  return parts
    .filter(({ text }) => wordsIn(text) >= quotable.least && wordsIn(text) <= quotable.most && /\p{L}{2}/u.test(text))
    .map(({ text, start, end }) => ({ ...passage, text, start: passage.start + start, end: passage.start + end }));
}

function linesOf(text: string) {
  return [...text.matchAll(/\S.*/g)].map((match) => ({
    text: match[0].trimEnd(),
    start: match.index,
    end: match.index + match[0].trimEnd().length,
  }));
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
