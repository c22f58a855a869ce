// Where a text may be cut: between sentences, and between words where no link, mention, hashtag, emoji or letter is split.
import { hashtagsIn, linksIn, mentionsIn } from "./entities.ts";
import type { TextRange } from "./entities.ts";
import { isEmoji } from "./graphemes.ts";
import { endsInAbbreviation } from "./words.ts";

const words = new Intl.Segmenter("en", { granularity: "word" });
const sentences = new Intl.Segmenter("en", { granularity: "sentence" });

/** Scripts that put no spaces between words. */
const spaceless =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u3000-\u303f\uff00-\uff64]/u;

/** Positions (UTF-16 units) behind which a text may go on with “…”: ends of words, and within runs of CJK or emoji what a segmenter calls a word. Ascending, without 0 and the end. */
export function cutPoints(text: string): readonly number[] {
  const held = protectedIn(text);
  const points: number[] = [];
  let at = 0;
  let last = "";
  for (const { segment, index } of words.segment(text)) {
    if (index > 0 && mayCut(last, segment)) {
      while (at < held.length && (held[at]?.end ?? 0) <= index) at += 1;
      const inside = (held[at]?.start ?? Infinity) < index;
      if (!inside) points.push(index);
    }
    last = segment;
  }
  return points;
}

function mayCut(before: string, after: string): boolean {
  if (/^\s/.test(after)) return !/^\s/.test(before);
  if (/^\s/.test(before)) return false;
  // A closing mark stays with its word, an opening one with the word behind it.
  if (/^[\p{Pe}\p{Pf}\p{Po}\u200d\p{M}]/u.test(after) || /[\p{Ps}\p{Pi}\u200d]$/u.test(before)) return false;
  return [before, after].some((segment) => spaceless.test(segment) || isEmoji(segment));
}

/** Ends of sentences with the spaces behind them, the last one the text's end; lines end sentences too. */
export function sentenceEnds(text: string): readonly number[] {
  const held = protectedIn(text);
  const ends: number[] = [];
  let at = 0;
  for (const { segment, index } of sentences.segment(text)) {
    const end = index + segment.length;
    while (at < held.length && (held[at]?.end ?? 0) <= end) at += 1;
    const inside = (held[at]?.start ?? Infinity) < end;
    const open = !/\n\s*$/.test(segment) && (inside || endsInAbbreviation(segment) || isGlued(segment, text, end));
    if (end === text.length || !open) ends.push(end);
  }
  return ends;
}

/** `nice!really` is one piece, `好。` and `好` behind it are two. */
function isGlued(segment: string, text: string, end: number): boolean {
  return !/\s$/.test(segment) && /[\p{L}\p{N}]/u.test(text.charAt(end)) && !/[。！？｡]\p{Pe}*$/u.test(segment);
}

/** Links, mentions and hashtags, merged and ascending. */
export function protectedIn(text: string): readonly TextRange[] {
  const all = [...linksIn(text), ...mentionsIn(text), ...hashtagsIn(text)].toSorted((a, b) => a.start - b.start);
  const merged: TextRange[] = [];
  for (const range of all) {
    const last = merged.at(-1);
    if (last !== undefined && range.start < last.end)
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
    else merged.push(range);
  }
  return merged;
}
