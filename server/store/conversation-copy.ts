// A whole conversation as it leaves one store and enters another. Ids hold it together and mean nothing outside it.
import type { Answer } from "../../pipelines/engine/answer.ts";
import type { Conversation } from "../../pipelines/engine/conversations.ts";
import type { CodeChange } from "../../pipelines/engine/code-versions.ts";
import type { Feedback } from "./feedback-store.ts";

type Values = Readonly<Record<string, unknown>>;

interface CopiedMessageBase {
  readonly id: string;
  /** Of a message before it in the list. */
  readonly parent: string | null;
  readonly persona: { readonly id: string; readonly version: string };
  readonly at: string;
  readonly text: string;
  /** Its facts are among the copy's. */
  readonly factsRead: boolean;
  /** It is never recalled again. */
  readonly forgotten: boolean;
}

export interface CopiedQuestion extends CopiedMessageBase {
  readonly role: "user";
  readonly input: Values;
  readonly documentIds: readonly string[];
  readonly imageIds: readonly string[];
}

export interface CopiedAnswer extends CopiedMessageBase {
  readonly role: "assistant";
  readonly answer: Answer;
  readonly beside: string | null;
}

export type CopiedMessage = CopiedQuestion | CopiedAnswer;

export interface CopiedFact {
  readonly id: string;
  readonly message: string | null;
  readonly persona: string | null;
  readonly kind: "fact" | "about-you";
  readonly subject: string;
  readonly text: string;
  readonly replaces: string | null;
  readonly edited: boolean;
  readonly at: string;
}

export interface CopiedChange extends Omit<CodeChange, "versionId" | "restores"> {
  readonly id: string;
  readonly message: string;
  /** A change before it in the list, or a message. */
  readonly restores: string | null;
}

export interface ConversationCopy {
  readonly title: string;
  readonly createdAt: string;
  readonly pinned: boolean;
  readonly remembers: boolean;
  /** Oldest first. */
  readonly messages: readonly CopiedMessage[];
  readonly head: string | null;
  readonly facts: readonly CopiedFact[];
  readonly summaries: readonly {
    readonly through: string;
    readonly text: string;
    readonly madeBy: string;
    readonly at: string;
  }[];
  /** What the person made of the code, oldest first. */
  readonly changes: readonly CopiedChange[];
  readonly feedback: readonly (Pick<Feedback, "verdict" | "labels" | "comment" | "at"> & {
    readonly message: string;
  })[];
}

export interface ConversationCopies {
  /** As it is now: an answer that is being written is in it as far as it is. */
  readonly read: (owner: string, conversationId: string) => ConversationCopy;
  /** Adds it as a new conversation with new ids, all or nothing. */
  readonly write: (owner: string, copy: ConversationCopy) => Conversation;
}
