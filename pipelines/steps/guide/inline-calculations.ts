// Calculations that a model left open in its text, `[[= 3 kW / 1 kW ]]`, put in their place by code.
import type { Calculation } from "../../engine/guide/lesson.ts";
import { languageOf } from "../language.ts";
import type { AnswerLanguage } from "../language.ts";
import { computeExpression } from "./calculate-expression.ts";
import { shownExpression, shownResult } from "./calculate-format.ts";
import { computeDates } from "./dates-calculate.ts";
import { readDates } from "./dates-question.ts";

const open = /\[\[=([^[\]\n]{1,240})\]\]/g;
/** Of a text, at most: more is no explanation. */
const countAtMost = 50;

/** One that cannot be computed stays as its words, and is no calculation. Numbers in the language of the words around. */
export function computeInline(
  text: string,
  language: AnswerLanguage = languageOf(text),
): { text: string; calculations: Calculation[] } {
  if (!text.includes("[[=")) return { text, calculations: [] };
  const calculations: Calculation[] = [];
  const shown = text.replace(open, (_, inner: string) => {
    const source = inner.trim();
    const value = calculations.length < countAtMost ? valueOf(source, language) : null;
    if (value === null) return source;
    calculations.push({ expression: shownExpression(source, language), value, label: "", assumed: [] });
    return value;
  });
  return { text: shown, calculations };
}

function valueOf(source: string, language: AnswerLanguage): string | null {
  const dates = readDates(source, "");
  if (dates) return computeDates(dates, language)?.value ?? null;
  const computed = computeExpression(source, { language });
  return computed && shownResult(computed, language);
}
