// Going to one message of the conversation: its branch is shown first, then the message itself.
import { batch, createEffect, createSignal } from "solid-js";
import type { Accessor } from "solid-js";
import type { LiveConversation } from "./live-conversation.ts";

export interface Showing {
  /** Shows the message, also on another branch, scrolls to it, marks it and gives it the focus. Waits until its conversation is the open one. */
  readonly showMessage: (messageId: string) => void;
  /** The message of the shown branch to scroll to now. */
  readonly wanted: Accessor<string | null>;
  readonly arrived: () => void;
}

export function createShowing(
  { phase, tree }: Pick<LiveConversation, "phase" | "tree">,
  select: (messageId: string) => Promise<void>,
): Showing {
  const [asked, setAsked] = createSignal<string | null>(null);
  const [wanted, setWanted] = createSignal<string | null>(null);
  const [selecting, setSelecting] = createSignal(false);

  createEffect(() => {
    const messageId = asked();
    if (messageId === null || phase() !== "ready" || !tree().nodes.has(messageId)) return;
    if (tree().path.includes(messageId)) {
      setAsked(null);
      setWanted(messageId);
    } else if (!selecting()) {
      setSelecting(true);
      void select(messageId).finally(() => {
        // A branch that could not be shown is not asked for again; another that was chosen meanwhile comes next.
        batch(() => {
          if (!tree().path.includes(messageId)) setAsked((now) => (now === messageId ? null : now));
          setSelecting(false);
        });
      });
    }
  });

  return {
    showMessage: (messageId) => setAsked(messageId),
    wanted,
    arrived: () => setWanted(null),
  };
}
