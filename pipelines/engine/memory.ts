// What is remembered of a conversation, as steps, server and page speak of it: turns, facts, the rolling summary, and what a prompt was made of.

/** `about-you` is a fact that the person keeps for all of their conversations. */
export type MemoryKind = "turn" | "fact" | "about-you";

/** Something told earlier that an answer was given again. */
export interface RecalledMemory {
  /** Of a turn: the id of its message. */
  readonly memoryId: string;
  readonly kind: MemoryKind;
  /** Of a long turn only the part that fits the question. */
  readonly text: string;
  /** Reciprocal rank fusion over words and meaning; higher is better. */
  readonly score: number;
  /** Where it was told; null for a fact that was typed into the panel, or comes from another conversation. */
  readonly messageId: string | null;
  /** Persona it was told to, or told by. */
  readonly persona: string | null;
  readonly at: string;
}

/** A summary of a branch from its root up to and with one message. */
export interface Summary {
  readonly summaryId: string;
  readonly throughId: string;
  readonly text: string;
}

export interface RecallOptions {
  /** Messages the prompt holds word for word already. */
  readonly except?: ReadonlySet<string>;
  readonly signal?: AbortSignal;
}

/** The memory of one branch: nothing of another branch, conversation or owner ever comes out of it. */
export interface ScopedMemory {
  /** The one that covers most of the branch; null where there is none, or memory is off. */
  readonly summary: () => Summary | null;
  /** Best first, at most k, facts that were corrected left out. Empty where memory is off. Never throws for what a person may type, nor for models or vectors that are away. */
  readonly recall: (query: string, k: number, options?: RecallOptions) => Promise<readonly RecalledMemory[]>;
}

export type ContextPartKind = "instructions" | "summary" | "turns" | "memories" | "passages" | "pictures" | "question";

export interface ContextPart {
  readonly kind: ContextPartKind;
  /** By the model's own tokenizer where it has one to ask. */
  readonly tokens: number;
  /** Turns, memories, passages or pictures in it; of a summary the turns it stands for. */
  readonly count: number;
}

/** What one prompt was made of. */
export interface BuiltContext {
  /** Tokens of the model's context window. */
  readonly limit: number;
  /** Tokens kept free for the answer. */
  readonly answer: number;
  readonly parts: readonly ContextPart[];
  /** The first message told word for word; null where none is. */
  readonly firstMessageId: string | null;
  /** Earlier messages that are in the prompt neither word for word nor in the summary. */
  readonly leftOut: number;
}
