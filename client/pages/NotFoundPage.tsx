// Where an address leads nowhere: said calmly, with the next step.
import type { JSX } from "solid-js";
import { Gem, Icon } from "../icons.tsx";
import { useWorkbench } from "../state/workbench.ts";

export function NotFoundPage(): JSX.Element {
  const { strings, conversationId, openConversation } = useWorkbench();
  return (
    <div class="calm">
      <Gem />
      <h1>{strings().notFound.title}</h1>
      <p class="muted">{conversationId() === null ? strings().notFound.page : strings().notFound.conversation}</p>
      <button type="button" class="button primary" onClick={() => openConversation(null)}>
        <Icon name="plus" size="s" />
        {strings().notFound.next}
      </button>
    </div>
  );
}
