// A layer or an answer as it was written, on its way to a draft.
import { paragraphsOf } from "../../engine/guide/lesson.ts";
import type { NewWord } from "../../engine/guide/lesson.ts";
import { FacetError } from "../../engine/errors.ts";
import { claimText } from "../claims-text.ts";
import type { AnswerLanguage } from "../language.ts";
import type { Claim } from "../research.ts";
import { computeInline } from "./inline-calculations.ts";
import type { GuideContext, GuideDraft } from "./guide.ts";
import { paragraphsText } from "./paragraphs.ts";

export interface LayerText extends Pick<GuideDraft, "answer" | "claims" | "unsure"> {
  readonly words: readonly NewWord[];
}

/** Claims without a quote among them are plain paragraphs. Throws FacetError unexpected where nothing was written. */
export function textOf(
  all: readonly Claim[],
  language: AnswerLanguage,
  {
    unsure = new Set(),
    words = [],
  }: { readonly unsure?: ReadonlySet<number>; readonly words?: readonly NewWord[] } = {},
): LayerText {
  const answer = paragraphsText(all, language);
  if (answer.trim() === "") throw nothingWritten();
  const claims = all.some(({ quotes }) => quotes.length > 0) ? all : [];
  const places = [...unsure].map((at) => paragraphsOf(paragraphsText(all.slice(0, at + 1), language)).length - 1);
  return { answer, claims, unsure: places, words };
}

export function nothingWritten(): FacetError {
  return new FacetError("unexpected", { what: "an empty answer" }, { kept: ["question"], next: ["retry"] });
}

/** Tells the page each paragraph as it is complete, its calculations worked out. */
export function showClaims({ emit }: Pick<GuideContext, "emit">, language: AnswerLanguage): (claim: Claim) => void {
  let number = 1;
  let isFirst = true;
  return (claim) => {
    const text = claimText({ ...claim, text: computeInline(claim.text, language).text }, language, number);
    emit({ type: "text-delta", field: "answer", text: isFirst ? text : `\n\n${text}` });
    number += claim.quotes.length;
    isFirst = false;
  };
}

/** A model's own words, a claim a paragraph. */
export function ownClaims(text: string): Claim[] {
  return paragraphsOf(text).map((each) => {
    return { kind: /^\s*(?:```|\$\$)/.test(each) ? "block" : "sentence", text: each.trim(), quotes: [] };
  });
}
