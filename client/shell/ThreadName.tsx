// The field that renames a conversation in place: Enter and leaving keep the name, Esc does not.
import { onCleanup, onMount } from "solid-js";
import type { JSX } from "solid-js";
import { useWorkbench } from "../state/workbench.ts";

/** Characters of a title. Source: conversations.rename. */
const longestTitle = 200;

export function ThreadName(props: {
  readonly title: string;
  readonly onEnd: (name: string | null) => void;
}): JSX.Element {
  const { strings } = useWorkbench();
  let field: HTMLInputElement | undefined;
  let ended = false;
  /** The pointer went elsewhere: the field is left on purpose. */
  let isLeft = false;
  const onPointer = ({ target }: PointerEvent) => (isLeft = target !== field);
  document.addEventListener("pointerdown", onPointer, { capture: true });
  onCleanup(() => document.removeEventListener("pointerdown", onPointer, { capture: true }));
  onMount(() => {
    field?.focus();
    field?.select();
  });
  const end = (keep: boolean) => {
    if (ended) return;
    ended = true;
    const name = field?.value.trim() ?? "";
    props.onEnd(keep && name !== "" && name !== props.title ? name : null);
  };
  /** A row that is moved in the page takes the focus from its field: that is no leaving. */
  const onBlur = ({ relatedTarget }: FocusEvent) => {
    if (isLeft || relatedTarget !== null) return end(true);
    requestAnimationFrame(() => {
      if (document.activeElement === document.body && field?.isConnected === true) field.focus();
    });
  };
  const onKey = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.isComposing) return;
    if (event.key === "Enter") end(true);
    if (event.key === "Escape") {
      event.preventDefault();
      end(false);
    }
  };
  return (
    <div class="thread naming">
      <input
        ref={(element) => (field = element)}
        class="text-field"
        dir="auto"
        value={props.title}
        maxLength={longestTitle}
        aria-label={strings().rail.renameLabel}
        onKeyDown={onKey}
        onBlur={onBlur}
      />
    </div>
  );
}
