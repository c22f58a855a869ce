// Grades an answer to a quiz by code, wherever code can: here and at the page by the same rules.
import { isSameQuantity } from "./grade-quantity.ts";
import { plainWords, saysTheSame } from "./grade-words.ts";
import type { Given, QuizItem, QuizResult, ShortItem } from "./quiz.ts";

/** Characters of a short answer: more is none, and is never sent to a model. */
export const shortAtMost = 300;

/**
 * Null where only a model can tell. `others` are what other questions of the same quiz ask for (`otherTerms`): to mistake one for
 * another is no slip of the finger. Whatever is given, nothing is thrown.
 */
export function gradeByCode(item: QuizItem, given: Given, others: readonly string[] = []): boolean | null {
  switch (item.kind) {
    case "choice":
      return given === item.answer && item.options[item.answer] !== undefined;
    case "order":
      return isSameOrder(given, item.answer, (place) => item.items[place]);
    case "match":
      return isSameOrder(given, item.answer, (place) => item.right[place]);
    case "short":
      return gradeShort(item, given, others);
  }
}

/** Where nothing was answered. */
export function isLeftOut(given: Given): boolean {
  return (
    given === null || (typeof given === "string" && given.trim() === "") || (Array.isArray(given) && given.length === 0)
  );
}

export function isTooLong(given: Given): boolean {
  return typeof given === "string" && given.length > shortAtMost;
}

/** Neither right nor wrong: only a model could tell, and none did. */
export function isUngraded({ given, right, by, reason }: Omit<QuizResult, "id">): boolean {
  return by === "code" && !right && reason !== "" && !isLeftOut(given) && !isTooLong(given);
}

/** What the other questions ask for and offer. */
export function otherTerms(items: readonly QuizItem[], item: QuizItem): readonly string[] {
  return items.filter((each) => each.id !== item.id).flatMap(termsOf);
}

function termsOf(item: QuizItem): readonly string[] {
  switch (item.kind) {
    case "choice":
      return item.options;
    case "short":
      return [item.answer];
    case "order":
      return item.items;
    case "match":
      return item.left;
  }
}

/** By what stands at the places, where two say the same; each place once. */
function isSameOrder(given: Given, answer: readonly number[], at: (place: number) => string | undefined): boolean {
  if (!Array.isArray(given) || given.length !== answer.length || new Set(given).size !== given.length) return false;
  return answer.every((place, index) => {
    const wanted = at(place);
    return wanted !== undefined && at(given[index] as number) === wanted;
  });
}

function gradeShort({ answer, accept }: ShortItem, given: Given, others: readonly string[]): boolean | null {
  if (typeof given !== "string" || isLeftOut(given) || isTooLong(given)) return false;
  const wanted = [answer, ...accept].filter((each) => each.trim() !== "");
  if (wanted.some((each) => each.trim() === given.trim())) return true;
  const said = plainWords(given);
  if (said.words.length + said.signs.length === 0) return false;
  const byValue = wanted.map((each) => isSameQuantity(given, each));
  if (byValue.includes(true)) return true;
  if (byValue.includes(false)) return false;
  const expected = wanted.map(plainWords);
  const other = others
    .map(plainWords)
    .filter(({ words }) => !expected.some((one) => one.words.join() === words.join()));
  const otherWords = new Set(other.flatMap(({ words }) => words));
  if (expected.some((each) => saysTheSame(said, each, otherWords))) return true;
  return other.some((each) => saysTheSame(said, each)) ? false : null;
}
