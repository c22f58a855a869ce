// An expression as people and models write it, in the library's spelling: signs, words, degrees, currencies, numbers.
import type { AnswerLanguage } from "../language.ts";
import { plainNumber, withPlainNumbers } from "./numbers-read.ts";

/** Commas part what these are given, and no number. */
const lists = /\b(?:min|max|mean|average|sum|median|round)\s*\(/i;
const amount = String.raw`\d+(?:\.\d+)?`;
const first = "h|hr|hrs|hours?|std|stunden?|min|minutes?|minuten?|ft|feet|foot|fuß|lbs?|pounds?|kg|m";
const second = "min|minutes?|minuten?|s|sec|seconds?|sekunden?|in|inch|inches|zoll|oz|ounces?|g|cm";

const rules: readonly (readonly [RegExp, string])[] = [
  [/[×∙·⋅]/g, "*"],
  [/(?<=[\d)]\s*)[x✕](?=\s*[\d(])/g, "*"],
  [/[÷∶]/g, "/"],
  [/(?<=\d\s*):(?=\s*\d)/g, "/"],
  [/[−–]/g, "-"],
  [/\*\*/g, "^"],
  [/²/g, "^2"],
  [/³/g, "^3"],
  [/(\d)\s*½/g, "$1.5"],
  [/½/g, "0.5"],
  [/¼/g, "0.25"],
  [/¾/g, "0.75"],
  [new RegExp(String.raw`√\s*(${amount})`, "g"), "sqrt($1)"],
  [/√\s*\(/g, "sqrt("],
  [/\bl(?:iter|itre)?s?\s*(?:\/|per|pro|auf)\s*100\s*(?:km|kilomet(?:er|re)s?)\b/gi, "litersPerHundred"],
  [/\bmiles per gallon\b/gi, "mpg"],
  [/\bmiles per hour\b/gi, "mph"],
  [/\bfl(?:uid|\.)?\s+(?:oz|ounces?)\b/gi, "floz"],
  [/\bnautical miles?\b/gi, "nauticalMile"],
  [/\bsquare (?:met(?:er|re)s?)\b/gi, "m2"],
  [/\bsquare kilomet(?:er|re)s?\b/gi, "km2"],
  [/\bsquare (?:feet|foot)\b/gi, "ft2"],
  [/\bcubic met(?:er|re)s?\b/gi, "m3"],
  [/°\s*([CF])\b/gi, " deg$1"],
  [/\b(?:degrees?|grad)\s+c(?:elsius)?\b/gi, "degC"],
  [/\b(?:degrees?|grad)\s+f(?:ahrenheit)?\b/gi, "degF"],
  [/°/g, " deg"],
  [/[µμ](?=m\b)/g, "u"],
  [new RegExp(String.raw`([€$£¥₹])\s*(${amount})`, "g"), "$2 $1"],
  [/€/g, " EUR "],
  [/\$/g, " USD "],
  [/£/g, " GBP "],
  [/¥/g, " JPY "],
  [/₹/g, " INR "],
  [/(?<=\d\s*)(?:percent|per cent|prozent)(?!\p{L})/giu, "%"],
  [/(?<=\d)\s+%(?!\s*[\d(])/g, "%"],
  [/(?<=%\s*|\d\s+)(?:of|von)\b/gi, "*"],
  [/(?<=\p{L}\s*)\b(?:per|pro)\b/giu, "/"],
  // “6 ft 2 in cm”: the inches are one with the word before what they are turned into.
  [
    new RegExp(
      String.raw`(${amount})\s*(?:ft|feet|foot)\s*(${amount})\s+in\s+(?=(?:[cm]?m|(?:centi)?met(?:er|re)s?)$)`,
      "i",
    ),
    "($1 ft + $2 inch) in ",
  ],
  [
    new RegExp(String.raw`(${amount})\s*(${first})\s*(?:,|and|und)?\s*(${amount})\s*(${second})(?![\p{L}\d])`, "giu"),
    "($1 $2 + $3 $4)",
  ],
  [/(?<=\d)(?=\p{L})(?!e[+-]?\d)/giu, " "],
];

/** Where a comma with a space behind it parts a list, one without is the number's own: `mean(1,5, 2,5)` of a German, `sum(1,000, 2,000)`. */
function inLists(source: string, language: AnswerLanguage): string {
  if (!/,\s/.test(source) || /\bround\b/i.test(source)) return source;
  const own =
    language === "de"
      ? /(?<![\p{L}\d.,])\d+(?:[.,]\d+)+/gu
      : /(?<![\p{L}\d.,])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d|,\d)/gu;
  return source.replace(own, (number) => plainNumber(number, language) ?? number);
}

/** The parser is the library's; what it cannot read it refuses. */
export function spelled(source: string, language: AnswerLanguage): string {
  const numbers = lists.test(source) ? inLists(source, language) : withPlainNumbers(source, language);
  return rules
    .reduce((text, [pattern, to]) => text.replace(pattern, to), numbers)
    .replace(/\s+/g, " ")
    .trim();
}
