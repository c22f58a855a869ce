// What the reader has said of the answers of the open conversation: shown at once, put back when the server refuses.
import { createContext, createEffect, createSignal, on, useContext } from "solid-js";
import type { Accessor } from "solid-js";
import type { FeedbackLabel } from "../../pipelines/engine/feedback.ts";
import type { Api } from "../api.ts";
import { failureOf } from "../conversation/failure.ts";
import type { Failure } from "../conversation/failure.ts";

export interface Said {
  readonly verdict: "like" | "dislike" | null;
  readonly labels: readonly FeedbackLabel[];
  readonly comment: string;
}

export interface FeedbackOf {
  readonly of: (messageId: string) => Said | undefined;
  /** Null takes it away. Resolves to why it could not be kept, or to null. */
  readonly say: (messageId: string, said: Said | null) => Promise<Failure | null>;
}

type FeedbackApi = Pick<Api["feedback"], "add" | "list">;

/** Must be called under a Solid owner. What cannot be had now is asked for when the connection is back. */
export function createFeedback(
  server: FeedbackApi,
  conversationId: Accessor<string | null>,
  online: Accessor<boolean>,
): FeedbackOf {
  const [known, setKnown] = createSignal<ReadonlyMap<string, Said>>(new Map());
  /** Said here since the list was asked for: a list from before must not undo it on the page. */
  const saidHere = new Map<string, Said | undefined>();

  createEffect(
    on([conversationId, online], async ([id, isOnline], before) => {
      if (id !== before?.[0]) setKnown(new Map());
      if (id === null || !isOnline) return;
      saidHere.clear();
      const answer = await server.list.query({ conversationId: id }).catch(() => null);
      if (!answer || id !== conversationId()) return;
      setKnown(new Map(answer.feedback.map((each) => [each.messageId, each])));
      for (const [messageId, said] of saidHere) show(messageId, said);
    }),
  );
  function show(messageId: string, said: Said | undefined): void {
    const next = new Map(known());
    if (said) next.set(messageId, said);
    else next.delete(messageId);
    setKnown(next);
  }
  const put = (messageId: string, said: Said | undefined) => {
    saidHere.set(messageId, said);
    show(messageId, said);
  };

  return {
    of: (messageId) => known().get(messageId),
    async say(messageId, said) {
      const before = known().get(messageId);
      put(messageId, said ?? undefined);
      const { verdict, labels, comment } = said ?? nothing;
      try {
        await server.add.mutate({ messageId, verdict, labels: [...labels], comment });
        return null;
      } catch (thrown) {
        put(messageId, before);
        return failureOf(thrown);
      }
    },
  };
}

const nothing: Said = { verdict: null, labels: [], comment: "" };

export const FeedbackContext = createContext<FeedbackOf>();

export function useFeedback(): FeedbackOf {
  const feedback = useContext(FeedbackContext);
  if (!feedback) throw new Error("useFeedback must be used inside <FeedbackProvider>");
  return feedback;
}
