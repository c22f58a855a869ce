// A fact as the page sees it.
import type { StoredFact } from "../store/memory-store.ts";
import type { KeptMemory } from "./memory.ts";

export function keptOf(fact: StoredFact): KeptMemory {
  const { memoryId, conversationId, kind, text, corrects, messageId, persona, edited, at } = fact;
  return { memoryId, conversationId, kind, text, corrects, messageId, persona, edited, at };
}
