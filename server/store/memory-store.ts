// The rows of memory: facts, summaries, and what of each message is remembered. The SQLite side is memories.ts.
import type { Summary } from "../../pipelines/engine/memory.ts";
import type { KeptMemory } from "../memory/memory.ts";

export interface NewFact {
  readonly conversationId: string;
  readonly messageId: string | null;
  readonly persona: string | null;
  /** What it is about, in few normalised words: a later fact of the same subject corrects it. */
  readonly subject: string;
  readonly text: string;
  readonly replaces: string | null;
}

export interface StoredFact extends KeptMemory {
  readonly owner: string;
  readonly subject: string;
  readonly replaces: string | null;
}

/** The columns of a fact, and the facts that correct it. */
export interface WholeFact {
  readonly row: {
    readonly memory_id: string;
    readonly owner: string;
    readonly conversation_id: string;
    readonly message_id: string | null;
    readonly kind: KeptMemory["kind"];
    readonly replaces: string | null;
  };
  readonly correctors: readonly string[];
}

/** A message to be remembered: its facts are not read yet, or this embedder has not embedded it. */
export interface MessageToRemember {
  readonly owner: string;
  readonly conversationId: string;
  readonly messageId: string;
  readonly parentId: string | null;
  readonly role: "user" | "assistant";
  readonly persona: string;
  /** The question's main field, or the answer's text: what facts are read of. */
  readonly text: string;
  /** The whole of it with code, tables and citations: what is embedded and recalled. */
  readonly told: string;
  readonly at: string;
  readonly factsRead: boolean;
}

/** A hit by words: a fact, or a message with its whole text. */
export interface LexicalHit {
  readonly id: string;
  readonly kind: "turn" | "fact";
  /** How much of what the question tells is said in it, rare words counting more: above 0, at most 1. */
  readonly share: number;
}

/** Foreign and unknown ids throw FacetError not-found wherever an owner is asked for. */
export interface MemoryStore {
  /** Facts of a conversation, and those kept for all; oldest first, corrected ones included. */
  readonly facts: (owner: string, conversationId: string) => readonly StoredFact[];
  readonly factsAboutYou: (owner: string) => readonly StoredFact[];
  readonly fact: (owner: string, memoryId: string) => StoredFact;
  readonly factsOfMessages: (owner: string, messageIds: readonly string[]) => readonly StoredFact[];
  readonly factsById: (owner: string, memoryIds: readonly string[]) => readonly StoredFact[];
  /** Grows with every change of a fact that can be seen in what counts. */
  readonly factChanges: () => number;
  readonly addFacts: (owner: string, facts: readonly NewFact[]) => readonly StoredFact[];
  /** The old words are gone for good. No subject leaves it as it is. */
  readonly setFactText: (owner: string, memoryId: string, text: string, subject?: string) => StoredFact;
  readonly setFactKind: (owner: string, memoryId: string, kind: KeptMemory["kind"]) => StoredFact;
  readonly setReplaces: (owner: string, memoryId: string, replaces: string | null) => StoredFact;
  /** A fact that corrected one of them corrects from now on what that one had corrected. */
  readonly removeFacts: (owner: string, memoryIds: readonly string[]) => number;
  readonly wholeFact: (owner: string, memoryId: string) => WholeFact;
  /** A removed fact exactly as it was; the messages may be recalled again. Throws not-found where its place is gone or is not remembered any more. */
  readonly putBack: (whole: WholeFact, messages: readonly Pick<MessageToRemember, "messageId" | "factsRead">[]) => void;

  /** By words, best first, among facts (of the messages of the path, typed ones of the conversation, and about-you) and messages of the path that are not forgotten. */
  readonly lexical: (
    owner: string,
    scope: { readonly conversationId: string; readonly path: readonly string[] },
    query: string,
    k: number,
  ) => readonly LexicalHit[];
  /** Null at the root, and where the message is not there. */
  readonly parentOf: (owner: string, messageId: string) => string | null;
  /** Texts of messages that may be recalled: not forgotten, not empty; in the order of the ids. */
  readonly messagesById: (owner: string, messageIds: readonly string[]) => readonly MessageToRemember[];
  /** Oldest first, of all owners, of conversations that remember and are not removed; questions and answers of runs that have ended. */
  readonly toRemember: (embedder: string | null, limit: number) => readonly MessageToRemember[];
  readonly markFactsRead: (messageIds: readonly string[]) => void;
  readonly factsToEmbed: (embedder: string, limit: number) => readonly StoredFact[];
  /** Embedders that have embedded a memory of this owner, also earlier ones. */
  readonly embedders: (owner: string) => readonly string[];
  readonly markEmbedded: (
    ids: { readonly messageIds: readonly string[]; readonly memoryIds: readonly string[] },
    embedder: string,
  ) => void;

  /** Takes messages out of recall; their text stays in the conversation. */
  readonly forgetMessages: (owner: string, messageIds: readonly string[]) => number;
  /** Answers of the owner that cite the document. */
  readonly citing: (
    owner: string,
    documentId: string,
  ) => readonly { readonly conversationId: string; readonly messageId: string }[];
  readonly remembers: (owner: string, conversationId: string) => boolean;
  /** Only the switch; `forgetAll` forgets. */
  readonly setRemembers: (owner: string, conversationId: string, remembers: boolean) => void;

  /** Messages that are remembered of a conversation, whatever their branch; oldest first. */
  readonly remembered: (owner: string, conversationId: string) => readonly MessageToRemember[];
  /** The owner's conversations that hold one of the messages. */
  readonly conversationsOf: (owner: string, messageIds: readonly string[]) => readonly string[];
  /** What an id that the page was given stands for. */
  readonly kindOf: (owner: string, id: string) => "fact" | "summary" | "turn";
  /** Neither a person nor a model has given the conversation a title. */
  readonly isTitledByQuestion: (owner: string, conversationId: string) => boolean;

  /** Deletes facts and summaries of a conversation, also of one that was removed; its messages wait to be remembered again. Facts kept for all stay where `keepsAboutYou`. Counts facts, summaries and turns. */
  readonly forgetAll: (owner: string, conversationId: string, keepsAboutYou: boolean) => number;

  readonly summaries: (owner: string, conversationId: string) => readonly Summary[];
  readonly addSummary: (
    owner: string,
    summary: {
      readonly conversationId: string;
      readonly throughId: string;
      readonly text: string;
      readonly madeBy: string;
    },
  ) => Summary;
  readonly setSummaryText: (owner: string, summaryId: string, text: string) => Summary;
  readonly removeSummaries: (owner: string, summaryIds: readonly string[]) => number;

  readonly vectorsToRemove: () => readonly VectorsToRemove[];
  readonly rememberVectors: (vectors: readonly Omit<VectorsToRemove, "id">[]) => readonly VectorsToRemove[];
  /** Forgets the entries; what is kept of them after all is to be embedded anew. */
  readonly vectorsAreGone: (ids: readonly number[]) => void;
}

/** Vectors whose rows are gone and that may still be there. */
export interface VectorsToRemove {
  readonly id: number;
  readonly owner: string;
  readonly key: "conversationId" | "messageId" | "memoryId";
  readonly value: string;
}
