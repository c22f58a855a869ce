// Where in which conversation a question belongs: where its client says, where the same turns were said before, or in a new one.
import { importConversation } from "../conversation-file/import.ts";
import type { SaidAnswer } from "../store/said-turns.ts";
import type { Services } from "../trpc.ts";
import type { ChatWish } from "./read-request.ts";
import { saidHash } from "./said-hash.ts";
import type { SaidTurn } from "./said-hash.ts";

export interface Place {
  /** Absent where the conversation begins with the question. */
  readonly conversationId?: string;
  /** The answer to go on from; absent for the active branch. */
  readonly parentId?: string;
}

/** Null where turns came before the question that nobody said here. FacetError not-found for a conversation that is not the owner's. */
export function knownPlace(
  { store }: Pick<Services, "store">,
  owner: string,
  { conversationId, earlier }: Pick<ChatWish, "conversationId" | "earlier">,
): Place | null {
  if (conversationId !== undefined)
    return { conversationId: store.conversations.get(owner, conversationId).conversationId };
  if (earlier.length === 0) return {};
  const known = store.saidTurns.find(owner, saidHash(earlier)) ?? withoutOldest(store, owner, earlier);
  return known && { conversationId: known.conversationId, parentId: known.answerId };
}

/**
 * Clients leave out the oldest turns of a long conversation: the last ones say where it goes on, if every question they still send
 * was asked there. Otherwise each of their requests would become another copy of it.
 */
function withoutOldest(store: Services["store"], owner: string, earlier: readonly SaidTurn[]): SaidAnswer | null {
  const found = earlier.length < endTurns ? null : store.saidTurns.find(owner, endHash(earlier));
  if (found === null) return null;
  const asked = store.messages
    .pathTo(owner, found.answerId)
    .slice(-earlier.length)
    .map((messageId) => store.messages.get(owner, messageId))
    .filter(({ role }) => role === "user");
  const sent = earlier.filter(({ role }) => role === "user");
  return saidHash(sent) === saidHash(asked) ? found : null;
}

/** Two questions with their answers: so many words are hardly said twice. */
const endTurns = 4;

const endHash = (turns: readonly SaidTurn[]): string => `end ${saidHash(turns.slice(-endTurns))}`;

/** The turns as a conversation of their own; they end with an answer, which is its head. */
export function importedPlace(
  services: Pick<Services, "store" | "personaById">,
  owner: string,
  earlier: readonly SaidTurn[],
): Place {
  const { conversationId } = importConversation(services, owner, { json: JSON.stringify(earlier) });
  const answerId = services.store.messages.path(owner, conversationId).at(-1);
  if (answerId === undefined) return { conversationId };
  // Asked once more, the question stands beside this one instead of in another copy.
  services.store.saidTurns.add(owner, saidHash(earlier), answerId);
  return { conversationId, parentId: answerId };
}

/** Notes that these turns end with this answer, so that a client that sends them again goes on there. */
export function rememberSaid(
  { store }: Pick<Services, "store">,
  owner: string,
  { earlier, question }: Pick<ChatWish, "earlier" | "question">,
  answer: { readonly answerId: string; readonly text: string },
): void {
  if (answer.text.trim() === "") return;
  const turns = [
    ...earlier,
    { role: "user" as const, text: question },
    { role: "assistant" as const, text: answer.text },
  ];
  store.saidTurns.add(owner, saidHash(turns), answer.answerId);
  if (turns.length >= endTurns) store.saidTurns.add(owner, endHash(turns), answer.answerId);
}
