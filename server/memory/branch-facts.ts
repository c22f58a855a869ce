// The facts that count on one branch: those told on it, typed into its conversation, and kept for all. Pure.
import type { StoredFact } from "../store/memory-store.ts";

export interface Branch {
  readonly conversationId: string;
  /** Ids of its messages from the root. */
  readonly path: readonly string[];
}

/** Corrected ones included. */
export function factsOn(facts: readonly StoredFact[], { conversationId, path }: Branch): StoredFact[] {
  const told = new Set(path);
  return facts.filter(
    (fact) =>
      fact.kind === "about-you" ||
      (fact.conversationId === conversationId && (fact.messageId === null || told.has(fact.messageId))),
  );
}

/** Of facts of one branch those that no other of them corrects. */
export function current<Fact extends Pick<StoredFact, "memoryId" | "replaces">>(facts: readonly Fact[]): Fact[] {
  const corrected = new Set(facts.map(({ replaces }) => replaces));
  return facts.filter(({ memoryId }) => !corrected.has(memoryId));
}
