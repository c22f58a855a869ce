// What a caption may rest on, as words: the grounding list, the person's own words, and what was locked; what they deny is kept apart.
import { numbersIn } from "./numbers-in.ts";
import { stemOf, wordsIn } from "./text-words.ts";

export interface Sources {
  /** Of words that are said and not denied. */
  readonly stems: ReadonlySet<string>;
  /** Of words that are only denied: “no people”, “nicht geöffnet”. */
  readonly denied: ReadonlySet<string>;
  /** The said words in lower case. */
  readonly words: ReadonlySet<string>;
  /** In every way they may be written. */
  readonly numbers: ReadonlySet<string>;
  /** All of it in lower case. */
  readonly text: string;
}

/** Words until a comma or a full stop that a denial reaches. */
const reach = 3;
const denial =
  /^(?:no|not|never|without|nobody|none|isn't|aren't|doesn't|don't|kein|keine|keinen|keinem|keiner|keines|nicht|nie|ohne|niemand)$/;
const joins = /^(?:or|nor|and|oder|noch|und)$/;

export function sourcesOf(texts: readonly string[]): Sources {
  const stems = new Set<string>();
  const denied = new Set<string>();
  const words = new Set<string>();
  for (const text of texts) {
    for (const part of text.split(/[.,;:!?\n]+/)) {
      let left = 0;
      for (const { low } of wordsIn(part)) {
        if (denial.test(low)) left = reach;
        else if (left > 0 && !joins.test(low)) {
          left -= 1;
          denied.add(stemOf(low));
        } else add(low);
      }
    }
  }
  for (const each of stems) denied.delete(each);
  const numbers = new Set(texts.flatMap((text) => numbersIn(text).flatMap((one) => one.forms)));
  return { stems, denied, words, numbers, text: texts.join("\n").toLowerCase() };

  function add(low: string): void {
    words.add(low);
    for (const piece of [low, ...low.split("-")]) stems.add(stemOf(piece));
  }
}

/** Letters from which a word may stand within a longer one: “Markt” in “Weihnachtsmarkt”. */
const withinFrom = 4;

/** True where the word, a form of it, or a compound with it is said. */
export function isSaid(low: string, { stems }: Sources): boolean {
  const stem = stemOf(low);
  if (stems.has(stem) || low.split("-").every((piece) => stems.has(stemOf(piece)))) return true;
  if (stem.length < withinFrom) return false;
  for (const each of stems) {
    if (each.includes(stem) || (each.length >= withinFrom && stem.startsWith(each))) return true;
  }
  return false;
}
