// Claims as the Markdown a person reads: each with the numbers of its citations, what is unsupported marked.
import type { AnswerLanguage } from "./language.ts";
import type { Claim } from "./research.ts";

/** Stands at the end of a sentence that nothing located carries. */
const unsupportedMark = "[!]";
const marks: Readonly<Record<AnswerLanguage, readonly [string, string]>> = { en: ["“", "”"], de: ["„", "“"] };

/** Citation numbers run through the claims in order; `first` is the number of the first one. */
export function claimsText(claims: readonly Claim[], language: AnswerLanguage, first = 1): string {
  let number = first;
  let text = "";
  let before: Claim["kind"] | undefined;
  for (const claim of claims) {
    text += separator(before, claim.kind) + claimText(claim, language, number);
    number += claim.quotes.length;
    before = claim.kind;
  }
  return text;
}

/** Sentences run on; quotations and blocks stand alone. */
export function separator(before: Claim["kind"] | undefined, kind: Claim["kind"]): string {
  if (before === undefined) return "";
  return before === "sentence" && kind === "sentence" ? " " : "\n\n";
}

export function claimText({ kind, text, quotes, unsupported }: Claim, language: AnswerLanguage, first: number): string {
  const numbers = quotes.map((_, index) => `[${first + index}]`).join("");
  const mark = unsupported === true ? unsupportedMark : "";
  if (kind === "block") return numbers + mark === "" ? text : `${text}\n\n${numbers}${mark}`;
  const [open, shut] = marks[language];
  const shown = kind === "quotation" ? `${open}${withoutMarkup(text)}${shut}` : text;
  return numbers + mark === "" ? shown : `${shown} ${numbers}${mark}`;
}

/** The words as they stand in a document: nothing in them is Markdown. */
function withoutMarkup(text: string): string {
  return text.replace(/[\\`*_[\]<>$~|#]/g, "\\$&").replace(/^(\s*)([-+]|\d+[.)])(?=\s)/, "$1\\$2");
}

export function wordsIn(text: string): number {
  return text.match(/\S+/g)?.length ?? 0;
}
