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
  // An answer that was asked for before a change here must not undo it on the page.
  let changes = 0;

  createEffect(
    on([conversationId, online], async ([id, isOnline], before) => {
      if (id !== before?.[0]) setKnown(new Map());
      if (id === null || !isOnline) return;
      const at = changes;
      const answer = await server.list.query({ conversationId: id }).catch(() => null);
      if (answer && at === changes && id === conversationId())
        setKnown(new Map(answer.feedback.map((each) => [each.messageId, each])));
    }),
  );
  const put = (messageId: string, said: Said | undefined) => {
    changes += 1;
    const next = new Map(known());
    if (said) next.set(messageId, said);
    else next.delete(messageId);
    setKnown(next);
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
