// What kind of thing a question asks for, how far or how fast, so that an expression which gives another kind is mended or dropped.
import type { AnswerLanguage } from "../language.ts";
import { computeExpression } from "./calculate-expression.ts";
import type { Computed } from "./calculate-expression.ts";
import { isUnit, mathsLibrary } from "./calculate-library.ts";
import { plainNumber } from "./numbers-read.ts";
import { quantitiesIn } from "./numbers-quantities.ts";
import { unitOf } from "./units-known.ts";

/** With a unit of the kind. */
const kinds: readonly (readonly [RegExp, string])[] = [
  [/(?<!\p{L})(?:how far|wie weit|distance|entfernung)(?!\p{L})/iu, "m"],
  [/(?<!\p{L})(?:how fast|wie schnell|speed|geschwindigkeit)(?!\p{L})/iu, "m/s"],
  [/(?<!\p{L})(?:how long does|how long will|how long did|wie lange)(?!\p{L})/iu, "s"],
];

interface Wanted {
  readonly expression: string;
  readonly question: string;
  readonly language: AnswerLanguage;
}

/** The expression as it was, or with the units that its numbers have in the question; null where it gives another kind of thing. */
export function ofWantedKind(computed: Computed, { expression, question, language }: Wanted) {
  const asked = kindsOf(question);
  const [kind] = asked;
  const fits = ({ value }: Computed) =>
    kind === undefined || asked.length > 1 || (isUnit(value) && value.equalBase(mathsLibrary().unit(kind)));
  if (fits(computed)) return { computed, expression };
  const measured = withUnits(expression, question, language);
  const again = measured === null ? null : computeExpression(measured, { language, lenient: true });
  if (measured !== null && again && fits(again)) return { computed: again, expression: measured };
  return isUnit(computed.value) ? null : { computed, expression };
}

/** “How many litres” says it itself. */
function kindsOf(question: string): readonly string[] {
  const named = [...question.matchAll(/(?<!\p{L})(?:how many|how much in|wie ?viele?)\s+(\p{L}+)/giu)];
  return [
    ...kinds.flatMap(([pattern, kind]) => (pattern.test(question) ? [kind] : [])),
    ...named.flatMap(([, word = ""]) => unitOf(word)?.library ?? []),
  ];
}

/** Each bare number with the unit that it has in the question; null where one has none: `4 * 60 + 22` is right without. */
function withUnits(expression: string, question: string, language: AnswerLanguage): string | null {
  const units = new Map<string, string | null>();
  for (const { text, unit } of quantitiesIn(question)) {
    const number = plainNumber(text, language) ?? text;
    units.set(number, units.has(number) ? null : unit);
  }
  let isWhole = true;
  const measured = expression.replace(/(?<![\p{L}\d.,^])\d+(?:[.,]\d+)*(?!\s?[\p{L}%€$£°]|[\d^])/gu, (number) => {
    const unit = units.get(plainNumber(number, language) ?? number);
    isWhole &&= Boolean(unit);
    return unit ? `${number} ${unit}` : number;
  });
  return isWhole ? measured : null;
}
