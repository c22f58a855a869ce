// The shape of the words that a quiz is made and graded with.
import type { Depth } from "../../engine/guide/outline.ts";
import type { ChatTurn } from "../../engine/step-context.ts";
import type { AnswerLanguage } from "../language.ts";

type Both = Readonly<Record<AnswerLanguage, string>>;
type Turns = readonly ChatTurn[];

export interface QuizWords {
  /** In the language of what was told. */
  readonly make: (values: {
    readonly topic: string;
    /** The layers asked about, with what was told of each. */
    readonly layers: readonly { readonly id: string; readonly title: string; readonly text: string }[];
    readonly words: readonly { readonly word: string; readonly meaning: string }[];
    readonly depth: Depth;
    readonly count: number;
  }) => Turns;
  /** What was given is untrusted: it is fenced. */
  readonly grade: (values: { readonly question: string; readonly expected: string; readonly given: string }) => Turns;
  readonly told: {
    readonly intro: (values: { readonly count: number; readonly title: string }) => Both;
    /** `back` is the layer to read again; `ungraded` are questions that count neither way. */
    readonly result: (values: {
      readonly right: number;
      readonly asked: number;
      readonly ungraded: number;
      readonly back: { readonly number: number; readonly title: string } | null;
    }) => Both;
    readonly nothingToAsk: Both;
    /** A layer was read, and no question can be made of it. */
    readonly tooLittle: Both;
    readonly noQuiz: Both;
    /** Reasons of single answers. */
    readonly ungraded: Both;
    readonly leftOut: Both;
    readonly tooLong: Both;
    /** Questions that code makes. */
    readonly whichWord: (values: { readonly meaning: string }) => Both;
    readonly gap: (values: { readonly sentence: string }) => Both;
    readonly pairWords: Both;
    readonly orderLayers: (values: { readonly topic: string }) => Both;
    readonly fromLayer: (values: { readonly title: string }) => Both;
  };
}
