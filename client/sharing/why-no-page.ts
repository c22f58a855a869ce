// Why a shared conversation is not shown: its link leads nowhere, or it cannot be had just now.
import { errorSentence } from "../../pipelines/engine/error-sentences.ts";
import type { Language } from "../../pipelines/engine/error-sentences.ts";
import type { Failure } from "../conversation/failure.ts";
import type { SharingStrings } from "../strings/sharing.en.ts";

export interface NoPage {
  readonly title: string;
  readonly sentence: string;
  /** No other try will help. */
  readonly isGone: boolean;
}

export function whyNoPage(failure: Failure, words: SharingStrings["page"], language: Language): NoPage {
  if (failure.kind === "offline") return { title: words.awayTitle, sentence: words.away, isGone: false };
  const { error } = failure;
  // An address with a slip in it is no valid id, or nobody's.
  const isGone = error.code === "not-found" || error.code === "invalid-input";
  if (isGone) return { title: words.goneTitle, sentence: words.gone, isGone };
  return { title: words.awayTitle, sentence: errorSentence(error, language), isGone };
}
