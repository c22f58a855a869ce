// Numbers, dates and quantities of a paragraph, as they stand in it: what a reader should look up where nobody checked it.
import { numbersIn } from "../creator/claims/numbers-in.ts";
import { formulasOf, proseOf } from "./mark-prose.ts";
import { unitOf } from "./units-known.ts";

export interface Known {
  /** Numbers the person or the documents gave, in every way to write them. */
  readonly given: ReadonlySet<string>;
  /** Results of code, as they stand in the text. */
  readonly computed: readonly string[];
}

const spansAtMost = 40;
/** Characters of one, as a mark keeps it: the beginning of a longer one. Source: `marks` in engine/guide/schemas.ts. */
const spanCharacters = 300;
const months =
  "january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|januar|jänner|februar|märz|mai|juni|juli|oktober|okt|dezember|dez";
const number = String.raw`\d+(?:[.,:'’\u00a0\u202f]\d+)*`;
const large =
  "hundred|thousand|million|billion|trillion|hundert|tausend|millionen?|milliarden?|billionen?|mrd\\.?|mio\\.?|bn|k";
const counting =
  "percent|per cent|prozent|percentage points?|prozentpunkte?|degrees?|grad|times|mal|fold|fach|people|menschen|einwohner|years?|jahren?|jahre|bc|bce|ad|ce|v\\.\\s?chr\\.|n\\.\\s?chr\\.|decades?|jahrzehnten?|jahrzehnte|century|centuries|jahrhunderten?|jahrhunderte?";
const era = String.raw`(?:\s?(?:bce?|ce|ad|v\.\s?chr\.|n\.\s?chr\.))?`;
const dates = [
  String.raw`\d{4}-\d{2}-\d{2}`,
  String.raw`\d{1,2}\.\s?\d{1,2}\.\s?\d{4}`,
  String.raw`\d{1,2}(?:\.|st|nd|rd|th)?\s(?:of\s)?(?:${months})\b\.?(?:,?\s\d{3,4})?`,
  String.raw`(?:${months})\.?\s\d{1,2}(?:st|nd|rd|th)?(?!\d)(?:,?\s\d{3,4})?`,
  String.raw`(?:${months})\s\d{4}`,
  String.raw`\d{1,2}(?:st|nd|rd|th)?\.?\s(?:century|centuries|jahrhunderts?)${era}`,
  String.raw`\d{2,4}(?:'?s|er)(?:[- ]jahren?)?(?![\p{L}])`,
];
const signed = String.raw`(?:[€$£¥]\s?)?(?:[−±~]|(?<=^|\s)-)?${number}(?:/${number})?(?:\s?(?:×|x)\s?10(?:\^[-−]?\d+|[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+))?(?:st|nd|rd|th)?`;
const unit = String.raw`(?:\s?[%‰€$£¥]|\s?°\s?[CF]?|[- ]?(?:${large})(?!\p{L})|[- ]?(?:${counting})(?!\p{L})|[- ]?[\p{L}µΩ]+[²³]?(?:/[\p{L}]+[²³]?)?)`;
const one = String.raw`${signed}(?<u>${unit}(?:\s(?:${large}|[\p{L}µ€$£]+)(?!\p{L}))?)?`;

const span = new RegExp(
  String.raw`(?<![\p{L}\d.,])(?<!\d\s?[/])(?:(?<date>${dates.join("|")})|(?<from>${signed}\s?(?:%|°C?|[\p{L}µ]{1,4}(?=\s?[–-]))?\s?(?:[–—-]|to|bis)\s?)?${one})`,
  "giu",
);
/** “Step 2”, “Figure 3”, “Python 3.12”, “Paragraph 5”: names of things. */
const designated =
  /(?<!\p{L})(?:steps?|layers?|chapter|part|figure|fig\.|table|section|point|level|question|example|option|phase|stage|no\.|number|version|page|line|schritte?|ebenen?|kapitel|teil|abbildung|abb\.|tabelle|abschnitt|punkt|stufe|frage|beispiel|phase|nr\.|nummer|seite|zeile|artikel|paragraph|§|apollo|formel|windows|gemma|python)\s$/iu;

