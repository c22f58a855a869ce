// What the routers, the queue and the deletions ask of memory; put together in open-memory.ts.
import type { Run } from "../../pipelines/engine/conversations.ts";
import type { ToldText } from "../../pipelines/steps/build-context.ts";
import type { BuiltContext, MemoryKind, RecalledMemory, ScopedMemory, Summary } from "../../pipelines/engine/memory.ts";

/** A fact as the panel lists it. */
export interface KeptMemory {
  readonly memoryId: string;
  readonly conversationId: string;
  readonly kind: Exclude<MemoryKind, "turn">;
  readonly text: string;
  /** The text of the fact it corrects, which is not recalled any more. */
  readonly corrects: string | null;
  /** Where it was told; null for one that was typed into the panel. */
  readonly messageId: string | null;
  readonly persona: string | null;
  /** The person changed its words. */
  readonly edited: boolean;
  readonly at: string;
}

/** What a deletion took out of memory, counted from what is gone. */
export interface Forgotten {
  /** Facts, summaries and turns that are not recalled any more. */
  readonly memories: number;
  readonly vectors: number;
}

export interface BranchScope {
  readonly conversationId: string;
  /** The last message of the branch; null is the beginning, before any message. */
  readonly messageId: string | null;
}

/** Foreign and unknown ids throw FacetError not-found. */
export interface Memory extends AsyncDisposable {
  /** For a run: the branch before its question. */
  readonly scoped: (owner: string, scope: BranchScope) => ScopedMemory;
  /** Of the active branch, newest first, corrected facts left out; with those the person keeps for all conversations. */
  readonly list: (
    owner: string,
    conversationId: string,
  ) => {
    readonly remembers: boolean;
    readonly memories: readonly KeptMemory[];
    readonly summary: (Summary & { readonly turns: number }) | null;
  };
  /** The same code path as a run's recall, on the active branch. */
  readonly search: (
    owner: string,
    request: { readonly conversationId: string; readonly query: string; readonly k: number },
    signal?: AbortSignal,
  ) => Promise<readonly RecalledMemory[]>;
  /** Facts kept for all conversations. */
  readonly aboutYou: (owner: string) => readonly KeptMemory[];
  readonly add: (owner: string, fact: { readonly conversationId: string; readonly text: string }) => KeptMemory;
  /** Of a turn: keeps the new words as a fact of that message and recalls the turn no more. Of a summary: replaces its words. */
  readonly edit: (owner: string, memoryId: string, text: string) => Promise<KeptMemory | Summary>;
  /** A fact or summary is deleted; a turn stays in the conversation and is recalled no more. */
  readonly forget: (owner: string, memoryId: string) => Promise<Forgotten>;
  /** A fact that was forgotten a moment ago, exactly as it was. Not-found where that is too long ago, or where its place was forgotten too. */
  readonly restore: (owner: string, memoryId: string) => KeptMemory;
  /** Keeps a fact for all conversations, or for its own again. FacetError conflict at the limit of such facts. */
  readonly keepForAll: (owner: string, memoryId: string, forAll: boolean) => KeptMemory;
  /** Off forgets what was kept of the conversation; its messages stay. */
  readonly setRemembers: (owner: string, conversationId: string, remembers: boolean) => Promise<Forgotten>;

  /** Called when the rows are about to go, or are hidden for good: counts and removes the vectors, now or at the next sweep. */
  readonly forgetConversation: (owner: string, conversationId: string) => Promise<Forgotten>;
  /** Before the messages' rows are deleted. */
  readonly forgetMessages: (owner: string, messageIds: readonly string[]) => Promise<Forgotten>;
  /** Answers that cite the document are recalled no more, and facts and summaries made from them go. */
  readonly forgetDocument: (owner: string, documentId: string) => Promise<Forgotten>;

  /** A run has ended: its turn is remembered, then the conversation is titled and summarised, behind every chat. Never throws. */
  readonly afterRun: (run: Run) => void;
  /** Remembers what an earlier process left, and sweeps vectors that belong to nothing. */
  readonly start: () => void;
}

/** The prompt the next message would be answered with, as far as it is known before the answer. */
export interface ContextPreview extends BuiltContext {
  readonly memories: readonly RecalledMemory[];
  /** What is told of each part, in the order of the prompt; each turn by itself. */
  readonly texts: readonly ToldText[];
}
