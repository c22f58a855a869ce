// What the steps for questions over API documentation are given: the words, and what they may use of the run.
import type { ChatTurn, StepContext } from "../../../engine/step-context.ts";
import type { AnswerLanguage } from "../../language.ts";
import type { ResearchWords } from "../../research.ts";

type Turns = readonly ChatTurn[];

/** The Researcher's words, with those of prompts/developer-api.ts in their place and beside them. */
export interface ApiWords extends ResearchWords {
  /** Values for a request; `before` are those that did not fit, with why. */
  readonly requestValues: (values: {
    question: string;
    operation: string;
    before: { values: string; problems: readonly string[] } | null;
  }) => Turns;
  /** A short call of a symbol; `before` is one that did not pass the compiler, with why. */
  readonly call: (values: {
    question: string;
    symbol: string;
    module: string;
    before: { code: string; problems: readonly string[] } | null;
  }) => Turns;
  /** Beside a sample that could not be checked. */
  readonly notChecked: Readonly<Record<"request" | "call", Readonly<Record<AnswerLanguage, string>>>>;
}

export type ApiContext = Pick<
  StepContext,
  "ask" | "chat" | "documents" | "emit" | "history" | "memory" | "model" | "progress" | "signal" | "tools"
>;
