// What the engine needs of the outside, as interfaces; server/ has one adapter folder for each.
import type { BaseChatModel, BaseChatModelCallOptions } from "@langchain/core/language_models/chat_models";
import type { CodeVersion } from "./code.ts";
import type { NewCodeChange } from "./code-versions.ts";
import type { Conversation, Message, NewRun, Run, SearchHit, StartedRun, Turn } from "./conversations.ts";
import type { LoggedEvent, RunEvent } from "./events.ts";

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

// ── The store ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Everything durable. One owner per call; a foreign or unknown id throws FacetError not-found. */
export interface Store {
  readonly conversations: {
    /** Pinned first, then by last use. `after` is the last one of the page before; all where no limit is given. */
    readonly list: (
      owner: string,
      page?: { readonly limit: number; readonly after?: string | undefined },
    ) => readonly Conversation[];
    /** Those whose title holds the words, by last use. */
    readonly titled: (owner: string, query: string, limit: number) => readonly Conversation[];
    readonly count: (owner: string) => number;
    readonly get: (owner: string, conversationId: string) => Conversation;
    readonly create: (owner: string, title: string) => Conversation;
    readonly rename: (owner: string, conversationId: string, title: string) => Conversation;
    /** A title made by code or a model; false where the person has given one, which stays. */
    readonly suggestTitle: (owner: string, conversationId: string, title: string) => boolean;
    readonly pin: (owner: string, conversationId: string, pinned: boolean) => Conversation;
    /** Hides it at once; `purge` deletes it for good. */
    readonly remove: (owner: string, conversationId: string) => { readonly messages: number };
    readonly restore: (owner: string, conversationId: string) => Conversation;
    /** Deletes what was removed before the time, with every row that came from it; memory then takes their vectors away. */
    readonly purge: (before: Date) => readonly { readonly owner: string; readonly conversationId: string }[];
  };
  readonly messages: {
    /** The whole tree of a conversation, oldest first. */
    readonly tree: (owner: string, conversationId: string) => readonly Message[];
    /** Ids from the root to the head of the active branch. */
    readonly path: (owner: string, conversationId: string) => readonly string[];
    readonly get: (owner: string, messageId: string) => Message;
    /** Makes the branch through this message active, down to its latest leaf. */
    readonly select: (owner: string, messageId: string) => readonly string[];
    /** The turns before a question, or up to and with an answer, root first. */
    readonly turnsBefore: (owner: string, messageId: string) => readonly Turn[];
    /** Ids from the root to this message, which is the last. */
    readonly pathTo: (owner: string, messageId: string) => readonly string[];
    /** By words, best first, the last word also as a beginning; over all conversations that are not removed. Never throws for what a person may type. */
    readonly search: (owner: string, query: string, limit: number) => readonly SearchHit[];
    /** Ids of a message and of all that grow from it. FacetError conflict while a run in it is active. */
    readonly subtree: (owner: string, messageId: string) => readonly string[];
    /** Makes the branch that ends with this answer active; null is the beginning, before any message. */
    readonly setHead: (owner: string, conversationId: string, answerId: string | null) => void;
    /** Takes a message and every branch that grows from it away for good. The active branch moves to what is left. FacetError conflict while a run in it is active. */
    readonly remove: (owner: string, messageId: string) => void;
  };
  readonly runs: {
    /**
     * Adds question, empty answer and run; resolves when they are on disk. `onWritten` is called before: when they can be read, and the run
     * can begin. FacetError conflict when the branch head has an active run.
     */
    readonly start: (owner: string, run: NewRun, onWritten?: () => void) => Promise<StartedRun>;
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
    /** Tells who follows now, and nobody later, that a conversation or its branches were changed. */
    readonly tellChange: (owner: string, conversationId: string) => void;
    /** Calls back after each change that is told; returns the unsubscribe. */
    readonly onChange: (owner: string, listener: (conversationId: string) => void) => () => void;
    /** The same of documents: added, read further, put into a conversation or removed. */
    readonly tellDocuments: (owner: string, documentIds: readonly string[]) => void;
    readonly onDocuments: (owner: string, listener: (documentIds: readonly string[]) => void) => () => void;
    /** Runs several appends in one transaction. */
    readonly together: (appends: () => void) => void;
    /** Replaces the logs of runs that ended before the time by one event each. */
    readonly compact: (before: Date) => number;
  };
  /** Of the code along a branch. */
  readonly versions: {
    /** Of the branch that ends with this message, oldest first. */
    readonly ofBranch: (owner: string, messageId: string) => readonly CodeVersion[];
    /**
     * Adds what the person made of the code behind the last message of the active branch, and gives the version it became: the one
     * before, where it changes nothing. FacetError conflict while an answer is being written there, not-found where nothing is said.
     */
    readonly add: (owner: string, conversationId: string, change: NewCodeChange) => CodeVersion;
    /** How many changes stand behind these messages: those that go with them. */
    readonly count: (owner: string, messageIds: readonly string[]) => number;
  };
  readonly settings: {
    readonly get: <T>(owner: string, key: string) => T | undefined;
    readonly set: (owner: string, key: string, value: unknown) => void;
  };
  readonly close: () => void;
}
