// Equations that a model wrote into its sentences, `3 × 4 = 12`, reckoned again by code: a wrong result is put right.
import type { Calculation } from "../../engine/guide/lesson.ts";
import type { AnswerLanguage } from "../language.ts";
import { computeExpression } from "./calculate-expression.ts";
import { shownExpression, shownResult } from "./calculate-format.ts";
import { isUnit, mathsLibrary } from "./calculate-library.ts";
import type { BigNumber, Quantity } from "./calculate-library.ts";
import { proseOf } from "./mark-prose.ts";
import { plainNumber } from "./numbers-read.ts";
import { unitOf } from "./units-known.ts";
import { inUnits } from "./units-tidy.ts";

export interface Correction {
  readonly from: string;
  readonly to: string;
}

const amount = String.raw`(?:[€$£]\s?)?\d+(?:[.,'’]\d+)*(?:\s?(?:[%€$£]|°[CF]))?`;
const measured = String.raw`${amount}(?:[^\S\n]?[\p{L}µ]+[²³]?(?:\/[\p{L}]+[²³]?)?)?`;
const operator = String.raw`[^\S\n]*(?:[×*·÷+−/^]|(?<=\s)[-–](?=\s)|(?<=\d[^\S\n]*)x(?=[^\S\n]*\d)|(?<!\p{L})(?:times|plus|minus|mal|divided by|durch|geteilt durch)(?!\p{L}))[^\S\n]*`;
const equals = String.raw`[^\S\n]*(?<sign>=|≈|(?<!\p{L})(?:is|are|equals|makes|gives|ist|sind|ergibt|macht)(?!\p{L}))[^\S\n]*`;
const term = String.raw`\(?${measured}\)?`;
const equation = new RegExp(
  // Part of a longer one, or with a letter in front, it is not read.
  String.raw`(?<![\p{L}\d.,][^\S\n]?(?:[×*·÷+−/^(-][^\S\n]*)|[\d.,/^×*·÷])` +
    String.raw`(?<left>[−-]?(?:${term}(?:${operator}${term})+|\d[\d.,]*\s?%\s(?:of|von)\s${measured}))${equals}` +
    String.raw`(?<right>[−-]?${amount})(?<unit>[^\S\n]?[\p{L}µ]+[²³]?(?:\/[\p{L}]+[²³]?)?)?(?![\d/^]|[.,]\d|[^\S\n]*[×*·÷+−=])`,
  "giu",
);
const oneOf = (words: string) => `(?:${words.split(", ").join("|")})`;
/** Of these the beginning is enough. */
const factors = oneOf(
  "hundred, thousand, million, billion, trillion, hundert, tausend, milliarden?, mio, mrd, drittel, viertel, fünftel, sechstel, achtel, zehntel",
);
const goingOn = oneOf(
  "per ?cent, prozent, dozens?, dutzend, tens, hal(?:f|ves), thirds?, quarters?, (?:four|fif|six|seven|eigh|nin|ten)ths?, (?:out )?of, von, less, more, weniger, mehr, times, mal, divided, squared",
);
/** What follows makes another amount of the number: `1 3/4`, `3 R 3`, `25 percent`, `2 dozen`, `3 of 4`. */
const goesOn = new RegExp(
  String.raw`^[^\S\n]?(?:[½⅓⅔¼¾⅛⅜⅝⅞]|\d+[^\S\n]?[/⁄]|R[^\S\n]?\d|${factors}|${goingOn}(?!\p{L}))`,
  "iu",
);
const ways = oneOf(
  String.raw`binary, base[ -](?:two|\d+), hexadecimal, octal, mod, modul(?:o|us|ar), boolean, (?:12|24)-hour, integer (?:arithmetic|division), floor division, remainders?, left over, rest[^\S\n]\d+, übrig, binär\p{L}*, dual(?:system|zahl)\p{L}*, hexadezimal\p{L}*, oktal\p{L}*, zur basis, ganzzahlige[rn]? division, mistakes?, wrong(?:ly)?, fehler, falsch`,
);
/** Where numbers are written or reckoned in another way, what looks wrong is not: 1 + 1 = 10, 9 + 5 = 2, 15 ÷ 4 = 3 remainder 3. */
const otherWay = new RegExp(String.raw`(?<!\p{L})${ways}(?!\p{L})`, "iu");
const countAtMost = 40;
/** Relative: rounded on purpose where the sign says so. */
const about = 0.02;

