// The rows of feedback and of shares. The SQLite sides are feedback.ts and shares.ts.
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

/** What a stranger with the link may read. */
export interface SharedConversation {
  readonly title: string;
  readonly at: string;
  readonly messages: readonly SharedMessage[];
}

/** Of an answer: no passages, memories or notes beyond what its text cites. */
export type SharedMessage =
  | { readonly role: "user"; readonly persona: string; readonly text: string; readonly at: string }
  | {
      readonly role: "assistant";
      readonly persona: { readonly id: string; readonly version: string };
      readonly model: string | null;
      readonly outputs: Readonly<Record<string, unknown>>;
      readonly status: string;
      readonly at: string;
    };

export interface Share {
  /** 192 random bits: who has it may read. */
  readonly shareId: string;
  readonly conversationId: string;
  readonly title: string;
  readonly messageCount: number;
  readonly at: string;
}

/** A copy of a branch, and the last of the messages in it: it is gone as soon as one of them is deleted. */
export interface SnapshotOf {
  readonly snapshot: SharedConversation;
  readonly throughId: string;
}

export interface ShareStore {
  readonly add: (owner: string, conversationId: string, copy: SnapshotOf) => Share;
  readonly list: (owner: string, conversationId?: string) => readonly Share[];
  /** Revokes. */
  readonly remove: (owner: string, shareId: string) => void;
  /** For anyone who has the id; not-found when it was revoked or its conversation is removed. */
  readonly get: (shareId: string) => SharedConversation;
}
