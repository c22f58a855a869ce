// A text being edited in its place; every letter counts at once.
import { onMount } from "solid-js";
import type { JSX } from "solid-js";
import { useWorkbench } from "../../state/workbench.ts";
import { creatorWords } from "./words.ts";

interface EditTextProps {
  readonly label: string;
  readonly text: string;
  /** UTF-16 units the server takes. */
  readonly most: number;
  readonly onText: (text: string) => void;
  readonly onEnd: () => void;
  /** False where several stand below each other. */
  readonly takesFocus?: boolean;
  readonly children?: JSX.Element;
}

export function EditText(props: EditTextProps): JSX.Element {
  const workbench = useWorkbench();
  let field: HTMLTextAreaElement | undefined;
  onMount(() => props.takesFocus !== false && field?.focus());
  return (
    <div
      class="edit-text"
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.isComposing) return;
        event.preventDefault();
        event.stopPropagation();
        props.onEnd();
      }}
    >
      <textarea
        ref={(element) => (field = element)}
        class="text-field"
        dir="auto"
        rows={2}
        aria-label={props.label}
        maxLength={props.most}
        value={props.text}
        onInput={(event) => props.onText(event.currentTarget.value)}
      />
      <div class="row">
        {props.children}
        <button type="button" class="button small end" onClick={() => props.onEnd()}>
          {creatorWords(workbench).post.done}
        </button>
      </div>
    </div>
  );
}
