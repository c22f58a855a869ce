// The list of conversations: kept in step with the server, changed at once, put back when the server refuses.
import { createSignal } from "solid-js";
import type { Accessor } from "solid-js";
import type { Conversation } from "../../server/api.ts";
import type { Api } from "../api.ts";
import { failureOf } from "../conversation/failure.ts";
import type { Failure } from "../conversation/failure.ts";

type ConversationsApi = Api["conversations"];

export interface ConversationList {
  readonly all: Accessor<readonly Conversation[]>;
  readonly failure: Accessor<Failure | null>;
  readonly clearFailure: () => void;
  readonly set: (conversations: readonly Conversation[]) => void;
  readonly refresh: () => Promise<void>;
  readonly rename: (id: string, title: string) => Promise<void>;
  readonly pin: (id: string, pinned: boolean) => Promise<void>;
  /** Resolves to what was removed, or to null when the server refused. */
  readonly remove: (id: string) => Promise<Conversation | null>;
  readonly restore: (conversation: Conversation) => Promise<void>;
}

export function createConversationList(server: ConversationsApi): ConversationList {
  const [all, setAll] = createSignal<readonly Conversation[]>([]);
  const [failure, setFailure] = createSignal<Failure | null>(null);
  // An answer that was asked for before a change here must not undo it on the page.
  let changes = 0;

  /** A list that cannot be had leaves the one that is shown; the banner says that the server is away. */
  const refresh = async () => {
    const before = changes;
    const answer = await server.list.query().catch(() => null);
    if (answer && before === changes) setAll(answer.conversations);
  };
  /** Shows the change, asks the server, and takes it back on a refusal. */
  const change = async (next: readonly Conversation[], ask: () => Promise<unknown>): Promise<boolean> => {
    const before = all();
    changes += 1;
    const mine = changes;
    setFailure(null);
    setAll(next);
    try {
      await ask();
      return true;
    } catch (thrown) {
      setFailure(failureOf(thrown));
      if (mine === changes) setAll(before);
      else await refresh();
      return false;
    }
  };
  const changed = (id: string, values: Partial<Conversation>) =>
    all().map((each) => (each.conversationId === id ? { ...each, ...values } : each));

  return {
    all,
    failure,
    clearFailure: () => setFailure(null),
    set: setAll,
    refresh,
    rename: async (conversationId, title) => {
      await change(changed(conversationId, { title }), () => server.rename.mutate({ conversationId, title }));
    },
    pin: async (conversationId, pinned) => {
      await change(changed(conversationId, { pinned }), () => server.pin.mutate({ conversationId, pinned }));
    },
    remove: async (conversationId) => {
      const removed = all().find((each) => each.conversationId === conversationId);
      if (!removed) return null;
      const rest = all().filter((each) => each !== removed);
      return (await change(rest, () => server.remove.mutate({ conversationId }))) ? removed : null;
    },
    restore: async (conversation) => {
      const { conversationId } = conversation;
      const next = [...all(), conversation].sort((a, b) => b.updatedAt.localeCompare(a.updatedAt));
      await change(next, () => server.restore.mutate({ conversationId }));
    },
  };
}
