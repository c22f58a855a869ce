// A field that searches a list beside it: Esc clears it, and only when it is empty closes what it stands in.
import { Show } from "solid-js";
import type { JSX } from "solid-js";
import { Icon } from "../icons.tsx";
import { useWorkbench } from "../state/workbench.ts";

interface SearchFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
}

export function SearchField(props: SearchFieldProps): JSX.Element {
  const { strings } = useWorkbench();
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || props.value === "") return;
    event.preventDefault();
    event.stopPropagation();
    props.onValue("");
  };
  return (
    <label class="find">
      <Icon name="search" size="s" />
      <input
        type="search"
        autocomplete="off"
        placeholder={props.label}
        aria-label={props.label}
        value={props.value}
        onInput={(event) => props.onValue(event.currentTarget.value)}
        onKeyDown={onKey}
      />
      <Show when={props.value !== ""}>
        <button
          type="button"
          class="icon-button tight"
          aria-label={strings().documents.library.clear}
          onClick={() => props.onValue("")}
        >
          <Icon name="close" size="xs" />
        </button>
      </Show>
    </label>
  );
}
