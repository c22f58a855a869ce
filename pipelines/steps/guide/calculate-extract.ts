// A calculation told in words, read by the model: it writes expressions and never results, and what it wrote is computed or dropped.
import { z } from "zod";
import type { Calculation } from "../../engine/guide/lesson.ts";
import { askOr } from "../ask-or.ts";
import type { AnswerLanguage } from "../language.ts";
import { computeExpression } from "./calculate-expression.ts";
import { shownExpression, shownResult } from "./calculate-format.ts";
import { assumedIn, definedNumbers, givenNumbers } from "./numbers-given.ts";
import { ofWantedKind } from "./calculate-wanted.ts";
import type { CalculateWords } from "./calculate-words.ts";
import { computeDates } from "./dates-calculate.ts";
import { readDates } from "./dates-question.ts";
import type { GuideContext } from "./guide.ts";

const calculationsAtMost = 6;
const tokens = { small: 120, large: 500 };
const labelCharacters = 60;

const extracted = z.object({
  calculations: z
    .array(
      z.object({
        label: z.string().trim().max(200),
        expression: z.string().trim().min(1).max(400),
        unit: z.string().trim().max(40).optional(),
      }),
    )
    .max(20),
});
interface Extracted {
  readonly label: string;
  readonly expression: string;
  readonly unit?: string | undefined;
}

interface ToExtract {
  readonly question: string;
  readonly language: AnswerLanguage;
  /** Texts whose numbers somebody gave. */
  readonly given: readonly string[];
  readonly today: string;
}

/** Empty where the model gives nothing that can be computed. */
export async function extractCalculations(
  { question, language, given, today }: ToExtract,
  context: Pick<GuideContext, "ask" | "chat" | "model">,
  words: Pick<CalculateWords, "extract">,
): Promise<readonly Calculation[]> {
  const small = context.model.info.tier === "small";
  const turns = words.extract({ question, small });
  const found = small
    ? readLoosely(await context.chat({ turns, maxTokens: tokens.small, temperature: 0 }))
    : await heldToSchema();
  const [known, defined] = [givenNumbers(given), definedNumbers(given)];
  return found
    .slice(0, calculationsAtMost)
    .flatMap((each) => computed(each, { question, language, today, isOnly: found.length === 1 }) ?? [])
    .flatMap(({ isPlain, ...each }) => {
      const { assumed, used } = assumedIn(each.expression, known, defined);
      // An expression of nobody's numbers, or with one of the two that were given, is not what was asked.
      const isOfQuestion = !isPlain || used >= Math.min(2, known.size);
      return isOfQuestion && used > 0 ? [{ ...each, assumed }] : [];
    });

  async function heldToSchema(): Promise<readonly Extracted[]> {
    return (await askOr(context, { turns, schema: extracted, maxTokens: tokens.large }, { calculations: [] }))
      .calculations;
  }
}

interface Computing {
  readonly question: string;
  readonly language: AnswerLanguage;
  readonly today: string;
  /** Of several, nobody can say which is the one that was asked for. */
  readonly isOnly: boolean;
}

function computed({ label, expression, unit = "" }: Extracted, { question, language, today, isOnly }: Computing) {
  const shown = label
    .replace(/[*_`[\]<>|$#:]+/g, " ")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, labelCharacters);
  const dates = readDates(expression, today);
  const reckoned = dates && computeDates(dates, language);
  if (reckoned) return { ...reckoned, label: shown, isPlain: false };
  const wanted = unit !== "" ? computeExpression(`(${expression}) to ${unit}`, { language, lenient: true }) : null;
  const read = wanted ?? computeExpression(expression, { language, lenient: true });
  // A bare number computes to itself: that is a result, and results are not the model's to give.
  if (!read || !/[-+*/^×÷−%!]|\b(?:to|in)\b|\w\(/.test(expression.replace(/^-/, ""))) return undefined;
  const fitting = isOnly ? ofWantedKind(read, { expression, question, language }) : { computed: read, expression };
  if (!fitting) return undefined;
  return {
    expression: shownExpression(fitting.expression, language),
    value: shownResult(fitting.computed, language),
    label: shown,
    isPlain: true,
  };
}

/** Lines of a small model: `speed: 120 km / 1.5 h`, with whatever it puts around them. */
export function readLoosely(said: string): readonly Extracted[] {
  return said.split("\n").flatMap((line) => {
    const bare = line
      .replace(/^[\s>•-]+|^\s*\d+[.)]\s+|`|\[\[=?|\]\]/g, "")
      .replace(/\*\*([^*]+)\*\*/g, "$1")
      .trim();
    const { label = "", rest = "" } =
      /^(?:(?<label>[^:=\d][^:=]{0,60}?)\s*[:=]\s*)?(?<rest>.+)$/.exec(bare)?.groups ?? {};
    // A result behind the sign is the model's own and not looked at.
    const [expression = ""] = rest.split(/\s*=(?!=)/);
    return /\d/.test(expression) ? [{ label, expression: expression.trim().replace(/[.;,]$/, "") }] : [];
  });
}
