// The words a fact turns on, so that two ways to say "the budget of the project" are one subject.

const unspoken = new Set(
  (
    "a an the this that these those my our your his her its their i me we us you he she it they is are was were be been being am do does did " +
    "has have had will would shall should can could may might must of in on at to for from by with about as and or but not no so than then " +
    "there here just also very really now actually still please today currently " +
    "der die das den dem des ein eine einen einem einer eines mein meine meinen meinem meiner meines unser unsere unseren unserem unserer ich " +
    "mich mir wir uns du dich dir er ihn ihm es ihr ihnen ist sind war waren sein bin bist habe hat haben hatte wird werden wurde wurden " +
    "von vom zum zur zu im in am an auf bei aus nach mit für über unter als und oder aber nicht kein keine so dann da hier auch sehr jetzt " +
    "eigentlich doch noch bitte heute gerade dass longer mehr"
  ).split(" "),
);

/** What a fact says of its subject, where one subject has several: the day of a meeting is not its place. */
export const attributes = ["day", "time", "place", "role", "age", "called"] as const;
export type Attribute = (typeof attributes)[number];
const attributeWords: ReadonlySet<string> = new Set(attributes);

/** Other words for one subject, across both languages. */
const sameWords: Readonly<Record<string, string>> = {
  wohne: "live",
  lebe: "live",
  wohnt: "live",
  lives: "live",
  heiße: "name",
  arbeite: "work",
  arbeitet: "work",
  works: "work",
  studiere: "study",
  mag: "like",
  liebe: "like",
  love: "like",
  hasse: "hate",
  bevorzuge: "prefer",
  allergisch: "allergic",
  geburtstag: "birthday",
  termin: "date",
  treffen: "meeting",
  abgabe: "deadline",
  frist: "deadline",
};

/** Lower-case words and numbers that carry meaning, in their order, each as often as it is said. */
export function contentWords(text: string): string[] {
  const words = text.toLowerCase().match(/\p{N}(?:[\p{N}.,:]*\p{N})?|[\p{L}\p{N}]+/gu) ?? [];
  return words.filter((word) => !unspoken.has(word) && word !== "s");
}

/** Words of a subject, each once; as many as tell it from others. */
const subjectWords = 5;

/** The subject in its normal form: content words in one form each, in the order they are said. */
export function subjectOf(...texts: readonly string[]): string {
  const words = texts.flatMap(contentWords).map((word) => sameWords[word] ?? singular(word));
  return [...new Set(words)].slice(0, subjectWords).join(" ");
}

function singular(word: string): string {
  return /^[a-z]{4,}s$/.test(word) && !/(?:ss|us|is|as|os)$/.test(word) ? word.slice(0, -1) : word;
}

/** Of the words of both together, how many both must have. */
export const enoughShared = 0.6;

/**
 * Subjects in their normal form: the same, or one says a little more than the other (Jaccard ≥ 0.6). Where each has a word of its own
 * they are two things of one kind: the heron report and the kestrel report.
 */
export function sameSubject(a: string, b: string): boolean {
  const [own, its] = [a.split(" "), b.split(" ")];
  const isWithin = (some: readonly string[], others: readonly string[]) => some.every((word) => others.includes(word));
  return isAlike(own, its) && (isWithin(own, its) || isWithin(its, own));
}

/** As `sameSubject`, for a fact that corrects another: "the meeting is at 11" corrects "the meeting is on Friday at 10", and no place. */
export function mayCorrect(subject: string, older: string): boolean {
  const [own, its] = [subject.split(" "), older.split(" ")];
  const core = (words: readonly string[]) => words.filter((word) => !attributeWords.has(word));
  const kind = (words: readonly string[]) => words.find((word) => attributeWords.has(word))?.replace("time", "day");
  const kinds = [kind(own), kind(its)];
  const [left, right] = [core(own), core(its)];
  return (isAlike(left, right) || beginsAlike(left, right)) && (kinds.includes(undefined) || kinds[0] === kinds[1]);
}

/** Who or what, and what it does: "the choir rehearses in the cellar" corrects "the choir rehearses in the old fire station". */
function beginsAlike([a, b]: readonly string[], [c, d]: readonly string[]): boolean {
  return a !== undefined && b !== undefined && a === c && b === d;
}

function isAlike(a: readonly string[], b: readonly string[]): boolean {
  const [left, right] = [new Set(a.filter(Boolean)), new Set(b.filter(Boolean))];
  if (left.size === 0 || right.size === 0) return false;
  const shared = [...left].filter((word) => right.has(word)).length;
  return shared / (left.size + right.size - shared) >= enoughShared;
}
