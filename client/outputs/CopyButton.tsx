// Copies a text; says so for a moment, and says it where the browser does not allow it.
import { Show, createSignal, onCleanup } from "solid-js";
import type { JSX } from "solid-js";
import { copyText } from "../conversation/copy-text.ts";
import { wordsOf } from "../conversation/words.ts";
import { Icon } from "../icons.tsx";
import { useWorkbench } from "../state/workbench.ts";

/** The sign that something was copied stays this long (ms). */
const copiedFor = 1600;

interface CopyButtonProps {
  readonly label: string;
  readonly text: string;
}

export function CopyButton(props: CopyButtonProps): JSX.Element {
  const workbench = useWorkbench();
  const words = () => wordsOf(workbench);
  const [state, setState] = createSignal<"" | "copied" | "refused">("");
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));

  async function copy(): Promise<void> {
    const isCopied = await copyText(props.text);
    setState(isCopied ? "copied" : "refused");
    clearTimeout(timer);
    if (isCopied) timer = setTimeout(() => setState(""), copiedFor);
  }

  return (
    <>
      <button
        type="button"
        class="icon-button small"
        aria-label={state() === "copied" ? words().copied : props.label}
        title={props.label}
        onClick={() => void copy()}
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
