// Amounts as cooks write them: read from 1 1/2, ½, 2-3, 0,5 or “zwei”, and written again so that a spoon can measure them.
import type { Language } from "../error-sentences.ts";

export interface Amount {
  readonly amount: number;
  /** The upper end of a range; null where there is none. */
  readonly upTo: number | null;
}

const glyphs: Readonly<Record<string, number>> = {
  "¼": 1 / 4,
  "½": 1 / 2,
  "¾": 3 / 4,
  "⅓": 1 / 3,
  "⅔": 2 / 3,
  "⅛": 1 / 8,
  "⅜": 3 / 8,
  "⅝": 5 / 8,
  "⅞": 7 / 8,
  "⅕": 1 / 5,
};

const numberWords: Readonly<Record<string, number>> = {
  ...Object.fromEntries(
    "one two three four five six seven eight nine ten eleven twelve".split(" ").map((w, at) => [w, at + 1]),
  ),
  ...Object.fromEntries(
    "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf".split(" ").map((w, at) => [w, at + 1]),
  ),
  a: 1,
  an: 1,
  ein: 1,
  eine: 1,
  einen: 1,
  einem: 1,
  einer: 1,
  half: 0.5,
  "half a": 0.5,
  "half an": 0.5,
  halbe: 0.5,
  halber: 0.5,
  halbes: 0.5,
  "ein halbes": 0.5,
  "ein halber": 0.5,
  "eine halbe": 0.5,
  "einen halben": 0.5,
  anderthalb: 1.5,
  eineinhalb: 1.5,
  zweieinhalb: 2.5,
  "a dozen": 12,
  "ein dutzend": 12,
};

const glyph = `[${Object.keys(glyphs).join("")}]`;
const wordsFirst = Object.keys(numberWords).toSorted((a, b) => b.length - a.length);
/** A number as it may be written; a mixed one before its parts. */
const numberPattern = String.raw`(?:\d{1,4}(?:\s+|-)\d{1,2}\s*[/⁄]\s*\d{1,2}|\d{1,4}\s*${glyph}|${glyph}|\d{1,3}\s*[/⁄]\s*\d{1,3}|\d{1,6}(?:[.,]\d{1,3})?|(?:${wordsFirst.join("|")})(?![\p{L}]))`;
export const amountPattern = String.raw`${numberPattern}(?:\s*(?:-|–|—|to|bis|or|oder)\s*${numberPattern})?`;

const range = new RegExp(String.raw`^(${numberPattern})(?:\s*(?:-|–|—|to|bis|or|oder)\s*(${numberPattern}))?$`, "iu");

/** Null where the text is no amount; a zero is none. */
export function readAmount(text: string): Amount | null {
  const [, from = "", to] = range.exec(text.trim()) ?? [];
  const amount = readNumber(from);
  if (amount === null || amount <= 0) return null;
  const upTo = to === undefined ? null : readNumber(to);
  return { amount, upTo: upTo !== null && upTo > amount ? upTo : null };
}

function readNumber(text: string): number | null {
  const said = text.trim().toLowerCase().replaceAll("⁄", "/");
  const word = numberWords[said.replaceAll(/\s+/g, " ")];
  if (word !== undefined) return word;
  const mixed = /^(\d+)(?:\s+|-)(\d+)\s*\/\s*(\d+)$/.exec(said);
  if (mixed) return whole(Number(mixed[1]), Number(mixed[2]), Number(mixed[3]));
  const fraction = /^(\d+)\s*\/\s*(\d+)$/.exec(said);
  if (fraction) return whole(0, Number(fraction[1]), Number(fraction[2]));
  const last = glyphs[said.at(-1) ?? ""];
  if (last !== undefined) return Number(said.slice(0, -1).trim() || 0) + last;
  return /^\d+(?:[.,]\d+)?$/.test(said) ? Number(said.replace(",", ".")) : null;
}

const whole = (count: number, above: number, below: number) => (below === 0 ? null : count + above / below);

/** Fractions that are written as such. */
const shown: readonly (readonly [number, string])[] = [
  [1 / 4, "¼"],
  [1 / 3, "⅓"],
  [1 / 2, "½"],
  [2 / 3, "⅔"],
  [3 / 4, "¾"],
  [1 / 8, "⅛"],
];

/** `1½`, `2–3`, `0,85`; empty for none. */
export function amountText(amount: number | null, upTo: number | null, language: Language = "en"): string {
  if (amount === null) return "";
  return [amount, upTo].flatMap((each) => (each === null ? [] : [numberText(each, language)])).join("–");
}

function numberText(value: number, language: Language): string {
  const floor = Math.floor(value + 0.001);
  const rest = value - floor;
  if (rest < 0.005) return String(floor);
  const sign = shown.find(([fraction]) => Math.abs(fraction - rest) < 0.004)?.[1];
  if (sign !== undefined) return `${floor === 0 ? "" : floor}${sign}`;
  const text = String(Number(value.toFixed(2)));
  return language === "de" ? text.replace(".", ",") : text;
}
