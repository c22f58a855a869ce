// Passages that say the same in nearly the same words: versions of a file, repeated boilerplate. Only the best of them is read.
import type { Passage } from "../engine/documents.ts";

/** Words in a row that are compared. */
const shingleWords = 4;
/** Share of the longer passage's word rows that stand in the other one. */
const sameFrom = 0.85;

/** The first of each group of near-duplicates, in the given order, at most `limit`. */
export function dropNearDuplicates<P extends Passage>(passages: readonly P[], limit: number): P[] {
  const kept: { readonly passage: P; readonly print: Print }[] = [];
  for (const passage of passages) {
    if (kept.length === limit) break;
    const print = printOf(passage.text);
    if (!kept.some((other) => isSame(print, other.print))) kept.push({ passage, print });
  }
  return kept.map(({ passage }) => passage);
}

interface Print {
  readonly length: number;
  readonly numbers: string;
  /** Made when it is first asked for: most passages are told apart without. */
  readonly shingles: () => ReadonlySet<string>;
}

function printOf(text: string): Print {
  let shingles: ReadonlySet<string> | undefined;
  return {
    length: text.length,
    numbers: (text.match(/\p{N}+/gu) ?? []).join(" "),
    shingles: () => (shingles ??= shinglesOf(text)),
  };
}

function shinglesOf(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [text];
  // Cut out of one text: to join each row anew takes twice as long, and there are thousands of them.
  const spaced = words.join(" ");
  const shingles = new Set<string>();
  let [start, end] = [0, words.slice(0, shingleWords).join(" ").length];
  for (const [at, word] of words.entries()) {
    shingles.add(spaced.slice(start, end));
    const next = words[at + shingleWords];
    if (next === undefined) break;
    start += word.length + 1;
    end += next.length + 1;
  }
  return shingles;
}

/** Other numbers make another statement, however alike the words; a short passage inside a long one is no duplicate of it. */
function isSame(a: Print, b: Print): boolean {
  if (a.numbers !== b.numbers) return false;
  if (Math.min(a.length, b.length) < Math.max(a.length, b.length) * sameFrom * sameFrom) return false;
  const [few, many] = [a.shingles(), b.shingles()].toSorted((x, y) => x.size - y.size);
  if (!few || !many || few.size < many.size * sameFrom) return false;
  let mayMiss = few.size - many.size * sameFrom;
  for (const each of few) {
    if (many.has(each)) continue;
    mayMiss -= 1;
    if (mayMiss < 0) return false;
  }
  return true;
}
