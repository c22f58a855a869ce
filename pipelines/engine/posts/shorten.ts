// Makes a text shorter without breaking it: whole sentences go first, then it ends behind a word with “…”.
import { cutPoints, protectedIn, sentenceEnds } from "./boundaries.ts";
import { wordStart } from "./entities.ts";

export interface Shortened {
  readonly text: string;
  readonly sentencesDropped: number;
  readonly cutAtWord: boolean;
}

type Test = (text: string) => boolean;

/** What cannot stand before “…”: an opening mark, a comma, a dash. */
const loose = /[\s,;:–—\-([{"“„‚‘'«‹¿¡&+/]/;
/** Those of them with which a link may end. */
const entityMark = /[/&+-]/;
const finished = /[.!?…。！？]$/u;

/**
 * Null where not even the first word fits.
 * `enough`: whether whole sentences that are left say enough; a text that would shrink to “Hi!” is cut at a word instead.
 */
export function shorten(text: string, fits: Test, enough: Test): Shortened | null {
  const ends = sentenceEnds(text);
  const upTo = (index: number) => text.slice(0, ends[index] ?? 0).trimEnd();
  const kept = lastThat(ends.length, (index) => fits(upTo(index)));
  if (kept === ends.length - 1) return { text: upTo(kept), sentencesDropped: 0, cutAtWord: false };
  if (kept >= 0 && enough(upTo(kept)))
    return { text: upTo(kept), sentencesDropped: ends.length - 1 - kept, cutAtWord: false };
  // The next sentence is the one that does not fit: the cut lies in it.
  const reach = text.slice(0, ends[kept + 1]);
  const points = cutPoints(reach);
  const cut = lastThat(points.length, (index) => {
    const short = ellipsis(reach.slice(0, points[index]));
    return short === null || fits(short);
  });
  const short = cut < 0 ? null : ellipsis(reach.slice(0, points[cut]));
  if (short !== null && short.length > (kept < 0 ? 0 : upTo(kept).length))
    return { text: short, sentencesDropped: ends.length - 2 - kept, cutAtWord: true };
  return kept < 0 ? null : { text: upTo(kept), sentencesDropped: ends.length - 1 - kept, cutAtWord: false };
}

/** “…” behind the text; a space before it where a link, mention or hashtag ends there. Null where nothing is left. */
function ellipsis(text: string): string | null {
  let end = text.trimEnd().length;
  while (
    end > 0 &&
    loose.test(text.charAt(end - 1)) &&
    !(entityMark.test(text.charAt(end - 1)) && endsInEntity(text, end))
  )
    end -= 1;
  const bare = text.slice(0, end);
  if (bare === "") return null;
  if (endsInEntity(text, end)) return `${bare} …`;
  return finished.test(bare) ? bare : `${bare}…`;
}

function endsInEntity(text: string, end: number): boolean {
  const word = text.slice(wordStart(text, end), end);
  return protectedIn(word).some((range) => range.end === word.length);
}

/** The last index for which it holds, −1 for none, where it holds up to some index and not behind it: near the start first, for a long text is dear to count. */
export function lastThat(count: number, holds: (index: number) => boolean): number {
  let low = -1;
  let high = 0;
  while (high < count && holds(high)) {
    low = high;
    high = high * 2 + 1;
  }
  high = Math.min(high, count);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return low;
}
