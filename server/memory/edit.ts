// Facts as the person writes them: typed into the panel, other words for one, kept for all conversations.
import { FacetError } from "../../pipelines/engine/errors.ts";
import type { Store } from "../../pipelines/engine/ports.ts";
import { subjectOf } from "../../pipelines/steps/fact-words.ts";
import { readFacts } from "../../pipelines/steps/read-facts.ts";
import type { ReadFact } from "../../pipelines/steps/read-facts.ts";
import type { MemoryStore, StoredFact } from "../store/memory-store.ts";
import { expectRoomForAll } from "./about-you.ts";
import { dropSummaries } from "./branch-summaries.ts";
import type { Forgetting } from "./forget.ts";
import { keepFacts } from "./keep-facts.ts";
import { knownOn } from "./known-facts.ts";
import { keptOf } from "./kept-memory.ts";
import type { Memory } from "./memory.ts";
import { states } from "./without-corrected.ts";

/** Characters of a fact: one or two sentences. */
const factCharacters = 1000;

interface EditParts {
  readonly store: MemoryStore;
  readonly messages: Pick<Store["messages"], "path" | "pathTo">;
  readonly forgetting: Pick<Forgetting, "turns" | "tellings" | "forgetMessages">;
}

export function openEditing(parts: EditParts): Pick<Memory, "add" | "edit" | "keepForAll"> {
  const { store, messages, forgetting } = parts;

  // The new words are written before vectors are waited for: nobody sees the old ones meanwhile, and none are lost.
  const editFact = async (owner: string, memoryId: string, text: string): Promise<StoredFact> => {
    const old = store.fact(owner, memoryId);
    // Changed after it was corrected: the person's newest words are these, and they correct the correction.
    const corrector = store.facts(owner, old.conversationId).findLast(({ replaces }) => replaces === memoryId);
    const forgotten = forgetting.turns(owner, forgetting.tellings(old));
    dropSummaries(store, old, (summary) => states(summary.text, old, text));
    if (corrector !== undefined) {
      store.setReplaces(owner, corrector.memoryId, old.replaces);
      store.setReplaces(owner, memoryId, corrector.memoryId);
    }
    const edited = store.setFactText(owner, memoryId, text, readTyped(text)?.subject);
    await forgotten;
    return edited;
  };
  const editTurn = async (owner: string, messageId: string, text: string): Promise<StoredFact | undefined> => {
    const [message] = store.messagesById(owner, [messageId]);
    if (message === undefined) return undefined;
    const { conversationId, persona } = message;
    const facts = store.factsOfMessages(owner, [messageId]);
    const forgotten = forgetting.forgetMessages(owner, [messageId]);
    const subject = readTyped(text)?.subject ?? facts[0]?.subject ?? subjectOf(text);
    const branch = { conversationId, path: messages.pathTo(owner, messageId) };
    const old = knownOn(store, owner, branch).olderOf({ ...asFact(text), subject });
    // It stands for the facts that were read of the turn, and corrects what they had corrected.
    const replaces = facts[0]?.replaces ?? old?.memoryId ?? null;
    const added = store.addFacts(owner, [{ conversationId, messageId, persona, subject, text, replaces }]);
    const [edited] = added.map(({ memoryId }) => store.setFactText(owner, memoryId, text));
    await forgotten;
    return edited;
  };

  return {
    add: (owner, { conversationId, text }) => {
      if (!store.remembers(owner, conversationId)) throw new FacetError("not-found", { what: "memory" });
      const known = knownOn(store, owner, { conversationId, path: messages.path(owner, conversationId) });
      const fact = asFact(text);
      const typed = { owner, conversationId, messageId: null, persona: null };
      const [added] = keepFacts(store, typed, { known, read: [fact] });
      return keptOf(needed(added ?? known.sayingTheSame(fact)));
    },
    edit: async (owner, id, text) => {
      const kind = store.kindOf(owner, id);
      if (kind === "summary") return store.setSummaryText(owner, id, text);
      if (text.length > factCharacters) throw new FacetError("too-large", { what: "memory" }, { next: ["edit"] });
      return keptOf(needed(await (kind === "fact" ? editFact(owner, id, text) : editTurn(owner, id, text))));
    },
    keepForAll: (owner, memoryId, forAll) => {
      const fact = store.fact(owner, memoryId);
      if (forAll && fact.kind !== "about-you") expectRoomForAll(store, owner);
      return keptOf(store.setFactKind(owner, memoryId, forAll ? "about-you" : "fact"));
    },
  };
}

function needed(fact: StoredFact | undefined): StoredFact {
  if (fact === undefined) throw new FacetError("not-found", { what: "memory" });
  return fact;
}

/** A sentence that rules read as one fact; its own words stay. */
function readTyped(text: string): ReadFact | undefined {
  const read = readFacts(text);
  return read.length === 1 ? read[0] : undefined;
}

/** What a person types is a fact, whether rules read it as one or not. */
function asFact(text: string): ReadFact {
  const read = readTyped(text);
  return {
    subject: subjectOf(text) || text.slice(0, 40).toLowerCase(),
    value: text,
    isCorrection: false,
    ...read,
    text,
  };
}
