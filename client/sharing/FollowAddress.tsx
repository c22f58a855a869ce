// Does what the address asks for beyond its page: shows a message, and puts the words of a link into the composer, never sending them.
import { createEffect, untrack } from "solid-js";
import type { JSX } from "solid-js";
import { mainText, withMainText } from "../conversation/main-text.ts";
import { useSession } from "../conversation/session.ts";
import { useWorkbench } from "../state/workbench.ts";
import { joinDrafts } from "./join-drafts.ts";

export function FollowAddress(): JSX.Element {
  const workbench = useWorkbench();
  const session = useSession();
  createEffect(() => {
    const target = workbench.target();
    if (target) session.showMessage(target.messageId);
  });
  createEffect(() => {
    const linked = workbench.linkedDraft();
    // The composer's own draft is that of the conversation that is open in it.
    if (linked === null || session.live.id() !== workbench.conversationId()) return;
    untrack(() => {
      const persona = workbench.persona();
      const written = mainText(persona, session.input());
      session.setInput(withMainText(persona, session.input(), joinDrafts(written, linked)));
      workbench.dropLinkedDraft();
      session.focusComposer();
    });
  });
  return null;
}
