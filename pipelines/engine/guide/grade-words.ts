// Whether two short answers say the same word: case, accents, umlauts, articles, punctuation, a plural -s and one slip of the finger do not count.

/** Letters from which a word may hold one slip. */
const slipFrom = 5;
/** Letters from which a closing s is a plural. */
const pluralFrom = 4;

/** Around an answer and no part of it: “It is called the evaporator.” Never taken away where nothing else is there. */
const around = new Set(
  (
    "the a an it its is are was were this that called named of das der die den dem des ein eine einen einem einer eines es ist " +
    "sind war waren man nennt heisst wird genannt"
  ).split(" "),
);
/** Signs that make another answer of the same letters: `C++`, `>=`, and a minus before what it belongs to. */
const notSigns = /[^+#=<>*/^%&|~√±−]/g;
const minus = /(?<=^|[\s(=])[-–−](?=[\p{L}\p{N}])/gu;
/** Endings that tell one substance, sugar or enzyme from its neighbour: nitrate and nitrite are no slip. */
const tellingEnding = /(?:[aeiouy]n|[ia]d|[ia]t|[ao]s)(?:e|en)?$/;

export interface PlainWords {
  readonly words: readonly string[];
  readonly signs: string;
}

/** What is compared of an answer. */
export function plainWords(text: string): PlainWords {
  const folded = text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replace(/[äöü]/g, (letter) => ({ ä: "ae", ö: "oe", ü: "ue" })[letter] ?? letter)
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "");
  const all = folded.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  // At the end it is no article but a name: vitamin A.
  const isName = (word: string, at: number) => word === "a" && at > 0 && at === all.length - 1;
  const telling = all.filter((word, at) => !around.has(word) || isName(word, at));
  return { words: telling.length > 0 ? telling : all, signs: folded.replace(minus, "−").replace(notSigns, "") };
}

/** Whether the two are the same but for small things; `others` are words that are other answers, and so no slips. */
export function saysTheSame(given: PlainWords, expected: PlainWords, others: ReadonlySet<string> = new Set()): boolean {
  if (given.signs !== expected.signs || expected.words.length + expected.signs.length === 0) return false;
  const own = new Set(expected.words);
  const isSame = (word: string, wanted: string) =>
    singular(word) === singular(wanted) || ((own.has(word) || !others.has(word)) && isSlip(word, wanted));
  const inTurn =
    given.words.length === expected.words.length &&
    given.words.every((word, at) => isSame(word, expected.words[at] ?? ""));
  // "heat-pump" and "heatpump"; with a slip it could be another one: vitamin B and vitamin C.
  return inTurn || singular(given.words.join("")) === singular(expected.words.join(""));
}

function singular(word: string): string {
  return word.length >= pluralFrom && /[^s]s$/.test(word) ? word.slice(0, -1) : word;
}

/** One letter too many, too few, another, or two changed about (Damerau–Levenshtein 1), behind the first letter: asymmetric is not symmetric. */
function isSlip(given: string, wanted: string): boolean {
  if (wanted.length < slipFrom || given[0] !== wanted[0] || /\d/.test(given + wanted)) return false;
  if (Math.abs(given.length - wanted.length) > 1) return false;
  const [one, other] = [tellingEnding.exec(given)?.[0], tellingEnding.exec(wanted)?.[0]];
  if (one !== undefined && other !== undefined && one !== other) return false;
  let at = 0;
  while (at < given.length && given[at] === wanted[at]) at += 1;
  const rests: readonly (readonly [number, number])[] = [
    [1, 0],
    [0, 1],
    [1, 1],
  ];
  if (rests.some(([a, b]) => given.slice(at + a) === wanted.slice(at + b))) return true;
  const isTurned = given[at] === wanted[at + 1] && given[at + 1] === wanted[at];
  return isTurned && given.slice(at + 2) === wanted.slice(at + 2);
}
