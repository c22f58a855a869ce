// Keeps the facts that are told: by rules at once, each correcting the older one of its subject on the branch.
import type { Store } from "../../pipelines/engine/ports.ts";
import { contentWords } from "../../pipelines/steps/fact-words.ts";
import { mayCorrect, readFacts, sameSubject } from "../../pipelines/steps/read-facts.ts";
import type { ReadFact } from "../../pipelines/steps/read-facts.ts";
import type { MemoryStore, MessageToRemember, StoredFact } from "../store/memory-store.ts";
import { current, factsOn } from "./branch-facts.ts";
import type { Branch } from "./branch-facts.ts";
import { dropSummaries } from "./branch-summaries.ts";
import { states } from "./without-corrected.ts";

export interface FactParts {
  readonly store: MemoryStore;
  readonly messages: Pick<Store["messages"], "pathTo">;
}

/** Where facts come from; a fact that is typed comes from no message. */
interface Telling {
  readonly owner: string;
  readonly conversationId: string;
  readonly messageId: string | null;
  readonly persona: string | null;
}

/** Reads the message by rules and marks it as read. Answers tell nothing of the person. */
export function keepFactsOf({ store, messages }: FactParts, message: MessageToRemember): readonly StoredFact[] {
  if (message.role !== "user") {
    store.markFactsRead([message.messageId]);
    return [];
  }
  const path = messages.pathTo(message.owner, message.messageId);
  const read = readFacts(message.text, lastTold(store, message, path));
  const kept = keepFacts(store, message, { path, read });
  store.markFactsRead([message.messageId]);
  return kept;
}

/** What the question before told of: a correction without a subject is about that. */
export function lastTold(
  store: MemoryStore,
  { owner, conversationId, messageId }: Pick<MessageToRemember, "owner" | "conversationId" | "messageId">,
  path: readonly string[],
): { readonly subject: string } | null {
  // Before a question are the answer and the question it answers.
  const questionBefore = path[path.indexOf(messageId) - 2];
  if (questionBefore === undefined) return null;
  return store.facts(owner, conversationId).findLast((fact) => fact.messageId === questionBefore) ?? null;
}

/** Facts that say what the branch knows already are not kept twice. */
export function keepFacts(
  store: MemoryStore,
  { owner, conversationId, messageId, persona }: Telling,
  { path, read }: { readonly path: readonly string[]; readonly read: readonly ReadFact[] },
): readonly StoredFact[] {
  return read.flatMap((fact) => {
    const known = knownFacts(store, owner, { conversationId, path });
    if (saysTheSame(known, fact) !== undefined) return [];
    const old = olderOf(known, fact);
    const { subject, text } = fact;
    const added = { conversationId, messageId, persona, subject, text, replaces: old?.memoryId ?? null };
    const kept = store.addFacts(owner, [added]);
    if (old !== undefined) dropStale(store, old, text);
    return kept;
  });
}

/** What counts on the branch. */
export function knownFacts(store: MemoryStore, owner: string, branch: Branch): readonly StoredFact[] {
  return current(factsOn(store.facts(owner, branch.conversationId), branch));
}

/** The known fact with the same words, or with the same value of the same subject. */
export function saysTheSame(known: readonly StoredFact[], fact: ReadFact): StoredFact | undefined {
  return known.findLast(({ subject, text }) => {
    if (folded(fact.text) === folded(text)) return true;
    if (fact.isCorrection || !sameSubject(fact.subject, subject)) return false;
    const words = new Set(contentWords(text));
    return contentWords(fact.value).every((word) => words.has(word));
  });
}

/** The known fact that it corrects. */
export function olderOf(known: readonly StoredFact[], fact: ReadFact): StoredFact | undefined {
  const isAbout = fact.isCorrection ? mayCorrect : sameSubject;
  return known.findLast(({ subject }) => isAbout(fact.subject, subject));
}

/** Summaries that still say the old value are made anew. */
export function dropStale(store: MemoryStore, old: StoredFact, text: string): void {
  dropSummaries(store, old, (summary) => states(summary.text, old, text));
}

function folded(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).join(" ");
}
