// The list of conversations: kept in step with the server page by page, changed at once, put back when the server refuses.
import { createMemo, createSignal } from "solid-js";
import type { Accessor } from "solid-js";
import type { Conversation } from "../../server/api.ts";
import type { Api } from "../api.ts";
import { failureOf } from "../conversation/failure.ts";
import type { Failure } from "../conversation/failure.ts";
import {
  listedOf,
  nothingKnown,
  pageSize,
  withBack,
  withBeside,
  withChange,
  withFirstPage,
  withNextPage,
  without,
} from "./conversation-pages.ts";
import type { ConversationPage, Known } from "./conversation-pages.ts";

type ConversationsApi = Pick<Api["conversations"], "list" | "get" | "rename" | "pin" | "remove" | "restore">;

/** What a deletion took, and what brings it back. */
export interface Removed {
  readonly conversation: Conversation;
  readonly messages: number;
}

export interface ConversationList {
  /** Every one that is known, pinned ones first, then by last use. */
  readonly all: Accessor<readonly Conversation[]>;
  /** From the first on, without a gap: what the rail shows. */
  readonly listed: Accessor<readonly Conversation[]>;
  /** Conversations there are, also the ones not known yet. */
  readonly total: Accessor<number>;
  readonly hasMore: Accessor<boolean>;
  readonly moreFailed: Accessor<boolean>;
  /** Asks for the page after the last one listed. */
  readonly more: () => Promise<void>;
  readonly failure: Accessor<Failure | null>;
  readonly clearFailure: () => void;
  readonly setFirst: (page: ConversationPage) => void;
  readonly refresh: () => Promise<void>;
  readonly learn: (conversations: readonly Conversation[]) => void;
  /** Asks for one that is not known: `gone` where there is none, `unknown` where nothing was answered. */
  readonly find: (id: string) => Promise<Conversation | "gone" | "unknown">;
  /** What the server itself has changed. */
  readonly tell: (id: string, values: Partial<Conversation>) => void;
  readonly rename: (id: string, title: string) => Promise<void>;
  readonly pin: (id: string, pinned: boolean) => Promise<void>;
  /** Null when the server refused. */
  readonly remove: (id: string) => Promise<Removed | null>;
  readonly restore: (conversation: Conversation) => Promise<void>;
}

export function createConversationList(server: ConversationsApi): ConversationList {
  const [known, setKnown] = createSignal<Known>(nothingKnown);
  const [failure, setFailure] = createSignal<Failure | null>(null);
  const [moreFailed, setMoreFailed] = createSignal(false);
  // An answer that was asked for before a change here must not undo it on the page.
  let changes = 0;
  let asking = false;

  const all = createMemo(() => known().conversations);
  const listed = createMemo(() => listedOf(known()));
  // Memos: who waits for another number must not run again because a conversation has changed.
  const total = createMemo(() => known().total);
  const hasMore = createMemo(() => !known().isAtEnd && listed().length > 0);
  const knownOne = (id: string) => known().conversations.find((each) => each.conversationId === id);

  /** A list that cannot be had leaves the one that is shown; the banner says that the server is away. */
  const refresh = async () => {
    const before = changes;
    const answer = await server.list.query({ limit: pageSize }).catch(() => null);
    if (answer && before === changes) setKnown((now) => withFirstPage(now, answer));
  };

  const more = async (): Promise<void> => {
    const last = listed().at(-1);
    if (asking || known().isAtEnd || !last) return;
    asking = true;
    setMoreFailed(false);
    const before = changes;
    try {
      const answer = await server.list.query({ limit: pageSize, after: last.conversationId });
      if (before === changes) setKnown((now) => withNextPage(now, answer));
    } catch (thrown) {
      const told = failureOf(thrown);
      // The one it went on from was deleted elsewhere: the beginning says what is there.
      if (told.kind === "error" && told.error.code === "not-found") {
        setKnown((now) => without(now, last.conversationId));
        await refresh();
      } else setMoreFailed(true);
    } finally {
      asking = false;
    }
  };

  /** Shows the change, asks the server, and takes it back on a refusal. */
  const change = async <T>(next: Known, ask: () => Promise<T>): Promise<{ readonly answer: T } | null> => {
    const before = known();
    changes += 1;
    const mine = changes;
    setFailure(null);
    setKnown(next);
    try {
      return { answer: await ask() };
    } catch (thrown) {
      setFailure(failureOf(thrown));
      if (mine === changes) setKnown(before);
      else await refresh();
      return null;
    }
  };

  return {
    all,
    listed,
    total,
    hasMore,
    moreFailed,
    more,
    failure,
    clearFailure: () => setFailure(null),
    setFirst: (page) => setKnown((now) => withFirstPage(now, page)),
    refresh,
    learn: (conversations) => setKnown((now) => withBeside(now, conversations)),
    async find(id) {
      try {
        const { conversation } = await server.get.query({ conversationId: id });
        setKnown((now) => withBeside(now, [conversation]));
        return conversation;
      } catch (thrown) {
        const told = failureOf(thrown);
        return told.kind === "error" && told.error.code === "not-found" ? "gone" : "unknown";
      }
    },
    tell: (id, values) => setKnown((now) => withChange(now, id, values)),
    rename: async (conversationId, title) => {
      await change(withChange(known(), conversationId, { title }), () =>
        server.rename.mutate({ conversationId, title }),
      );
    },
    pin: async (conversationId, pinned) => {
      await change(withChange(known(), conversationId, { pinned }), () =>
        server.pin.mutate({ conversationId, pinned }),
      );
    },
    remove: async (conversationId) => {
      const conversation = knownOne(conversationId);
      if (!conversation) return null;
      const removed = await change(without(known(), conversationId), () => server.remove.mutate({ conversationId }));
      return removed && { conversation, messages: removed.answer.messages };
    },
    restore: async (conversation) => {
      const { conversationId } = conversation;
      await change(withBack(known(), conversation), () => server.restore.mutate({ conversationId }));
    },
  };
}
