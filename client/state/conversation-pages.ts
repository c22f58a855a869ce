// What the page knows of the list of conversations: its beginning without a gap, page by page, and some that stand further down. Pure.
import type { Conversation } from "../../server/api.ts";

/** Conversations asked for at once, at first and whenever the list may have changed: 22 kB. */
export const pageSize = 100;
/** Asked for at once further down: who scrolls there goes on, and ten thousand are twenty pages. */
export const nextPageSize = 500;

export interface Known {
  /** Pinned first, then by last use, as the server lists them. */
  readonly conversations: readonly Conversation[];
  /** Ids of those whose neighbours are not known: found by a search or a link. */
  readonly beside: ReadonlySet<string>;
  /** Conversations on the server. */
  readonly total: number;
  /** True where nothing comes after the last one that is listed. */
  readonly isAtEnd: boolean;
}

export interface ConversationPage {
  readonly conversations: readonly Conversation[];
  readonly total: number;
}

export const nothingKnown: Known = { conversations: [], beside: new Set(), total: 0, isAtEnd: false };

/** Those known without a gap, from the first on. */
export function listedOf({ conversations, beside }: Known): readonly Conversation[] {
  return beside.size === 0 ? conversations : conversations.filter((each) => !beside.has(each.conversationId));
}

/** The first page replaces what stood in its place; what comes after it is kept, as far as no gap can lie between. */
export function withFirstPage(known: Known, page: ConversationPage): Known {
  const last = page.conversations.at(-1);
  if (!last || page.conversations.length < pageSize)
    return { conversations: page.conversations, beside: new Set(), total: page.total, isAtEnd: true };
  const ids = idsOf(page.conversations);
  const later = known.conversations.filter((each) => !ids.has(each.conversationId) && inPlace(each, last) >= 0);
  const joins = listedOf(known).some((each) => each.conversationId === last.conversationId);
  return {
    conversations: [...page.conversations, ...later],
    beside: joins ? new Set([...known.beside].filter((id) => !ids.has(id))) : idsOf(later),
    total: page.total,
    isAtEnd: joins && known.isAtEnd,
  };
}

/** The page after the last one listed. */
export function withNextPage(known: Known, page: ConversationPage): Known {
  const ids = idsOf(page.conversations);
  return {
    conversations: inOrder([
      ...known.conversations.filter((each) => !ids.has(each.conversationId)),
      ...page.conversations,
    ]),
    beside: new Set([...known.beside].filter((id) => !ids.has(id))),
    total: page.total,
    isAtEnd: page.conversations.length < nextPageSize,
  };
}

/** With conversations of which only they themselves are known. */
export function withBeside(known: Known, conversations: readonly Conversation[]): Known {
  const before = idsOf(known.conversations);
  const fresh = idsOf(conversations);
  const added = [...fresh].filter((id) => !before.has(id));
  return {
    ...known,
    conversations: inOrder([
      ...known.conversations.filter((each) => !fresh.has(each.conversationId)),
      ...conversations,
    ]),
    beside: new Set([...known.beside, ...added]),
  };
}

export function withChange(known: Known, id: string, values: Partial<Conversation>): Known {
  const conversations = known.conversations.map((each) => (each.conversationId === id ? { ...each, ...values } : each));
  return { ...known, conversations: values.pinned === undefined ? conversations : inOrder(conversations) };
}

export function without(known: Known, id: string): Known {
  const conversations = known.conversations.filter((each) => each.conversationId !== id);
  return { ...known, conversations, total: known.total - (known.conversations.length - conversations.length) };
}

/** One that comes back: at its place, among the listed ones if it stands among them. */
export function withBack(known: Known, conversation: Conversation): Known {
  const last = listedOf(known).at(-1);
  const isListed = known.isAtEnd || (last !== undefined && inPlace(conversation, last) <= 0);
  const { conversationId } = conversation;
  const others = known.conversations.filter((each) => each.conversationId !== conversationId);
  return {
    ...known,
    conversations: inOrder([...others, conversation]),
    beside: isListed
      ? new Set([...known.beside].filter((id) => id !== conversationId))
      : new Set([...known.beside, conversationId]),
    total: known.total + (others.length === known.conversations.length ? 1 : 0),
  };
}

function inPlace(a: Conversation, b: Conversation): number {
  return Number(b.pinned) - Number(a.pinned) || (a.updatedAt < b.updatedAt ? 1 : a.updatedAt > b.updatedAt ? -1 : 0);
}

function inOrder(conversations: readonly Conversation[]): readonly Conversation[] {
  return conversations.toSorted(inPlace);
}

function idsOf(conversations: readonly Conversation[]): ReadonlySet<string> {
  return new Set(conversations.map((each) => each.conversationId));
}
