// The list of conversations: kept in step with the server page by page, changed at once, put back when the server refuses.
import { createMemo, createSignal } from "solid-js";
import type { Accessor } from "solid-js";
import type { Conversation } from "../../server/api.ts";
import type { Api } from "../api.ts";
import { failureOf } from "../conversation/failure.ts";
import type { Failure } from "../conversation/failure.ts";
import {
  listedOf,
  nextPageSize,
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
  /** One was changed, perhaps elsewhere: asks for it where it stands too far down for a refresh to tell of it. */
  readonly lookAt: (id: string) => Promise<void>;
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
      const answer = await server.list.query({ limit: nextPageSize, after: last.conversationId });
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

  /** Shows the change, asks the server, and takes this change alone back on a refusal: what has come meanwhile stays. */
  const change = async <T>(
    { next, back }: { readonly next: (known: Known) => Known; readonly back: (known: Known) => Known },
    ask: () => Promise<T>,
  ): Promise<{ readonly answer: T } | null> => {
    changes += 1;
    const mine = changes;
    setFailure(null);
    setKnown(next);
    try {
      return { answer: await ask() };
    } catch (thrown) {
      setFailure(failureOf(thrown));
      setKnown(back);
      if (mine !== changes) await refresh();
      return null;
    }
  };

  const changeOne = async <Name extends "title" | "pinned">(
    id: string,
    name: Name,
    value: Conversation[Name],
    ask: () => Promise<unknown>,
  ) => {
    const before = knownOne(id)?.[name];
    const next = (now: Known) => withChange(now, id, { [name]: value });
    const back = (now: Known) => (knownOne(id)?.[name] === value ? withChange(now, id, { [name]: before }) : now);
    await change({ next, back }, ask);
  };

  const find: ConversationList["find"] = async (id) => {
    try {
      const { conversation } = await server.get.query({ conversationId: id });
      setKnown((now) => withBeside(now, [conversation]));
      return conversation;
    } catch (thrown) {
      const told = failureOf(thrown);
      return told.kind === "error" && told.error.code === "not-found" ? "gone" : "unknown";
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
    find,
    lookAt: async (id) => {
      const isFarDown = known().conversations.findIndex((each) => each.conversationId === id) >= pageSize;
      // How many there are is the refresh's to say.
      if (isFarDown && (await find(id)) === "gone") setKnown((now) => ({ ...without(now, id), total: now.total }));
    },
    tell: (id, values) => setKnown((now) => withChange(now, id, values)),
    rename: (conversationId, title) =>
      changeOne(conversationId, "title", title, () => server.rename.mutate({ conversationId, title })),
    pin: (conversationId, pinned) =>
      changeOne(conversationId, "pinned", pinned, () => server.pin.mutate({ conversationId, pinned })),
    remove: async (conversationId) => {
      const conversation = knownOne(conversationId);
      if (!conversation) return null;
      const removed = await change(
        { next: (now) => without(now, conversationId), back: (now) => withBack(now, conversation) },
        () => server.remove.mutate({ conversationId }),
      );
      return removed && { conversation, messages: removed.answer.messages };
    },
    restore: async (conversation) => {
      const { conversationId } = conversation;
      await change({ next: (now) => withBack(now, conversation), back: (now) => without(now, conversationId) }, () =>
        server.restore.mutate({ conversationId }),
      );
    },
  };
}
