// The shape of the Guide's words: what the model is asked, and the sentences code writes itself. They come from the persona.
import type { Depth, Outline } from "../../engine/guide/outline.ts";
import type { LessonWay } from "../../engine/guide/lesson.ts";
import type { ChatTurn } from "../../engine/step-context.ts";
import type { AnswerLanguage } from "../language.ts";
import type { ContextWords } from "../plan-context.ts";
import type { OfferedSource, ResearchWords } from "../research.ts";
import type { CalculateWords } from "./calculate-words.ts";
import type { CardWords } from "./card-words.ts";
import type { QuizWords } from "./quiz-words.ts";

type Both = Readonly<Record<AnswerLanguage, string>>;
type Turns = readonly ChatTurn[];

export interface GuideWords {
  readonly context: ContextWords;
  /** The system text of an answer that is no layer. */
  readonly system: (values: { depth: Depth; small: boolean; pictures: "seen" | "told" | null }) => string;
  /** Asks for the last answer again, changed; `last` where it is not the last thing said. */
  readonly refined: (values: { wish: string; last: string | null }) => string;
  /** A question with passages that may carry its answer. */
  readonly answerFrom: (values: { question: string; sources: readonly OfferedSource[]; language: string }) => string;
  readonly outline: (values: { topic: string; depth: Depth; language: string; small: boolean }) => Turns;
  /** Asks for one layer; with sources its paragraphs cite them. */
  readonly layer: (values: {
    readonly outline: Outline;
    readonly title: string;
    readonly way: LessonWay;
    readonly other: string | null;
    readonly wish: string;
    readonly depth: Depth;
    readonly language: string;
    /** What was told of it before, for a way that changes it; else of the layer before. */
    readonly before: string | null;
    readonly sources: readonly OfferedSource[];
    readonly small: boolean;
  }) => Turns;
  readonly mend: ResearchWords["mend"];
  readonly check: ResearchWords["check"];
  readonly told: {
    /** Leads an answer in between back to the path. */
    readonly backTo: (values: { number: number; title: string }) => Both;
    /** `next` is null at the end of the path. */
    readonly skipped: (values: { title: string; next: string | null }) => Both;
    readonly arranged: (values: { count: number }) => Both;
    readonly finished: (values: { topic: string }) => Both;
    readonly noPath: Both;
    readonly noLayer: Both;
    /** Stands in front of the example of a layer. */
    readonly example: Both;
    /** Titles where a model gives no outline: what it is, how it works, an example, where it is met, what is open. */
    readonly plainTitles: Readonly<Record<AnswerLanguage, readonly string[]>>;
  };
  readonly calculate: CalculateWords;
  readonly quiz: QuizWords;
  readonly card: CardWords;
}
