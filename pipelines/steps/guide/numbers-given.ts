// The numbers somebody gave, in every way they may be written again: what a calculation may use without saying so.
import { numbersIn } from "../creator/claims/numbers-in.ts";

/** “Half” is a two, or 0.5. */
const parts: readonly (readonly [RegExp, readonly string[]])[] = [
  [
    /(?<!\p{L})(?:half|halves|halb\p{L}*|hälfte|twice|doubled?|doppelt\p{L}*|verdoppel\p{L}*|pair|paar)(?!\p{L})/iu,
    ["2", "0.5"],
  ],
  [/(?<!\p{L})(?:quarters?|viertel)(?!\p{L})/iu, ["4", "0.25"]],
  [/(?<!\p{L})(?:thirds?|drittel|triple|dreifach\p{L}*)(?!\p{L})/iu, ["3"]],
];
/** True by definition, where such units are spoken of; how many days a year has is not. */
const definitions: readonly (readonly [RegExp, readonly string[]])[] = [
  [/(?<!\p{L})(?:hours?|minutes?|seconds?|stunden?|minuten?|sekunden?|h|min)(?!\p{L})/iu, ["60", "3600"]],
  [/(?<!\p{L})(?:days?|daily|tage?n?|täglich)(?!\p{L})/iu, ["24"]],
  [/(?<!\p{L})(?:weeks?|weekly|wochen?|wöchentlich)(?!\p{L})/iu, ["7"]],
  [/(?<!\p{L})(?:years?|months?|annual|yearly|jahre?n?|monate?n?|jährlich|monatlich)(?!\p{L})/iu, ["12"]],
  [
    /(?<!\p{L})(?:k[gmW]|kWh|m[lm]|kilo\p{L}*|tonnes?|tonnen?|lit(?:er|re)s?|grams?|gramm|met(?:er|re)s?|watts?)(?!\p{L})/u,
    ["1000"],
  ],
];
/** Of everyone: one of a thing, and the hundred of a percentage. */
const everyones: readonly string[] = ["1", "100"];

export function givenNumbers(texts: readonly string[]): ReadonlySet<string> {
  const given = new Set<string>();
  for (const text of texts) {
    for (const { forms } of numbersIn(text)) for (const form of forms) given.add(form);
    for (const [pattern, forms] of parts) if (pattern.test(text)) for (const form of forms) given.add(form);
  }
  return given;
}

/** Numbers that need no word of where they come from. */
export function definedNumbers(texts: readonly string[]): ReadonlySet<string> {
  const said = definitions.filter(([pattern]) => texts.some((text) => pattern.test(text)));
  return new Set([...everyones, ...said.flatMap(([, numbers]) => numbers)]);
}

/** How many of the expression's numbers were given, and which were neither given nor are true by definition. */
export function assumedIn(expression: string, given: ReadonlySet<string>, defined: ReadonlySet<string>) {
  const derived = new Set([...given].flatMap(ofPercentage));
  const assumed = new Set<string>();
  const used = new Set<string>();
  for (const { text, forms } of numbersIn(expression.replace(/(?<=[a-z])\d+(?=\()/gi, ""))) {
    if (forms.some((form) => given.has(form))) used.add(text);
    else if (forms.some((form) => derived.has(form))) used.add(text);
    else if (!forms.some((form) => defined.has(form))) assumed.add(text);
  }
  return { assumed: [...assumed], used: used.size };
}

/** 19 % is also written 0.19, 1.19 and 0.81. */
function ofPercentage(number: string): string[] {
  const share = Number(number) / 100;
  return [share, 1 + share, 1 - share].map((each) => String(Number(each.toFixed(10))));
}
