// Forgetting: rows at once, their vectors now or at the next sweep; every count is of what is gone.
import type { Store } from "../../pipelines/engine/ports.ts";
import { FacetError } from "../../pipelines/engine/errors.ts";
import type { MemoryStore, StoredFact } from "../store/memory-store.ts";
import { expectRoomForAll } from "./about-you.ts";
import { dropSummaries } from "./branch-summaries.ts";
import { openForgottenFacts } from "./forgotten-facts.ts";
import { keptOf } from "./kept-memory.ts";
import type { MemoryVectors } from "./memory-vectors.ts";
import type { Forgotten, Memory } from "./memory.ts";
import { states } from "./without-corrected.ts";

interface ForgetParts {
  readonly store: MemoryStore;
  readonly messages: Pick<Store["messages"], "pathTo">;
  readonly vectors: Pick<MemoryVectors, "remove">;
}

export interface Forgetting extends Pick<
  Memory,
  "forget" | "restore" | "setRemembers" | "forgetConversation" | "forgetMessages" | "forgetDocument"
> {
  /** Takes messages out of recall and the summaries that cover them away; facts told in them stay. */
  readonly turns: (owner: string, messageIds: readonly string[]) => Promise<Forgotten>;
  /** Where a fact was told, and every turn that says the same. */
  readonly tellings: (fact: StoredFact) => readonly string[];
}

export function openForgetting({ store, messages, vectors }: ForgetParts): Forgetting {
  const held = openForgottenFacts();
  // Asked for before the rows are changed: a process that ends in between leaves vectors that are swept and made anew, never some that
  // nobody knows of.
  const remove = (owner: string, key: "conversationId" | "messageId" | "memoryId", values: readonly string[]) =>
    vectors.remove(values.map((value) => ({ owner, key, value })));
  const dropCovering = (owner: string, messageIds: readonly string[]): number => {
    const gone = new Set(messageIds);
    return store
      .conversationsOf(owner, messageIds)
      .reduce(
        (sum, conversationId) =>
          sum +
          dropSummaries(store, { owner, conversationId }, ({ throughId }) =>
            messages.pathTo(owner, throughId).some((messageId) => gone.has(messageId)),
          ),
        0,
      );
  };
  /** Rows are gone when this returns; where vectors cannot be noted down it throws at once, and no row is touched. */
  const takeOut = (owner: string, messageIds: readonly string[]): Promise<Forgotten> => {
    const vectors = remove(owner, "memoryId", messageIds);
    const memories = dropCovering(owner, messageIds) + store.forgetMessages(owner, messageIds);
    return vectors.then((removed) => ({ memories, vectors: removed }));
  };
  const turns: Forgetting["turns"] = (owner, messageIds) => {
    held.keepOut(messageIds);
    return takeOut(owner, messageIds);
  };
  const toldIn = (fact: StoredFact) => [
    ...store
      .remembered(fact.owner, fact.conversationId)
      .filter((message) => message.messageId === fact.messageId || states(message.told, fact)),
    ...held.telling(fact),
  ];
  const tellings: Forgetting["tellings"] = (fact) => toldIn(fact).map(({ messageId }) => messageId);
  const forgetMessages: Forgetting["forgetMessages"] = (owner, messageIds) => {
    held.dropToldIn(messageIds);
    const facts = store.factsOfMessages(owner, messageIds).map(({ memoryId }) => memoryId);
    const vectors = remove(owner, "messageId", messageIds);
    const memories = dropCovering(owner, messageIds) + store.forgetMessages(owner, messageIds);
    const removed = store.removeFacts(owner, facts);
    return vectors.then((gone) => ({ memories: memories + removed, vectors: gone }));
  };
  const forgetFact = async (owner: string, memoryId: string): Promise<Forgotten> => {
    const fact = store.fact(owner, memoryId);
    const whole = store.wholeFact(owner, memoryId);
    const messages = toldIn(fact).map(({ messageId, told, factsRead }) => ({ messageId, told, factsRead }));
    const told = takeOut(
      owner,
      messages.map(({ messageId }) => messageId),
    );
    const vectors = remove(owner, "memoryId", [memoryId]);
    // Last: while it is there a person can say it again.
    const removed = store.removeFacts(owner, [memoryId]);
    held.hold({ whole, messages });
    const ofTurns = await told;
    return { memories: removed + ofTurns.memories, vectors: (await vectors) + ofTurns.vectors };
  };

  return {
    turns,
    tellings,
    forgetMessages,
    forget: async (owner, id) => {
      const kind = store.kindOf(owner, id);
      if (kind === "summary") return { memories: store.removeSummaries(owner, [id]), vectors: 0 };
      return kind === "fact" ? forgetFact(owner, id) : forgetMessages(owner, [id]);
    },
    restore: (owner, memoryId) => {
      const forgotten = held.get(owner, memoryId);
      if (forgotten === undefined) throw new FacetError("not-found", { what: "memory" });
      if (forgotten.whole.row.kind === "about-you") expectRoomForAll(store, owner);
      store.putBack(forgotten.whole, forgotten.messages);
      held.release(memoryId);
      return keptOf(store.fact(owner, memoryId));
    },
    setRemembers: async (owner, conversationId, remembers) => {
      const before = store.remembers(owner, conversationId);
      const forgets = before && !remembers;
      if (forgets) held.dropConversation(owner, conversationId);
      const vectors = forgets ? remove(owner, "conversationId", [conversationId]) : 0;
      // What is kept for all conversations is not this one's any more.
      const memories = forgets ? store.forgetAll(owner, conversationId, true) : 0;
      // Last: who still sees the switch on turns it once more.
      store.setRemembers(owner, conversationId, remembers);
      return { memories, vectors: await vectors };
    },
    forgetConversation: async (owner, conversationId) => {
      held.dropConversation(owner, conversationId);
      const vectors = remove(owner, "conversationId", [conversationId]);
      return { memories: store.forgetAll(owner, conversationId, false), vectors: await vectors };
    },
    forgetDocument: async (owner, documentId) =>
      forgetMessages(
        owner,
        store.citing(owner, documentId).map(({ messageId }) => messageId),
      ),
  };
}
