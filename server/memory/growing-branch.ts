// The facts of a branch while its questions are read one after the other: of a long conversation that was imported each is looked at once.
import type { Store } from "../../pipelines/engine/ports.ts";
import type { MemoryStore, MessageToRemember } from "../store/memory-store.ts";
import { knownOn } from "./known-facts.ts";
import type { KnownFacts } from "./known-facts.ts";

/** Messages between two questions that are read: an answer, and what was forgotten or is empty. */
const nearAtMost = 20;

export interface GrowingBranch {
  /** What is known where the question was asked. To be added to by `keepFacts` before anything else happens. */
  readonly upTo: (question: Question) => KnownFacts;
  /** The question tells nothing: the next one is told after it. */
  readonly pass: (question: Question) => void;
}

type Question = Pick<MessageToRemember, "owner" | "conversationId" | "messageId" | "parentId">;

interface Parts {
  readonly store: MemoryStore;
  readonly messages: Pick<Store["messages"], "pathTo">;
}

export function openGrowingBranch({ store, messages }: Parts): GrowingBranch {
  let last: { readonly at: Question; readonly known: KnownFacts; changes: number } | null = null;

  /** The messages after the last question up to this one; null where it does not follow that one, or facts were changed since. */
  const grownBy = (question: Question): readonly string[] | null => {
    if (last === null || last.changes !== store.factChanges() || last.at.owner !== question.owner) return null;
    const grown = [question.messageId];
    let parent = question.parentId;
    while (parent !== null && grown.length < nearAtMost) {
      if (parent === last.at.messageId) return grown;
      grown.push(parent);
      parent = store.parentOf(question.owner, parent);
    }
    return null;
  };

  /** What is known up to the last question, with what was told since; null where it does not follow that one. */
  const grow = (question: Question): typeof last => {
    const grown = grownBy(question);
    if (last === null || grown === null) return null;
    for (const fact of store.factsOfMessages(question.owner, grown)) last.known.add(fact);
    last = { ...last, at: question };
    return last;
  };
  const begin = (question: Question) => {
    const { owner, conversationId, messageId } = question;
    const known = knownOn(store, owner, { conversationId, path: messages.pathTo(owner, messageId) });
    last = { at: question, known, changes: store.factChanges() };
    return last;
  };

  return {
    pass: (question) => void grow(question),
    upTo: (question) => {
      const now = grow(question) ?? begin(question);
      const { known } = now;
      return {
        ...known,
        add: (fact) => {
          known.add(fact);
          now.changes = store.factChanges();
        },
      };
    },
  };
}
