// Where a quote stands on its page, and in which boxes: one that was changed in a number, a negation, a name or a word stands nowhere.
import type { Box, PageWord } from "../engine/documents.ts";
import { foldText, gap } from "./fold-text.ts";
import type { FoldedText } from "./fold-text.ts";
import { findWords, negations, wordsOf } from "./quote-words.ts";

export interface Span {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

/** Characters of a quote: more is no quote. */
const quoteLimit = 4000;
/** Words a quote needs to be found in spite of a slip: in fewer, any difference matters. */
const wordsForSlips = 4;

/** Share of the lower word's height two words must share to be on one line. */
const sameLine = 0.5;
/** Widest space within a line, in widths of a character: beyond it lies another column. */
const widestSpace = 4;
/** Rounding of neighbouring boxes that touch. */
const touching = 0.005;

const inWord = /[\p{L}\p{M}\p{N}]/u;
const digit = /\p{Nd}/u;
/** Scripts that write words without spaces between them. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;

/**
 * Word for word first; then without what typesetting changes; then in other capitals; then with slips and articles that change no meaning.
 * Where the quote stands more than once, the place nearest to `near` is taken, else the first.
 */
export function locateQuote(pageText: string, quote: string, near?: Span): Span | null {
  if (quote.length > quoteLimit) return null;
  const wanted = strip(foldText(quote));
  if (!inWord.test(wanted.text)) return null;
  const page = foldText(pageText);
  const found =
    findFolded(page, wanted, near) ?? findFolded(lowerCase(page), lowerCase(wanted), near) ?? findLoosely(page, wanted);
  return found && withMarks(pageText, quote, found);
}

function findLoosely(page: FoldedText, wanted: FoldedText): Span | null {
  const words = wordsOf(wanted);
  return words.length < wordsForSlips ? null : findWords(wordsOf(page), words);
}

function findFolded(page: FoldedText, wanted: FoldedText, near: Span | undefined): Span | null {
  const length = wanted.text.length;
  let best: Span | null = null;
  for (let at = page.text.indexOf(wanted.text); at >= 0; at = page.text.indexOf(wanted.text, at + 1)) {
    if (!standsAlone(page, at, at + length) || !saysTheSame(page, at, wanted)) continue;
    const span = { start: page.starts[at] ?? 0, end: page.ends[at + length - 1] ?? 0 };
    if (!near) return span;
    if (best === null || distance(span, near) < distance(best, near)) best = span;
  }
  return best;
}

function distance(a: Span, b: Span): number {
  return Math.max(0, a.start - b.end, b.start - a.end);
}

/** Neither end is in the middle of a word or a number: "able" does not stand in "unable", nor "757" in "1,757". */
function standsAlone(page: FoldedText, from: number, to: number): boolean {
  return isBoundary(page, from, false) && isBoundary(page, to, true);
}

/** True where a word ends before the character at `place`; `after`: the quote is before it. */
function isBoundary({ text, gaps }: FoldedText, place: number, after: boolean): boolean {
  const [left, right] = [text[place - 1], text[place]];
  if (left === undefined || right === undefined) return true;
  const between = gaps[place] ?? 0;
  if (between & gap.hyphen) return false;
  if (between !== 0 || (unspaced.test(left) && unspaced.test(right))) return true;
  if (/[.,]/.test(right) && digit.test(left)) return !(digit.test(text[place + 1] ?? "") && !gaps[place + 1]);
  if (/[.,]/.test(left) && digit.test(right)) return !digit.test(text[place - 2] ?? "");
  if (!inWord.test(left) || !inWord.test(right)) return true;
  // The mark of a footnote may follow a word.
  return after && !digit.test(left) && digit.test(right);
}

/** The letters are the same; the numbers and negations are too when they are parted the same way. */
function saysTheSame(page: FoldedText, at: number, wanted: FoldedText): boolean {
  for (let place = 0; place < wanted.text.length; place += 1) {
    const [there, here] = [page.gaps[at + place] ?? 0, wanted.gaps[place] ?? 0];
    // Also before what a number begins with: −.45, −$5.
    if ((there & gap.minus) !== (here & gap.minus)) return false;
    if (!digit.test(wanted.text[place] ?? "")) continue;
    if (place > 0 && /[\d.,]/.test(wanted.text[place - 1] ?? "") && (there === 0) !== (here === 0)) return false;
  }
  const slice = {
    text: wanted.text,
    starts: wanted.starts,
    ends: wanted.ends,
    gaps: page.gaps.slice(at, at + wanted.text.length),
  };
  return negationsIn(slice) === negationsIn(wanted);
}

function negationsIn(text: FoldedText): string {
  return wordsOf(text)
    .filter((word) => negations.has(word.text))
    .map((word) => `${word.text} ${word.start}`)
    .join();
}

/** Without the marks around it: a quote may end in a full stop or dots that the page does not have there. */
function strip(folded: FoldedText): FoldedText {
  const from = folded.text.search(/[\p{L}\p{N}%$€£¥°<>≤≥=±~+#@&]|(?<!\.)\.(?=\d)/u);
  const to = folded.text.length - (/[^\p{L}\p{M}\p{N}%€$£°+#]*$/u.exec(folded.text)?.[0].length ?? 0);
  return {
    text: folded.text.slice(Math.max(0, from), to),
    starts: folded.starts.slice(Math.max(0, from), to),
    ends: folded.ends.slice(Math.max(0, from), to),
    gaps: folded.gaps.slice(Math.max(0, from), to),
  };
}

function lowerCase(folded: FoldedText): FoldedText {
  const lower = folded.text.toLowerCase();
  return { ...folded, text: lower.length === folded.text.length ? lower : folded.text };
}

/** Brackets, quotation marks and the full stop belong to the quote where it has them as the page does. */
function withMarks(pageText: string, quote: string, span: Span): Span {
  const trimmed = quote.trim();
  const core = pageText.slice(span.start, span.end);
  const [before, after] = [/^[^\p{L}\p{N}]*/u, /[^\p{L}\p{N}]*$/u].map((marks) => marks.exec(trimmed)?.[0] ?? "");
  const [inner, outer] = [/^[^\p{L}\p{N}]*/u, /[^\p{L}\p{N}]*$/u].map((marks) => marks.exec(core)?.[0].length ?? 0);
  const start = span.start + (inner ?? 0) - (before?.length ?? 0);
  const end = span.end - (outer ?? 0) + (after?.length ?? 0);
  return {
    start: pageText.slice(Math.max(0, start), span.start + (inner ?? 0)) === before ? start : span.start,
    end: pageText.slice(span.end - (outer ?? 0), end) === after ? end : span.end,
  };
}

/** One box a line, in the order of the text; columns are never joined. Words that stand partly in the range count whole. */
export function boxesOf(words: readonly PageWord[], start: number, end: number): Box[] {
  const boxes: Box[] = [];
  let previous: PageWord | undefined;
  for (const word of words) {
    if (word.end <= start || word.start >= end || word.end <= word.start) continue;
    const line = boxes.at(-1);
    if (line && previous && continues(previous, word)) boxes[boxes.length - 1] = around(line, word.box);
    else boxes.push(word.box);
    previous = word;
  }
  return boxes;
}

function continues(before: PageWord, after: PageWord): boolean {
  const [leftA, topA, widthA, heightA] = before.box;
  const [leftB, topB, widthB, heightB] = after.box;
  const shared = Math.min(topA + heightA, topB + heightB) - Math.max(topA, topB);
  if (shared < sameLine * Math.min(heightA, heightB)) return false;
  // Either side: Arabic and Hebrew go on to the left.
  const space = Math.max(leftB - (leftA + widthA), leftA - (leftB + widthB));
  const character = Math.max(widthA / (before.end - before.start), widthB / (after.end - after.start));
  return space <= widestSpace * character + touching;
}

function around([leftA, topA, widthA, heightA]: Box, [leftB, topB, widthB, heightB]: Box): Box {
  const [left, top] = [Math.min(leftA, leftB), Math.min(topA, topB)];
  const right = Math.max(leftA + widthA, leftB + widthB);
  const bottom = Math.max(topA + heightA, topB + heightB);
  return [left, top, right - left, bottom - top];
}
