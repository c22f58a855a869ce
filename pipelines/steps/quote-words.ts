// The words of a folded text, and where a quote stands among a page's words when it differs in what changes no meaning:
// an article, a slip of the pen, two words written as one. A number, a negation, a name or any other word never differs.
import { gap } from "./fold-text.ts";
import type { FoldedText } from "./fold-text.ts";

export interface Word {
  /** Small letters; numbers without the marks between their thousands. */
  readonly text: string;
  readonly isName: boolean;
  /** Places in the original text. */
  readonly start: number;
  readonly end: number;
}

/** Characters that may differ, as a share of the quote's. */
const mayDiffer = 0.1;
/** Letters of words in which a slip can be told from another word. */
const slipFrom = { letters: 5, swapped: 7 };

const wordsOfText = /[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}']|[.,:/](?=\p{N}))*|[%‰$€£¥°<>≤≥=≠±~+#@&]/gu;
const articles = new Set("a an the that der die das den dem des ein eine einen einem einer eines".split(" "));
export const negations = new Set(
  "no not non nor never none nothing nobody neither without cannot nicht nie niemals nichts niemand kein keine keinen keinem keiner keines ohne weder".split(
    " ",
  ),
);
const numberWords =
  /^(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirt|fift|twent|fort|hundred|thousand|[mb]illi|first|second|third|half|twice|null|ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf)/;
/** Letters an eye or a camera takes for each other. */
const lookAlikes = ["ceo", "iltjf", "un", "hb", "vy", "gq"];

export function wordsOf({ text, starts, ends, gaps }: FoldedText): Word[] {
  const words: Word[] = [];
  for (let from = 0, to = 0; from < text.length; from = to) {
    to = from + 1;
    while (to < text.length && !((gaps[to] ?? 0) & (gap.space | gap.minus))) to += 1;
    for (const { 0: found, index } of text.slice(from, to).matchAll(wordsOfText)) {
      const first = from + index;
      const point = text[first - 1] === "." ? (gaps[first - 1] ?? 0) : 0;
      const sign = ((gaps[first] ?? 0) | point) & gap.minus ? "-" : "";
      words.push({
        text: sign + found.toLowerCase().replace(/(?<=\d),(?=\d{3}(?!\d))/g, ""),
        isName: /\p{Lu}/u.test(found),
        start: starts[first] ?? 0,
        end: ends[first + found.length - 1] ?? 0,
      });
    }
  }
  return words;
}

/** The place with the fewest differing characters, or null where more than a tenth differ, or anything that matters. */
export function findWords(page: readonly Word[], quote: readonly Word[]): { start: number; end: number } | null {
  const length = quote.reduce((sum, { text }) => sum + text.length, 0);
  let best: { first: number; last: number; cost: number } | null = null;
  for (let first = 0; first < page.length; first += 1) {
    const limit = Math.min(length * mayDiffer, (best?.cost ?? Infinity) - 1);
    const walked = walk(page, quote, first, limit);
    if (walked) best = { first, ...walked };
  }
  const [from, to] = [page[best?.first ?? -1], page[best?.last ?? -1]];
  return from && to ? { start: from.start, end: to.end } : null;
}

/** Follows both texts from one place, always by the smallest difference. Takes a step a word, whatever the texts. */
function walk(
  page: readonly Word[],
  quote: readonly Word[],
  first: number,
  limit: number,
): { last: number; cost: number } | null {
  let [place, at, cost, last] = [first, 0, 0, -1];
  while (at < quote.length) {
    const step = stepOf([page[place], page[place + 1]], [quote[at], quote[at + 1]]);
    if (step === null || (step.quote === 0 && at === 0)) return null;
    cost += step.cost;
    if (cost > limit) return null;
    place += step.page;
    at += step.quote;
    if (step.page > 0) last = place - 1;
  }
  return last < first ? null : { last, cost };
}

interface Step {
  readonly page: number;
  readonly quote: number;
  readonly cost: number;
}

type Next = readonly [Word | undefined, Word | undefined];

function stepOf([page, pageNext]: Next, [quote, quoteNext]: Next): Step | null {
  if (!quote) return null;
  if (page?.text === quote.text) return { page: 1, quote: 1, cost: 0 };
  if (page && isSlip(page, quote)) return { page: 1, quote: 1, cost: 1 };
  if (page && isJoin(page, pageNext, quote)) return { page: 2, quote: 1, cost: 1 };
  if (page && isJoin(quote, quoteNext, page)) return { page: 1, quote: 2, cost: 1 };
  if (page && articles.has(page.text) && articles.has(quote.text)) return { page: 1, quote: 1, cost: 3 };
  if (page && articles.has(page.text)) return { page: 1, quote: 0, cost: page.text.length };
  if (articles.has(quote.text)) return { page: 0, quote: 1, cost: quote.text.length };
  return null;
}

function isJoin(left: Word, right: Word | undefined, both: Word): boolean {
  if (!right || left.text.length + right.text.length !== both.text.length) return false;
  if (left.text + right.text !== both.text) return false;
  return ![left, right].some(({ text }) => negations.has(text) || /\p{N}/u.test(text));
}

/** One letter too many, too few, swapped with its neighbour or mistaken for one that looks alike, in a long word that is no name. */
function isSlip(a: Word, b: Word): boolean {
  if (a.isName || b.isName || a.text[0] !== b.text[0]) return false;
  const [long, short] = a.text.length < b.text.length ? [b.text, a.text] : [a.text, b.text];
  if (short.length < slipFrom.letters || long.length - short.length > 1) return false;
  if ([long, short].some((text) => /[^\p{L}]/u.test(text) || negations.has(text) || numberWords.test(text)))
    return false;
  let same = 0;
  while (same < short.length && long[same] === short[same]) same += 1;
  if (long.length > short.length) return long.slice(same + 1) === short.slice(same);
  const [x, y] = [long[same] ?? "", short[same] ?? ""];
  if (long.slice(same + 1) === short.slice(same + 1))
    return lookAlikes.some((set) => set.includes(x) && set.includes(y));
  const isSwapped = long[same + 1] === y && short[same + 1] === x && long.slice(same + 2) === short.slice(same + 2);
  return isSwapped && short.length >= slipFrom.swapped;
}
