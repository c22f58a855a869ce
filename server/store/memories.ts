// The rows of memory: facts, summaries, what of each message is remembered, and vectors that are still to be taken away.
import type { Databases } from "./database.ts";
import { openFacts } from "./facts.ts";
import type { MemoryStore } from "./memory-store.ts";
import { openRecallWords } from "./recall-words.ts";
import { openRememberedMessages } from "./remembered-messages.ts";
import { openSummaries } from "./summaries.ts";

export function openMemories(databases: Databases): MemoryStore {
  return {
    ...openFacts(databases),
    ...openRememberedMessages(databases),
    ...openSummaries(databases),
    lexical: openRecallWords(databases),
  };
}
