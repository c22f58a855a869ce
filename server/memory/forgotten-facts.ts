// Facts that were forgotten a moment ago, for the person who takes that back: held in memory only, because the disk has none of their words any more.
import type { MessageToRemember, StoredFact, WholeFact } from "../store/memory-store.ts";
import { states } from "./without-corrected.ts";

/** Minutes they are held: longer than any page offers to take it back. */
const minutesHeld = 10;
/** Facts held at once: their messages may be long. */
const heldAtMost = 50;

type ToldIn = Pick<MessageToRemember, "messageId" | "told" | "factsRead">;

/** A fact, and the messages that were taken out of recall with it. */
export interface ForgottenFact {
  readonly whole: WholeFact;
  readonly messages: readonly ToldIn[];
}

export interface ForgottenFacts {
  readonly hold: (forgotten: ForgottenFact) => void;
  /** With those of its messages that no other held fact was told in. */
  readonly get: (owner: string, memoryId: string) => ForgottenFact | undefined;
  /** It is back. */
  readonly release: (memoryId: string) => void;
  /** The messages of held facts that tell this fact as well. */
  readonly telling: (
    fact: Pick<StoredFact, "owner" | "conversationId" | "messageId" | "subject" | "text">,
  ) => readonly ToldIn[];
  /** These messages stay out of recall, whatever is taken back. */
  readonly keepOut: (messageIds: readonly string[]) => void;
  /** As well, and what was told in one of them stays forgotten. */
  readonly dropToldIn: (messageIds: readonly string[]) => void;
  readonly dropConversation: (owner: string, conversationId: string) => void;
}

export function openForgottenFacts(now: () => number = Date.now): ForgottenFacts {
  let held: readonly (ForgottenFact & { readonly until: number })[] = [];
  const without = (facts: typeof held, ids: ReadonlySet<string>): typeof held =>
    facts.map((each) => ({ ...each, messages: each.messages.filter(({ messageId }) => !ids.has(messageId)) }));
  /** Where a fact can be taken back no more, no message that tells it may come back with another one. */
  const keep = (isKept: (each: (typeof held)[number], at: number) => boolean) => {
    const kept = held.filter(isKept);
    if (kept.length === held.length) return;
    const gone = held.filter((each, at) => !isKept(each, at));
    held = without(kept, new Set(gone.flatMap(({ messages }) => messages.map(({ messageId }) => messageId))));
  };
  const stillHeld = () => {
    const time = now();
    keep(({ until }) => until > time);
    return held;
  };

  return {
    hold: (forgotten) => {
      held = [...stillHeld(), { ...forgotten, until: now() + minutesHeld * 60_000 }];
      keep((_, at) => at >= held.length - heldAtMost);
    },
    get: (owner, memoryId) => {
      const found = stillHeld().find(({ whole: { row } }) => row.memory_id === memoryId && row.owner === owner);
      if (found === undefined) return undefined;
      const others = held.filter((each) => each !== found).flatMap(({ messages }) => messages);
      const taken = new Set(others.map(({ messageId }) => messageId));
      return { ...found, messages: found.messages.filter(({ messageId }) => !taken.has(messageId)) };
    },
    release: (memoryId) => {
      const back = held.find(({ whole }) => whole.row.memory_id === memoryId)?.whole;
      held = held
        .filter(({ whole }) => whole !== back)
        .map((each) => ({ ...each, whole: correcting(each.whole, back) }));
    },
    telling: (fact) =>
      stillHeld()
        .filter(({ whole: { row } }) => row.owner === fact.owner && row.conversation_id === fact.conversationId)
        .flatMap(({ messages }) => messages)
        .filter(({ messageId, told }) => messageId === fact.messageId || states(told, fact)),
    keepOut: (messageIds) => {
      held = without(held, new Set(messageIds));
    },
    dropToldIn: (messageIds) => {
      const ids = new Set(messageIds);
      keep(({ whole: { row } }) => row.message_id === null || !ids.has(row.message_id));
      held = without(held, ids);
    },
    dropConversation: (owner, conversationId) =>
      keep(({ whole: { row } }) => row.owner !== owner || row.conversation_id !== conversationId),
  };
}

/** A fact that corrected the one that is back does so again, when it is taken back itself. */
function correcting({ row, correctors }: WholeFact, back: WholeFact | undefined): WholeFact {
  if (!back?.correctors.includes(row.memory_id) || ![null, back.row.replaces].includes(row.replaces))
    return { row, correctors };
  return { row: { ...row, replaces: back.row.memory_id }, correctors };
}
