// Makes a question of a quiz out of what a model wrote: checked, shuffled, and left out where it cannot be graded or gives itself away.
import { z } from "zod";
import { plainWords, saysTheSame } from "../../engine/guide/grade-words.ts";
import type { QuizItem } from "../../engine/guide/quiz.ts";
import { movedPlaces, shuffledPlaces } from "./quiz-shuffle.ts";

const said = z.string().trim();
const texts = z.array(said).catch([]);

/** Flat, so that a grammar can hold a model to it; `options` are the things to order too, in the right order. */
const draft = z.object({
  kind: z.enum(["choice", "short", "order", "match"]),
  layer: said.catch(""),
  question: said,
  options: texts,
  answer: said.catch(""),
  accept: texts,
  pairs: z.array(z.object({ left: said, right: said })).catch([]),
  why: said.catch(""),
});
export const quizDraft = z.object({ items: z.array(draft.nullable().catch(null)) });
export type ItemDraft = z.output<typeof draft>;

/** Characters; the schema of a quiz takes more of each. */
const questionAtMost = 600;
const textAtMost = 200;
const optionsAtMost = 6;
const acceptAtMost = 10;

interface Place {
  readonly id: string;
  readonly node: string;
  /** Where the draft names no reason. */
  readonly why: string;
}

/** Null for one that cannot be asked. The id seeds the order in which things are shown. */
export function itemOf(written: ItemDraft, { id, node, why }: Place): QuizItem | null {
  const question = plainText(written.question, questionAtMost);
  if (plainWords(question).words.length < 2) return null;
  const base = { id, node, question, why: plainText(written.why, questionAtMost) || why };
  switch (written.kind) {
    case "choice":
      return choiceOf(written, base);
    case "short":
      return shortOf(written, base);
    case "order":
      return orderOf(written, base);
    case "match":
      return matchOf(written, base);
  }
}

type Base = Pick<QuizItem, "id" | "node" | "question" | "why">;

const ofOthers =
  /\b(?:all|none|both|any) of (?:the|these)\b|\ball(?:e|es)?\s(?:der\s)?(?:genannten|oben)|\bkeine der\b/i;

function choiceOf({ options: written, answer }: ItemDraft, base: Base): QuizItem | null {
  const options = written.map(unnumbered);
  const named = options.filter((each) => saysExactly(each, unnumbered(answer)));
  const letter = /^\(?([A-F])\)?[.:]?$/i.exec(answer)?.[1]?.toUpperCase();
  const right = named[0] ?? (letter === undefined ? undefined : options[letter.charCodeAt(0) - 65]);
  if (right === undefined || options.length < 2 || options.length > optionsAtMost || !areDistinct(options)) return null;
  // In another order these words point at nothing.
  if (options.some((each) => ofOthers.test(each))) return null;
  const names = options.filter((each) => isNamedIn(each, base.question));
  if (names.length === 1 && names[0] === right) return null;
  const places = shuffledPlaces(options.length, base.id);
  const shown = places.map((place) => options[place] ?? "");
  return { ...base, kind: "choice", options: shown, answer: shown.indexOf(right) };
}

function shortOf({ answer: written, accept }: ItemDraft, base: Base): QuizItem | null {
  const answer = plainText(written, textAtMost);
  if (answer === "" || isNamedIn(answer, base.question)) return null;
  const others = accept.map((each) => plainText(each, textAtMost)).filter((each) => each !== "" && each !== answer);
  return { ...base, kind: "short", answer, accept: [...new Set(others)].slice(0, acceptAtMost) };
}

function orderOf({ options: written }: ItemDraft, base: Base): QuizItem | null {
  const right = written.map(unnumbered);
  if (right.length < 3 || right.length > optionsAtMost || !areDistinct(right)) return null;
  const places = movedPlaces(right.length, base.id);
  const items = places.map((place) => right[place] ?? "");
  return { ...base, kind: "order", items, answer: right.map((_, at) => places.indexOf(at)) };
}

function matchOf({ pairs: written }: ItemDraft, base: Base): QuizItem | null {
  const pairs = written
    .map(({ left, right }) => ({ left: unnumbered(left), right: unnumbered(right) }))
    .filter(({ left, right }) => !isNamedIn(left, right))
    .slice(0, optionsAtMost);
  if (pairs.length < 2 || !areDistinct(pairs.map(({ left }) => left))) return null;
  if (!areDistinct(pairs.map(({ right }) => right))) return null;
  const places = movedPlaces(pairs.length, base.id);
  const right = places.map((place) => pairs[place]?.right ?? "");
  return {
    ...base,
    kind: "match",
    left: pairs.map(({ left }) => left),
    right,
    answer: pairs.map((_, at) => places.indexOf(at)),
  };
}

/** One line without the marks of Markdown: it is shown as it stands. */
function plainText(text: string, most: number): string {
  const plain = text
    .replace(/\*\*(?=\S)([^*]+)(?<=\S)\*\*/g, "$1")
    .replaceAll("`", "")
    .replace(/\s+/g, " ")
    .trim();
  return plain.length <= most ? plain : `${plain.slice(0, most - 1).toWellFormed()}…`;
}

/** Without a number or letter before it, which would tell its place. */
const unnumbered = (text: string): string =>
  plainText(text.replace(/^\s*(?:\(?[A-Fa-f\d]{1,2}[.):]|[-•–])\s+/, ""), textAtMost);

function saysExactly(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}

/** Two that a reader takes for the same are none to choose from. */
function areDistinct(options: readonly string[]): boolean {
  const plain = options.map((each) => each.normalize("NFKC").toLowerCase());
  return options.every((each) => each !== "") && new Set(plain).size === plain.length;
}

/** Whether these words stand in the text, one after the other. */
export function isNamedIn(words: string, text: string): boolean {
  const [wanted, all] = [plainWords(words).words, plainWords(text).words];
  return wanted.length > 0 && all.some((_, at) => wanted.every((word, by) => saysTheSameWord(all[at + by], word)));
}

function saysTheSameWord(word: string | undefined, wanted: string): boolean {
  return word !== undefined && saysTheSame({ words: [word], signs: "" }, { words: [wanted], signs: "" });
}
