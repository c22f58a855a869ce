// Numbers as English and German write them: which of their dots and commas part thousands, and which a fraction.
import type { AnswerLanguage } from "../language.ts";

const written = /(?<![\p{L}\d.,])\d+(?:[.,'’ \u00a0\u202f]\d+)*(?![\d])/gu;
const groups = /^\d{1,3}(?:([.,'’ \u00a0\u202f])\d{3})(?:\1\d{3})*(?=$|[.,]\d+$)/;

/** The text with its numbers as a program writes them: `1.234,5` of a German is `1234.5`. */
export function withPlainNumbers(text: string, language: AnswerLanguage): string {
  return text.replace(written, (number) => plainNumber(number, language) ?? number);
}

/** Null where it is none: `1.2.3`. “2.400” is two thousand four hundred to a German, and two point four to the English. */
export function plainNumber(number: string, language: AnswerLanguage): string | null {
  if (/^\d+$/.test(number)) return number;
  const [head = "", separator = ""] = groups.exec(number) ?? [];
  const rest = number.slice(head.length);
  const isGroup =
    separator !== "" && rest[0] !== separator && (!/[.,]/.test(separator) || isThousands(number, separator, language));
  if (isGroup) {
    const fraction = /^[.,]\d+$/.test(rest) ? `.${rest.slice(1)}` : rest === "" ? "" : null;
    return fraction === null ? null : head.replaceAll(separator, "") + fraction;
  }
  return /^\d+[.,]\d+$/.test(number) ? number.replace(",", ".") : null;
}

/** A single dot or comma before three digits: the language decides. */
function isThousands(number: string, separator: string, language: AnswerLanguage): boolean {
  if (number.startsWith("0")) return false;
  if (number.split(separator).length > 2 || /[.,]/.test(number.replaceAll(separator, ""))) return true;
  return separator === (language === "de" ? "." : ",");
}
