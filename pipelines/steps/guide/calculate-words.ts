// The shape of the words that calculations are read with.
import type { ChatTurn } from "../../engine/step-context.ts";
import type { AnswerLanguage } from "../language.ts";

type Both = Readonly<Record<AnswerLanguage, string>>;

export interface CalculateWords {
  /** Asks for what is to be worked out, as expressions and never as results. */
  readonly extract: (values: { readonly question: string; readonly small: boolean }) => readonly ChatTurn[];
  readonly told: {
    /** Before several results. */
    readonly worked: Both;
    /** Where numbers were added that nobody gave. */
    readonly assumed: (values: { readonly numbers: readonly string[] }) => Both;
  };
}
