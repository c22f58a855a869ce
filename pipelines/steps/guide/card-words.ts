// The shape of the words that everyday tasks are done with.
import type { CardKind } from "../../engine/guide/card.ts";
import type { ChatTurn } from "../../engine/step-context.ts";
import type { AnswerLanguage } from "../language.ts";

type Both = Readonly<Record<AnswerLanguage, string>>;

export interface CardWords {
  readonly card: (values: {
    readonly kind: CardKind;
    readonly wish: string;
    /** What is to be changed, as text; null for a new one. */
    readonly before: string | null;
    /** What was said last, where the wish may point at it; null at the beginning. */
    readonly said: string | null;
    readonly language: string;
    readonly small: boolean;
  }) => readonly ChatTurn[];
  /** After an answer that nothing could be read out of. */
  readonly again: (values: { readonly kind: CardKind; readonly small: boolean }) => string;
  readonly told: {
    /** One line above the card. */
    readonly intro: Readonly<Record<CardKind, Both>>;
    readonly changed: Both;
    /** Of a recipe; `steps`: amounts stand in its steps too, which stay as they were written. */
    readonly scaled: (values: { readonly servings: string; readonly from: string; readonly steps: boolean }) => Both;
    /** A recipe was read, and nothing says for how many it is or shall be. */
    readonly read: Both;
    readonly howMany: Both;
    readonly notMade: Both;
    /** What can be changed without a large model. */
    readonly notChanged: Both;
  };
}
