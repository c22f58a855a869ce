// Copies a text; says so for a moment, and says it where the browser does not allow it.
import { Show } from "solid-js";
import type { JSX } from "solid-js";
import { createCopying } from "../conversation/copying.ts";
import { wordsOf } from "../conversation/words.ts";
import { Icon } from "../icons.tsx";
import { useWorkbench } from "../state/workbench.ts";

interface CopyButtonProps {
  readonly label: string;
  readonly text: string;
}

export function CopyButton(props: CopyButtonProps): JSX.Element {
  const workbench = useWorkbench();
  const words = () => wordsOf(workbench);
  const { state, copy } = createCopying();

  return (
    <>
      <button
        type="button"
        class="icon-button small"
        aria-label={state() === "copied" ? words().copied : props.label}
        title={props.label}
        onClick={() => void copy(props.text)}
      >
        <Icon name={state() === "copied" ? "check" : "copy"} size="s" class={state() === "copied" ? "good" : ""} />
      </button>
      <Show when={state() === "refused"}>
        <span class="tiny bad" role="alert">
          {words().notCopied}
        </span>
      </Show>
    </>
  );
}
