// What a sample is made from: the question, the page that answers it, and the words.
import type { AnswerLanguage } from "../../language.ts";
import type { ApiContext, ApiWords } from "./api-words.ts";

export interface SampleOrder {
  readonly question: string;
  readonly language: AnswerLanguage;
  /** The page's text, for the model. */
  readonly text: string;
  /** The declarations on it. */
  readonly code: string;
  /** Every symbol of the document. */
  readonly names: readonly string[];
  readonly context: ApiContext;
  readonly words: ApiWords;
}
