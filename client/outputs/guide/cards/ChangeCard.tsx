// Asks for a change of the card as the person has it now: their own edits go with the wish.
import { createSignal, useContext } from "solid-js";
import type { JSX } from "solid-js";
import type { TaskCard } from "../../../../pipelines/engine/guide/card.ts";
import { SessionContext } from "../../../conversation/session.ts";
import { questionOf } from "../../../conversation/tree.ts";
import { withoutHidden } from "../../../conversation/hidden-input.ts";
import { Icon } from "../../../icons.tsx";
import { useWorkbench } from "../../../state/workbench.ts";
import type { CataloguePersona } from "../../../../server/api.ts";
import { cardWords } from "./words.ts";

interface ChangeCardProps {
  readonly card: TaskCard;
  readonly persona: CataloguePersona;
  readonly messageId: string;
}

const longest = 2000;

export function ChangeCard(props: ChangeCardProps): JSX.Element {
  const workbench = useWorkbench();
  const session = useContext(SessionContext);
  const words = () => cardWords(workbench).change;
  const [wish, setWish] = createSignal("");
  /** An answer after the other may have a card. */
  const named = (text: string) => `${text}: ${props.card.title}`;
  const mayNot = () => wish().trim() === "" || (session?.sending() ?? true);

  async function ask(): Promise<void> {
    const asked = session && questionOf(session.live.tree(), props.messageId);
    if (!session || !asked || mayNot()) return;
    const input = {
      ...withoutHidden(props.persona, asked.input),
      question: wish().trim(),
      action: "task",
      card: props.card,
    };
    const sent = await session.ask(props.persona, input, { documentIds: asked.documentIds });
    if (sent) setWish("");
  }

  return (
    <form
      class="change-card"
      onSubmit={(event) => {
        event.preventDefault();
        void ask();
      }}
    >
      <input
        class="text-field"
        dir="auto"
        aria-label={named(words().label)}
        placeholder={words().placeholder}
        maxLength={longest}
        value={wish()}
        onInput={(event) => setWish(event.currentTarget.value)}
      />
      <button
        type="submit"
        class="icon-button"
        aria-label={named(words().send)}
        title={words().send}
        aria-disabled={mayNot()}
      >
        <Icon name="up" size="s" />
      </button>
    </form>
  );
}
