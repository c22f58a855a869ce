// Conversations, messages and runs as the store, the server and the page speak of them.
import type { RunStatus } from "./answer.ts";
import type { Answer } from "./answer.ts";

export interface Conversation {
  readonly conversationId: string;
  readonly title: string;
  readonly pinned: boolean;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** Personas that answered, in order of first use. */
  readonly personas: readonly string[];
  readonly messageCount: number;
  /** True while a run of it is queued or running. */
  readonly active: boolean;
  /** False where the person switched its memory off. */
  readonly remembers: boolean;
}

interface MessageBase {
  readonly messageId: string;
  readonly conversationId: string;
  readonly parentId: string | null;
  readonly at: string;
  readonly runId: string;
  /** The message as plain text: the question's main field, or the answer's outputs rendered as text. */
  readonly text: string;
}

export interface Question extends MessageBase {
  readonly role: "user";
  readonly persona: { readonly id: string; readonly version: string };
  readonly input: Readonly<Record<string, unknown>>;
  /** The documents it asks about; none means all of its conversation. */
  readonly documentIds: readonly string[];
  /** The pictures it shows; none leaves those of the question before it in sight. */
  readonly imageIds: readonly string[];
}

export interface AnswerMessage extends MessageBase, Answer {
  readonly role: "assistant";
  /** The answer it was asked for side by side with (the first of the pair); null for one asked alone. */
  readonly beside: string | null;
}

/** A node of the conversation's tree. */
export type Message = Question | AnswerMessage;

/** A turn as a run sees it: the branch before its question, oldest first, interrupted or empty answers left out. */
export interface Turn {
  readonly role: "user" | "assistant";
  readonly messageId: string;
  readonly persona: string;
  /** The question's main field, or the answer's text. */
  readonly text: string;
  /** The whole of it as another persona is told: code, tables, citations and every other field rendered as text. */
  readonly told: string;
  /** Of a question that shows pictures. */
  readonly imageIds?: readonly string[];
  /** Of a question. */
  readonly input?: Readonly<Record<string, unknown>>;
  /** Of an answer: what its persona gets back to refine. */
  readonly outputs?: Readonly<Record<string, unknown>>;
}

export interface Run {
  readonly runId: string;
  readonly owner: string;
  readonly conversationId: string;
  readonly questionId: string;
  readonly answerId: string;
  /** The answer this run continues from; it waits until that one has ended. */
  readonly parentId: string | null;
  readonly persona: { readonly id: string; readonly version: string };
  readonly modelId: string | null;
  readonly input: Readonly<Record<string, unknown>>;
  readonly documentIds: readonly string[];
  readonly imageIds: readonly string[];
  readonly status: RunStatus;
  readonly attempts: number;
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
}

export interface NewRun {
  readonly persona: { readonly id: string; readonly version: string };
  readonly input: Readonly<Record<string, unknown>>;
  /** Documents the answer is to read; none means all of the conversation. They become the conversation's. FacetError not-found for one the owner does not have. */
  readonly documentIds?: readonly string[] | undefined;
  /** FacetError not-found for one the owner does not have. */
  readonly imageIds?: readonly string[] | undefined;
  /** The question as text, for the title, the search and the hand-off. */
  readonly text: string;
  readonly modelId: string | null;
  readonly conversationId?: string | undefined;
  /** The answer to continue from; undefined continues the active branch, null begins a branch at the root. */
  readonly parentId?: string | null | undefined;
  /** Of a conversation that begins with this run; default true. FacetError invalid-input for one that has begun. */
  readonly remembers?: boolean | undefined;
  /** A question to answer once more, instead of adding one (retry). */
  readonly questionId?: string | undefined;
  /** Answers to the same question beside this one, in the same transaction; the first is the branch's head. */
  readonly alongside?: readonly Pick<NewRun, "persona" | "input" | "modelId">[];
}

export interface StartedRun {
  readonly runId: string;
  readonly conversationId: string;
  readonly messageId: string;
  readonly answerId: string;
  /** One for each of `alongside`. */
  readonly alongside: readonly { readonly runId: string; readonly answerId: string }[];
}

/** A message that a search found; `parts` is its text around the hits. */
export interface SearchHit {
  readonly conversationId: string;
  readonly title: string;
  readonly messageId: string;
  readonly role: "user" | "assistant";
  readonly persona: string;
  readonly at: string;
  readonly parts: readonly { readonly text: string; readonly isHit: boolean }[];
}
