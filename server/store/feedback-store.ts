// The rows of feedback. The SQLite side is feedback.ts.
import type { FeedbackLabel } from "../../pipelines/engine/feedback.ts";

export interface Feedback {
  readonly messageId: string;
  readonly conversationId: string;
  readonly verdict: "like" | "dislike" | null;
  readonly labels: readonly FeedbackLabel[];
  readonly comment: string;
  readonly at: string;
}

/** Feedback with all that is needed to ask the question again. */
export interface FeedbackRecord extends Feedback {
  readonly persona: { readonly id: string; readonly version: string };
  readonly model: string | null;
  readonly promptHash: string | null;
  readonly question: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly outputs: Readonly<Record<string, unknown>>;
  /** Passages the answer had to read from. */
  readonly passages: readonly {
    readonly document: string;
    readonly sha256: string;
    readonly page: number;
    readonly text: string;
  }[];
}

/** Foreign and unknown ids throw FacetError not-found. */
export interface FeedbackStore {
  /** Of an answer; replaces what was said of it. Without verdict, labels and comment it is taken away. */
  readonly put: (owner: string, feedback: Omit<Feedback, "at" | "conversationId">) => Feedback | null;
  readonly list: (owner: string, conversationId?: string) => readonly Feedback[];
  readonly records: (owner: string) => readonly FeedbackRecord[];
}