/** What was right counts as computed; what was not is computed now, and told. */
export function checkEquations(text: string, language: AnswerLanguage) {
  const calculations: Calculation[] = [];
  const corrected: Correction[] = [];
  const found = [...proseOf(text).matchAll(equation)].slice(0, countAtMost);
  const mended = found.reduceRight((whole, match) => {
    const { left = "", right = "", unit = "", sign = "" } = match.groups ?? {};
    const known = unitOf(unit.trim().replace(/^.*\//, "")) !== undefined ? unit.trim() : "";
    const behind = match.index + match[0].length;
    if (goesOn.test(text.slice(behind - unit.length))) return whole;
    const written = `${right}${known === "" ? "" : ` ${known}`}`;
    const checked = checkedAgainst({ left: inSigns(left), right: written, isRough: sign === "≈" }, language);
    if (checked === null || (!checked.isRight && otherWay.test(paragraphAt(text, match.index)))) return whole;
    const shown = checked.isRight ? (known === "" ? right : right + unit) : checked.value;
    calculations.unshift({
      expression: shownExpression(inSigns(left), language),
      value: shown,
      label: "",
      assumed: [],
    });
    if (checked.isRight) return whole;
    const end = match.index + match[0].length - (known === "" ? unit.length : 0);
    const start = match.index + match[0].length - unit.length - right.length;
    corrected.unshift({ from: whole.slice(start, end).trim(), to: checked.value });
    return whole.slice(0, start) + checked.value + whole.slice(end);
  }, text);
  return { text: mended, calculations, corrected };
}

function paragraphAt(text: string, at: number): string {
  const end = text.indexOf("\n", at);
  return text.slice(text.lastIndexOf("\n", at) + 1, end < 0 ? text.length : end);
}

interface Equation {
  readonly left: string;
  readonly right: string;
  readonly isRough: boolean;
}

/** Null where one of its sides is nothing that can be computed, or the sides are not of one kind. */
function checkedAgainst({ left, right, isRough }: Equation, language: AnswerLanguage) {
  const computed = computeExpression(left, { language, lenient: true });
  const said = computeExpression(right, { language });
  if (!computed || !said) return null;
  const [value, wanted] = [amountOf(computed.value, said.value), amountOf(said.value, said.value)];
  if (value === null || wanted === null) return null;
  const off = value.minus(wanted).abs();
  const isRight = off.lte(stepOf(right, language)) || off.lte(value.abs().times(isRough ? about : 1e-9));
  const inTheirs = isUnit(computed.value) && isUnit(said.value) ? inUnits(computed.value, said.value) : computed.value;
  const units = isUnit(said.value) ? said.units : computed.units;
  const bare = shownResult({ value: isUnit(inTheirs) || !isUnit(said.value) ? inTheirs : value, units }, language);
  // A number of things takes the unit that its writer gave it.
  const isCounted = !isUnit(computed.value) && isUnit(said.value);
  return { isRight, value: isCounted ? `${bare} ${right.replace(/^[^\p{L}€$£%°]+/u, "")}` : bare };
}

/** In the unit of the other side; the number alone where one of them has none. */
function amountOf(value: Quantity, other: Quantity): BigNumber | null {
  if (!isUnit(value)) return value;
  try {
    const named = isUnit(other) ? inUnits(value, other) : value;
    return isUnit(named) ? (named.toNumeric(named.formatUnits()) as BigNumber) : named;
  } catch {
    return null;
  }
}

/** One of the last place that was written: however it was rounded, it is right within that. */
function stepOf(written: string, language: AnswerLanguage): BigNumber {
  const plain = plainNumber(/\d[\d.,'’]*/.exec(written)?.[0] ?? "", language) ?? "0";
  const places = plain.split(".")[1]?.length ?? 0;
  const maths = mathsLibrary();
  return places === 0 ? maths.bignumber(0.5) : maths.bignumber(10).pow(-places);
}

function inSigns(left: string): string {
  return left
    .replace(/\b(?:times|mal)\b/gi, "*")
    .replace(/\bplus\b/gi, "+")
    .replace(/\bminus\b/gi, "-")
    .replace(/\b(?:divided by|geteilt durch|durch)\b/gi, "/");
}