export function unverifiedIn(paragraph: string, { given, computed }: Known): string[] {
  const prose = proseOf(paragraph).replace(
    /^(\s*(?:[>#*-]\s*)*\(?)(\d+)([.)]\s)/gm,
    (_, before: string, digits: string, after: string) => {
      return before + "\u0001".repeat(digits.length) + after;
    },
  );
  const found = new Map<number, string>();
  for (const match of prose.matchAll(span)) {
    const text = spanText(match);
    if (text === null || isName(prose, match.index, text)) continue;
    found.set(match.index, text);
  }
  for (const { start, text } of wordsWithUnit(prose)) if (!found.has(start)) found.set(start, text);
  const spans = [...found].toSorted(([a], [b]) => a - b).map(([, text]) => text);
  const all = new Set([...spans, ...formulasOf(paragraph).flatMap(inFormula)]);
  const unknown = [...all].filter((text) => !isKnown(text, given, computed));
  return unknown.slice(0, spansAtMost).map((text) => text.slice(0, spanCharacters));
}

/** Results, and numbers long enough to be somebody's: exponents, indices and small factors belong to the formula. */
function inFormula(formula: string): string[] {
  const results = [...formula.matchAll(/(?:=|≈|\\approx|\\boxed\{)\s*(?:[-−]\s*)?(\d+(?:[.,]\d+)*)/g)].map(
    ([, each = ""]) => each,
  );
  const long = [...formula.matchAll(/(?<![\d.,^_]|[\^_]\{[^}]*)\d+(?:[.,]\d+)*/g)].map(([each]) => each);
  return [...long.filter((each) => each.replace(/\D/g, "").length > 1 && each !== "100"), ...results];
}

/** Without a word behind it that is no unit. Null for what is part of a name: `5G`, `3D`. */
function spanText({ 0: whole, groups }: RegExpExecArray): string | null {
  // The full stop after a whole name of a month ends the sentence.
  if (groups?.["date"] !== undefined) return whole.trim().replace(/(\p{L}{5})\.$/u, "$1");
  if (groups?.["u"] === undefined) return whole.trim();
  const behind = groups["u"];
  const bare = whole.slice(0, whole.length - behind.length);
  const [first = "", second] = behind.trim().replace(/^-/, "").split(/\s+/);
  const isFirst = isUnitWord(first);
  if (!isFirst) return /^\p{L}/u.test(behind) ? null : bare.trim();
  return second === undefined || isUnitWord(second)
    ? whole.trim()
    : whole.slice(0, whole.length - second.length).trim();
}

function isUnitWord(word: string): boolean {
  if (/^[%‰€$£¥°]/.test(word)) return true;
  if (new RegExp(`^(?:${large}|${counting})$`, "iu").test(word)) return true;
  // Single letters and short words are units only as they are written.
  const [over = "", under] = word.split("/");
  const known = unitOf(over);
  if (!known || (/^(?:in|a|e|d|t|as|pt|am|an|ad)$/i.test(over) && under === undefined))
    return /^[mclk]?m[²³]$/.test(over);
  return under === undefined || unitOf(under) !== undefined;
}

function isName(prose: string, at: number, text: string): boolean {
  const before = prose.slice(Math.max(0, at - 30), at);
  if (designated.test(before)) return true;
  if (!/^\d{1,3}(?:\.\d+)*$/.test(text)) return /^(?:24\/7|9\/11)$/.test(text);
  // “(1)” counts, “Apollo 11” names; a sentence that begins with a capital does neither.
  if (before.endsWith("(") && prose[at + text.length] === ")") return true;
  return (
    /[\p{Ll},]\s\p{Lu}[\p{L}]+\s$/u.test(before) &&
    /^(?:[.,;:!?)]|\s\p{Ll})/u.test(prose.slice(at + text.length)) &&
    !isGerman(before)
  );
}

/** German nouns are capitals: what stands before a number there is no name. */
function isGerman(before: string): boolean {
  return (
    /(?<!\p{L})(?:der|die|das|den|dem|des|ein|eine|einer|einen|im|am|zur|zum|und|mit|von|hat|ist|sind|rund|etwa|auf|bei|für|über|unter|aus|nach)\s/u.test(
      before,
    ) || /[äöüß]/.test(before)
  );
}

/** “Twelve percent”, “two million”; “three steps” counts nothing that could be looked up. */
function wordsWithUnit(prose: string): { start: number; text: string }[] {
  return numbersIn(prose).flatMap(({ start, end, text }) => {
    if (/^\d/.test(text) || /^(?:hundred|hundert|dozen|dutzend)$/i.test(text)) return [];
    const after = new RegExp(String.raw`^[- ](?:${large}|${counting}|\p{L}+)(?!\p{L})`, "iu").exec(
      prose.slice(end),
    )?.[0];
    const word = after?.slice(1) ?? "";
    // “One or two days” is a manner of speaking; “two million” is not.
    if (/^(?:two|zwei)$/i.test(text) && !new RegExp(`^(?:${large})$`, "iu").test(word)) return [];
    return word !== "" && !/^(?:times|mal|fold|fach)$/i.test(word) && isUnitWord(word)
      ? [{ start, text: text + after }]
      : [];
  });
}

function isKnown(text: string, given: ReadonlySet<string>, computed: readonly string[]): boolean {
  if (computed.includes(text)) return true;
  const numbers = numbersIn(text);
  const long = new Set(
    computed
      .filter((each) => each.replace(/\D/g, "").length >= 3)
      .flatMap((each) => numbersIn(each))
      .flatMap(({ forms }) => forms),
  );
  return numbers.length > 0 && numbers.every(({ forms }) => forms.some((form) => given.has(form) || long.has(form)));
}
