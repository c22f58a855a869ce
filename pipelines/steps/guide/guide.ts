// What the Guide's steps hand on to each other: plain values, so that a checkpoint can hold them.
import type { z } from "zod";
import type { Citation } from "../../engine/documents.ts";
import type { Reference } from "../../engine/export/reference.ts";
import type { CardKind, TaskCard } from "../../engine/guide/card.ts";
import type { Calculation, Lesson, LessonWay, Marks } from "../../engine/guide/lesson.ts";
import type { Depth, Outline } from "../../engine/guide/outline.ts";
import type { Quiz, QuizAnswer } from "../../engine/guide/quiz.ts";
import type { arrangedLayers } from "../../engine/guide/schemas.ts";
import type { StepContext } from "../../engine/step-context.ts";
import type { AnswerLanguage } from "../language.ts";
import type { Claim } from "../research.ts";

/** What a person, or a button of the page, asks for. `auto`: read from the words and from where the conversation is. */
export const guideActions = [
  "auto",
  "open",
  "next",
  "again",
  "deeper",
  "simpler",
  "example",
  "why",
  "compare",
  "skip",
  "quiz",
  "check",
  "arrange",
  "task",
  "ask",
] as const;
export type GuideAction = (typeof guideActions)[number];

export interface GuideInput {
  readonly question: string;
  readonly depth: Depth;
  readonly sources: "documents" | "general";
  readonly action: GuideAction;
  /** The layer it is about; default the one the reader is at. */
  readonly node?: string | undefined;
  /** For `check`: what was answered to the last quiz of the branch. */
  readonly answers?: readonly QuizAnswer[] | undefined;
  /** For `arrange`: the path as the person made it. */
  readonly layers?: z.output<typeof arrangedLayers> | undefined;
  /** For `task`: the card as the person made it, to be changed by the question's words. */
  readonly card?: TaskCard | undefined;
}

/** What is done: a layer told, a question answered without moving on, a quiz made or checked, the path changed, a card or a sum made. */
type GuideTask = "lesson" | "skip" | "ask" | "quiz" | "check" | "arrange" | "card" | "calculate";

/** The question as the later steps take it. */
export interface GuidePlan {
  readonly task: GuideTask;
  readonly way: LessonWay;
  /** The person's words, or for a button the question they stand for. */
  readonly question: string;
  readonly language: AnswerLanguage;
  readonly depth: Depth;
  /** As it was before this question; null where no topic is open, or a new one is to be opened. */
  readonly outline: Outline | null;
  /** The layer it is about. */
  readonly node: string | null;
  /** For `compare`: what with. */
  readonly other: string | null;
  /** For `card`. */
  readonly cardKind: CardKind | null;
  /** Whether documents are to be searched. */
  readonly reads: boolean;
  /** English name of the language a model is to answer in. */
  readonly answerLanguage?: string;
  /** Why it cannot be done: said by code, nothing changes. */
  readonly refused?: "no-path" | "no-layer";
}

/** An answer before it is checked. */
export interface GuideDraft {
  /** Markdown, streamed already. */
  readonly answer: string;
  /** Empty where no document carries it. Else `answer` is their `paragraphsText`: a claim without quotes is general knowledge, or code's. */
  readonly claims: readonly Claim[];
  readonly outline?: Outline;
  readonly layer?: Lesson;
  readonly quiz?: Quiz;
  readonly card?: TaskCard;
  readonly calculations: readonly Calculation[];
  /** Places among `paragraphsOf(answer)` whose writer was not sure. */
  readonly unsure: readonly number[];
  /** Places among them that code wrote: the line that leads back to the path. Absent where there are none. */
  readonly told?: readonly number[];
  /** False where code wrote it: nothing in it is anybody's knowledge. */
  readonly isKnowledge: boolean;
}

export interface GuideOutputs {
  readonly answer: string;
  readonly marks?: Marks;
  readonly layer?: Lesson;
  readonly outline?: Outline;
  readonly quiz?: Quiz;
  readonly card?: TaskCard;
  readonly citations?: Citation[];
  readonly references?: Reference[];
}

export type GuideContext = Pick<
  StepContext,
  "ask" | "chat" | "documents" | "emit" | "history" | "images" | "memory" | "model" | "progress" | "runId" | "signal"
>;
