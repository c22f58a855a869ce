// A layer or an answer that documents carry, as text: each claim is a paragraph of its own.
import { claimText } from "../claims-text.ts";
import type { AnswerLanguage } from "../language.ts";
import type { Claim } from "../research.ts";

/** The claims as Markdown, one paragraph each, citation numbers running through them from `first`. */
export function paragraphsText(claims: readonly Claim[], language: AnswerLanguage, first = 1): string {
  let number = first;
  return claims
    .map((claim) => {
      const text = claimText(claim, language, number);
      number += claim.quotes.length;
      return text;
    })
    .join("\n\n");
}
