// Results and expressions as a person reads them: ten digits at most, thousands apart, units, the comma of a German.
import type { AnswerLanguage } from "../language.ts";
import type { Computed } from "./calculate-expression.ts";
import { isUnit } from "./calculate-library.ts";
import type { BigNumber, Quantity } from "./calculate-library.ts";
import { withPlainNumbers } from "./numbers-read.ts";
import { shownUnit, unitOf } from "./units-known.ts";

/** Significant digits of a fraction; whole numbers are shown whole as long as a person can read them. */
const digits = 10;
const wholeBelow = 1e21;
/** From here powers of ten are read more easily. */
const large = 1e15;
const small = 1e-6;

/** `8.04672 km`, `€7.50`, `2,5 h`. */
export function shownResult({ value, units }: Computed, language: AnswerLanguage): string {
  if (!isUnit(value)) return shownNumber(value, language);
  const amount = value.toNumeric(value.formatUnits()) as BigNumber;
  const money = units.find(({ isMoney, library }) => isMoney && library === value.formatUnits());
  if (money) return shownMoney(amount, money.shown[language], language);
  const unit = shownUnits(value, language, amount.abs().eq(1));
  return `${shownNumber(amount, language)}${/^°?$/.test(unit) ? "" : " "}${unit}`;
}

function shownNumber(value: BigNumber, language: AnswerLanguage): string {
  const size = value.abs().toNumber();
  const isWhole = value.isInteger() && size < wholeBelow;
  if (size !== 0 && !isWhole && (size >= large || size < small)) return powerOfTen(value, language);
  return format(isWhole ? value : value.toSignificantDigits(digits), language, {});
}

function powerOfTen(value: BigNumber, language: AnswerLanguage): string {
  const [mantissa = "", exponent = ""] = value.toSignificantDigits(digits).toExponential().split("e");
  return `${language === "de" ? mantissa.replace(".", ",") : mantissa} × 10${raised(exponent.replace(/^\+/, ""))}`;
}

function raised(power: string): string {
  return power.replace(/[-\d]/g, (each) => "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"["-0123456789".indexOf(each)] ?? "");
}

function shownMoney(amount: BigNumber, sign: string, language: AnswerLanguage): string {
  const cents = amount.isInteger() ? 0 : 2;
  const shown = format(amount.toDecimalPlaces(2), language, { minimumFractionDigits: cents });
  if (language === "de" || /\p{L}/u.test(sign)) return `${shown} ${sign}`;
  return shown.startsWith("−") ? `−${sign}${shown.slice(1)}` : `${sign}${shown}`;
}

function format(value: BigNumber, language: AnswerLanguage, more: Intl.NumberFormatOptions): string {
  const formatter = new Intl.NumberFormat(language, { maximumFractionDigits: 20, ...more });
  // As a text, so that no digit is lost on the way through a double.
  return formatter.format(value.toFixed() as Intl.StringNumericLiteral).replace("-", "−");
}

function shownUnits(value: Extract<Quantity, { units: unknown }>, language: AnswerLanguage, isOne: boolean): string {
  const names = value.formatUnits();
  const whole = unitOf(names.replaceAll(" ", ""));
  if (whole) return shownUnit(whole, language, isOne);
  return names
    .replace(/[A-Za-z]+/g, (name) => {
      const unit = unitOf(name);
      return unit ? shownUnit(unit, language, true) : name;
    })
    .replace(/ \/ /g, "/")
    .replace(/\^(\d)/g, (_, power: string) => raised(power))
    .replace(/(?<=\p{L}) (?=\p{L})/gu, "·");
}

/** As its writer put it, with signs for people: `3.0 kW ÷ 1.0 kW`. */
export function shownExpression(source: string, language: AnswerLanguage): string {
  const numbers = /\b(?:min|max|mean|average|sum|median|round)\s*\(/i.test(source)
    ? source
    : withOwnCommas(source, language);
  return (
    numbers
      .replace(/\s*\*\s*/g, " × ")
      .replace(/(?<=[\d)%]\s*(?:[€$£¥₹]|\p{L}[\p{L}²³]*)?)\s*\/\s*(?=[\d(])(?!100\s*km)/gu, " ÷ ")
      .replace(/(?<=\S)\s+-\s+/g, " − ")
      .replace(/\s*\+\s*/g, " + ")
      .replace(/\bsqrt\((\d[\d.,]*)\)/g, "√$1")
      .replace(/\bdegC\b/g, "°C")
      .replace(/\bdegF\b/g, "°F")
      // What it was turned into, its result says.
      .replace(/\s+(?:to|in)\s+[\p{L}°][^()]*$/u, "")
      .replace(/\s+(?:to|in)\s+(?=\p{L}|°)(?!to\b)/gu, " → ")
      .replace(/(?<![\p{L}])(?:hour|hours)(?!\p{L})/gu, "h")
      .replace(/(?<![\p{L}\d])\((\d[\d.,]*(?:\s*(?:[€$£%]|\p{L}+))?)\)(?!\s*\^)/gu, "$1")
      .replace(/(?<=\d)\s*%/g, language === "de" ? " %" : "%")
      .replace(/\s*\^\s*(\d+)(?![\d.])/g, (_, power: string) => raised(power))
      .replace(/\s+/g, " ")
      .trim()
  );
}

function withOwnCommas(source: string, language: AnswerLanguage): string {
  if (language === "en") return source;
  return withPlainNumbers(source, language).replace(/(?<![\p{L}\d.])\d+\.\d+/gu, (each) => each.replace(".", ","));
}
