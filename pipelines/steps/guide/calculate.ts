// Answers a question that is a calculation: read by code where it can be, else by the model as expressions; worked out by code always.
import type { Calculation } from "../../engine/guide/lesson.ts";
import { isAbsent } from "../../engine/absent-model.ts";
import { languageOf } from "../language.ts";
import type { AnswerLanguage } from "../language.ts";
import type { ReadPassage } from "../research.ts";
import { computeExpression } from "./calculate-expression.ts";
import { extractCalculations } from "./calculate-extract.ts";
import { shownExpression, shownResult } from "./calculate-format.ts";
import { readSum } from "./calculate-question.ts";
import { isWordProblem } from "./calculate-signs.ts";
import type { CalculateWords } from "./calculate-words.ts";
import { computeDates } from "./dates-calculate.ts";
import { readDates } from "./dates-question.ts";
import type { GuideContext, GuideDraft, GuidePlan } from "./guide.ts";

type Reckoning = Pick<GuideContext, "ask" | "chat" | "emit" | "model" | "signal">;

interface More {
  /** What the documents say: numbers of theirs are given, not assumed. */
  readonly passages?: readonly ReadPassage[];
  /** The run's clock, for a question that says “today”. */
  readonly now?: Date;
}

/** True where code reads the question as a calculation, or its words are those of one. Asks no model. */
export function asksForCalculation(question: string): boolean {
  return byCode(question, languageOf(question), new Date()) !== null || isWordProblem(question);
}

/** Null where no calculation could be read. */
export async function calculate(
  plan: GuidePlan,
  context: Reckoning,
  words: CalculateWords,
  { passages = [], now = new Date() }: More = {},
): Promise<GuideDraft | null> {
  const { question, language } = plan;
  const read = byCode(question, languageOf(question, language), now);
  const calculations = read ? [read] : isAbsent(context.model.info) ? [] : await byModel();
  if (calculations.length === 0) return null;
  const answer = answerOf(calculations, language, words);
  context.emit({ type: "text-delta", field: "answer", text: answer });
  return { answer, claims: [], calculations, unsure: [], isKnowledge: false };

  function byModel(): Promise<readonly Calculation[]> {
    const given = [question, ...passages.map(({ text }) => text)];
    return extractCalculations({ question, language, given, today: isoOf(now) }, context, words);
  }
}

/** A question that holds nothing else than the calculation. */
function byCode(question: string, language: AnswerLanguage, now: Date): Calculation | null {
  const dates = readDates(question, isoOf(now));
  const reckoned = dates && computeDates(dates, language);
  if (reckoned) return { ...reckoned, label: "", assumed: [] };
  const sum = readSum(question);
  const computed = sum && computeExpression(sum.expression, { language });
  if (!sum || !computed) return null;
  const value = shownResult(computed, language) + (sum.unit === "" ? "" : ` ${sum.unit}`);
  return { expression: shownExpression(sum.expression, language), value, label: "", assumed: [] };
}

function answerOf(calculations: readonly Calculation[], language: AnswerLanguage, { told }: CalculateWords): string {
  const lines = calculations.map(({ label, expression, value }) => {
    // A day of the week, or a span, is no equation.
    const sign = /→|^\d{1,2}\.? \p{L}+ \d{4}$/u.test(expression) ? ":" : " =";
    return `${label === "" ? "" : `${label}: `}${expression}${sign} **${value}**`;
  });
  const assumed = [...new Set(calculations.flatMap((each) => each.assumed))];
  const parts = lines.length === 1 ? lines : [told.worked[language], lines.map((line) => `- ${line}`).join("\n")];
  if (assumed.length > 0) parts.push(told.assumed({ numbers: assumed })[language]);
  return parts.join("\n\n");
}

/** The server's day: a reader of another time zone may have another one. */
function isoOf(now: Date): string {
  const [year, month, day] = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  return [String(year).padStart(4, "0"), ...[month, day].map((each) => String(each).padStart(2, "0"))].join("-");
}
