// What in a text is a link, a mention or a hashtag, and what it weighs on X: twitter-text's rules, for texts of any length.
import twitter from "twitter-text";
import type { CountConfig } from "twitter-text";

/** UTF-16 units, end exclusive. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/**
 * The library's time grows with the square of a run without spaces: 20,000 Chinese characters and one full stop take 13 seconds.
 * No entity crosses a space, so runs are read one by one, and a longer run in windows: only links that lie across a window's edge are missed, in posts far over every limit.
 * The space before a run is read with it: an accent that stands alone belongs to a link behind a space, and not to one that begins the text.
 */
const reach = { ascii: 4096, other: 1024 };
const run = /[ \t\r\n]?[^ \t\r\n]+/g;
const plainWord = /^[ \t\r\n]?[\x21-\x2d\x2f-\x7e]*$/;
const space = /^[ \t\r\n]/;
const ascii = /^[\0-\x7f]*$/;

/** Links as X finds them; `example.com` without a protocol too, where asked for. */
export function linksIn(text: string, { bare }: { readonly bare: boolean } = { bare: true }): readonly TextRange[] {
  return foundIn(text, /[.]/, (piece) =>
    twitter.extractUrlsWithIndices(piece, { extractUrlsWithoutProtocol: bare }).map(({ indices }) => indices),
  );
}

/** Hashtags with their sign. */
export function hashtagsIn(text: string): readonly TextRange[] {
  return foundIn(text, /[#＃]/, (piece) => twitter.extractHashtagsWithIndices(piece).map(({ indices }) => indices));
}

const farMention = /(?<![\w/@])@[\w.-]*\w(?:@[\w.-]*\w)?/g;

/** Mentions of every platform: X's, those with dots (Instagram) and those with a server (Mastodon, Bluesky). */
export function mentionsIn(text: string): readonly TextRange[] {
  const own = foundIn(text, /[@＠]/, (piece) =>
    twitter.extractMentionsOrListsWithIndices(piece).map(({ indices }) => indices),
  );
  const far = [...text.matchAll(farMention)].map(({ index, 0: { length } }) => ({ start: index, end: index + length }));
  return [...own, ...far].toSorted((one, other) => one.start - other.start);
}

/** Where the word that ends at `end` begins; spaces stand before it. A loop, for a pattern would start anew at every letter. */
export function wordStart(text: string, end: number): number {
  let start = end;
  while (start > 0 && /\S/.test(text.charAt(start - 1))) start -= 1;
  return start;
}

/** X's weighted length: config v3 unless told. */
export function weightedLength(text: string, config: CountConfig = twitter.configs.version3): number {
  let sum = 0;
  for (const { text: piece } of pieces(text))
    // Without a full stop there is no link, and ASCII weighs 1 in every version.
    sum +=
      (plainWord.test(piece) ? piece.length : twitter.parseTweet(piece, config).weightedLength) -
      (space.test(piece) ? 1 : 0);
  return sum + weightOfSpaces(text);
}

function foundIn(
  text: string,
  sign: RegExp,
  find: (piece: string) => readonly (readonly [number, number])[],
): readonly TextRange[] {
  const ranges: TextRange[] = [];
  if (!sign.test(text)) return ranges;
  for (const { text: piece, at } of pieces(text)) {
    if (!sign.test(piece)) continue;
    for (const [start, end] of find(piece)) ranges.push({ start: at + start, end: at + end });
  }
  return ranges;
}

function* pieces(text: string): Generator<{ readonly text: string; readonly at: number }> {
  for (const { 0: word, index } of text.matchAll(run)) {
    const size = ascii.test(word) ? reach.ascii : reach.other;
    for (let from = 0; from < word.length;) {
      const end = safeEnd(word, from + size);
      yield { text: word.slice(from, end), at: index + from };
      from = end;
    }
  }
}

/** Never between the halves of a surrogate pair, nor before a mark or joiner that belongs to what stands before it. */
function safeEnd(word: string, wanted: number): number {
  let end = wanted;
  while (end < word.length && end > wanted - 64 && /^(?:\p{M}|\u200d|[\udc00-\udfff])/u.test(word.slice(end, end + 2)))
    end -= 1;
  const lone = end < word.length && /[\udc00-\udfff]/.test(word.charAt(end));
  return lone ? end - 1 : end;
}

/** A space, tab or line break weighs 1 in every version. */
function weightOfSpaces(text: string): number {
  return text.length - text.replaceAll(/[ \t\r\n]/g, "").length;
}
