// What was given, and what would be right, as a person reads it.
import type { Given, QuizItem } from "../../../../pipelines/engine/guide/quiz.ts";

/** Lines of it, one for each thing of an order or a pair; empty where nothing was given. */
export function givenLines(item: QuizItem, given: Given): readonly string[] {
  if (given === null) return [];
  switch (item.kind) {
    case "choice":
      return typeof given === "number" ? [item.options[given] ?? ""].filter(Boolean) : [];
    case "short":
      return typeof given === "string" && given.trim() !== "" ? [given.trim()] : [];
    case "order":
      return placesOf(given).map((place, at) => `${at + 1}. ${item.items[place] ?? ""}`);
    case "match":
      return placesOf(given).map((place, at) => `${item.left[at] ?? ""}: ${item.right[place] ?? "–"}`);
  }
}

export function rightLines(item: QuizItem): readonly string[] {
  return givenLines(item, item.answer);
}

const placesOf = (given: Given): readonly number[] => (Array.isArray(given) ? given : []);
