// The rows of memory: facts, summaries, what of each message is remembered, and vectors that are still to be taken away.
import type { Databases } from "./database.ts";
import { openFacts } from "./facts.ts";
import type { MemoryStore } from "./memory-store.ts";
import { openPutBack } from "./put-back.ts";
import { openRecallWords } from "./recall-words.ts";
import { openRememberedMessages } from "./remembered-messages.ts";
import { openSummaries } from "./summaries.ts";

export function openMemories(databases: Databases): MemoryStore {
  const facts = openFacts(databases);
  const { putBack, wholeFact } = openPutBack(databases);
  const remembered = openRememberedMessages(databases);
  let changes = 0;
  const counted =
    <Given extends readonly unknown[], Result>(change: (...given: Given) => Result) =>
    (...given: Given): Result => {
      changes += 1;
      return change(...given);
    };

  return {
    ...facts,
    ...remembered,
    ...openSummaries(databases),
    lexical: openRecallWords(databases),
    wholeFact,
    factChanges: () => changes,
    addFacts: counted(facts.addFacts),
    setFactText: counted(facts.setFactText),
    setFactKind: counted(facts.setFactKind),
    setReplaces: counted(facts.setReplaces),
    removeFacts: counted(facts.removeFacts),
    forgetAll: counted(remembered.forgetAll),
    putBack: counted(putBack),
  };
}
