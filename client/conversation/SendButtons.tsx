// The end of the composer's row: stop what is written, send what is typed.
import { Show } from "solid-js";
import { Icon } from "../icons.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { useSession } from "./session.ts";
import { wordsOf } from "./words.ts";

interface SendButtonsProps {
  readonly active: boolean;
  readonly written: boolean;
  /** Something is on its way already. */
  readonly busy: boolean;
  readonly onSend: () => void;
}

export function SendButtons(props: SendButtonsProps) {
  const workbench = useWorkbench();
  const session = useSession();
  const words = () => wordsOf(workbench);
  return (
    <>
      <Show when={props.active}>
        <button
          type="button"
          class="send stop"
          aria-label={words().stop}
          title={words().stop}
          onClick={() => void session.stop()}
        >
          <Icon name="stop" size="s" />
        </button>
      </Show>
      <Show when={!props.active || props.written}>
        <button
          type="button"
          class="send"
          aria-label={words().send}
          title={words().send}
          aria-disabled={props.busy}
          onClick={() => props.onSend()}
        >
          <Icon name="up" size="s" />
        </button>
      </Show>
    </>
  );
}
