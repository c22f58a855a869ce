// What the engine needs of the outside, as interfaces; server/ has one adapter folder for each.
import type { BaseChatModel, BaseChatModelCallOptions } from "@langchain/core/language_models/chat_models";
import type { LoggedEvent, RunEvent, RunStatus } from "./events.ts";
import type { Answer } from "./fold.ts";

// ── Models ──────────────────────────────────────────────────────────────────────────────────────────────────────────

export interface Capabilities {
  readonly vision: boolean;
  /** Answers in a given JSON schema, enforced by the server or engine. */
  readonly json: boolean;
  /** Context window in tokens. */
  readonly context: number;
  /** Reports token usage in the stream. */
  readonly usage: boolean;
}

/** How a model's chat template must be fed; measured by the probe or given by the dialect. */
export interface TemplateRules {
  /** False: the system text is merged into the first user turn (Gemma). */
  readonly systemRole: boolean;
  /** True: user and assistant must alternate strictly, beginning with user (Gemma). */
  readonly alternates: boolean;
}

/** `small`: embedded or under 4B parameters; code does what such a model cannot. */
export type Tier = "small" | "large";

export interface ModelInfo {
  readonly modelId: string;
  readonly name: string;
  readonly kind: "embedded" | "served" | "scripted";
  readonly tier: Tier;
  /** True for weights that stand in where no Gemma can be had; said wherever the model is named. */
  readonly standIn: boolean;
  readonly capabilities: Capabilities;
  readonly template: TemplateRules;
}

/** Per-call options every chat model takes: `llm.stream(messages, options)`. */
export interface ChatCallOptions extends BaseChatModelCallOptions {
  /** Tokens the answer may take. */
  readonly maxTokens?: number;
  readonly temperature?: number;
  /** JSON Schema the answer is held to, by the server or engine; only for models whose capabilities say `json`. */
  readonly schema?: Readonly<Record<string, unknown>>;
}

/** A chat model ready to be asked. */
export interface ChatModel {
  readonly info: ModelInfo;
  readonly llm: BaseChatModel<ChatCallOptions>;
  /** Tokens of the text by the model's tokenizer, or the estimate characters / 3.5 where it has none to ask. */
  readonly countTokens: (text: string) => Promise<number>;
}

/** Where runs get their model. */
export interface ChatModels {
  /** The model by id, or the selected one. Throws FacetError model-missing, model-unreachable or not-found. */
  readonly open: (modelId: string | null, signal: AbortSignal) => Promise<ChatModel>;
  /** The pool that serves the model: its id and how many runs it takes at once. Never throws. */
  readonly pool: (modelId: string | null) => { readonly poolId: string; readonly limit: number };
}

// ── Conversations and runs ──────────────────────────────────────────────────────────────────────────────────────────

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
}

export interface AnswerMessage extends MessageBase, Answer {
  readonly role: "assistant";
}

/** A node of the conversation's tree. */
export type Message = Question | AnswerMessage;

/** A turn as a run sees it: the branch before its question, oldest first, interrupted or empty answers left out. */
export interface Turn {
  readonly role: "user" | "assistant";
  readonly persona: string;
  readonly text: string;
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
  /** The question as text, for the title, the search and the hand-off. */
  readonly text: string;
  readonly modelId: string | null;
  readonly conversationId?: string | undefined;
  /** The answer to continue from; undefined continues the active branch, null begins a branch at the root. */
  readonly parentId?: string | null | undefined;
  /** A question to answer once more, instead of adding one (retry). */
  readonly questionId?: string | undefined;
}

export interface StartedRun {
  readonly runId: string;
  readonly conversationId: string;
  readonly messageId: string;
  readonly answerId: string;
}

/** Everything durable. One owner per call; a foreign or unknown id throws FacetError not-found. */
export interface Store {
  readonly conversations: {
    readonly list: (owner: string, query?: string) => readonly Conversation[];
    readonly get: (owner: string, conversationId: string) => Conversation;
    readonly create: (owner: string, title: string) => Conversation;
    readonly rename: (owner: string, conversationId: string, title: string) => Conversation;
    readonly pin: (owner: string, conversationId: string, pinned: boolean) => Conversation;
    /** Hides it at once; `purge` deletes it for good. */
    readonly remove: (owner: string, conversationId: string) => { readonly messages: number };
    readonly restore: (owner: string, conversationId: string) => Conversation;
    /** Deletes what was removed before the time, with every row that came from it. */
    readonly purge: (before: Date) => number;
  };
  readonly messages: {
    /** The whole tree of a conversation, oldest first. */
    readonly tree: (owner: string, conversationId: string) => readonly Message[];
    /** Ids from the root to the head of the active branch. */
    readonly path: (owner: string, conversationId: string) => readonly string[];
    readonly get: (owner: string, messageId: string) => Message;
    /** Makes the branch through this message active, down to its latest leaf. */
    readonly select: (owner: string, messageId: string) => readonly string[];
    /** The turns before a question, root first. */
    readonly turnsBefore: (owner: string, questionId: string) => readonly Turn[];
  };
  readonly runs: {
    /** Adds question, empty answer and run; resolves when they are on disk. FacetError conflict when the branch head has an active run. */
    readonly start: (owner: string, run: NewRun) => Promise<StartedRun>;
    readonly get: (owner: string, runId: string) => Run;
    /** All queued and running runs of all owners, oldest first. */
    readonly active: () => readonly Run[];
    /** True while the run that writes this answer is queued or running. */
    readonly isActiveAnswer: (answerId: string) => boolean;
    /** Counts an attempt. */
    readonly markStarted: (run: Run) => void;
    /** Takes the attempt back: the process was asked to end, and the run goes on at its next start. */
    readonly markLeft: (run: Run) => void;
    /** Ends the run in one transaction: status, the answer folded from its log up to `shown`, and the run-end event. Not waited for on disk: after a power cut the run is driven again. */
    readonly end: (run: Run, end: Extract<RunEvent, { type: "run-end" }>, shown?: number) => LoggedEvent;
    /** Milliseconds of the last runs of a persona on a pool, newest first; for estimates. */
    readonly durations: (personaId: string, modelId: string | null) => readonly number[];
  };
  readonly events: {
    /** Appends to the log, then tells followers. Returns what was appended. */
    readonly append: (run: Run, events: readonly RunEvent[]) => readonly LoggedEvent[];
    readonly ofRun: (owner: string, runId: string, after: number) => readonly LoggedEvent[];
    /** Events of all of the owner's runs after the cursor, oldest first, at most `limit`. */
    readonly after: (owner: string, cursor: number, limit: number) => readonly LoggedEvent[];
    /** The newest seq of the owner (0 when none). */
    readonly cursor: (owner: string) => number;
    /** The seq before the first event of the owner's active runs: following from here misses nothing that is running. */
    readonly activeCursor: (owner: string) => number;
    /** Calls back after each append for the owner with what was appended; returns the unsubscribe. */
    readonly onAppend: (owner: string, listener: (events: readonly LoggedEvent[]) => void) => () => void;
    /** Runs several appends in one transaction. */
    readonly together: (appends: () => void) => void;
    /** Replaces the logs of runs that ended before the time by one event each. */
    readonly compact: (before: Date) => number;
  };
  readonly settings: {
    readonly get: <T>(owner: string, key: string) => T | undefined;
    readonly set: (owner: string, key: string, value: unknown) => void;
  };
  readonly close: () => void;
}
