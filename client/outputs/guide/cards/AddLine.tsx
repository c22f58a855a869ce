// Adds a line to a card: Enter adds it, and the field waits for the next.
import { createSignal } from "solid-js";
import type { JSX } from "solid-js";
import { Icon } from "../../../icons.tsx";
import { useWorkbench } from "../../../state/workbench.ts";
import { cardWords } from "./words.ts";

interface AddLineProps {
  readonly label: string;
  readonly onAdd: (text: string) => void;
}

const longest = 300;

export function AddLine(props: AddLineProps): JSX.Element {
  const workbench = useWorkbench();
  const [text, setText] = createSignal("");
  return (
    <form
      class="add-line"
      onSubmit={(event) => {
        event.preventDefault();
        const line = text().trim();
        if (line === "") return;
        setText("");
        props.onAdd(line);
      }}
    >
      <Icon name="plus" size="xs" />
      <input
        dir="auto"
        aria-label={props.label}
        placeholder={props.label}
        maxLength={longest}
        value={text()}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <button type="submit" class="button small quiet" aria-disabled={text().trim() === ""}>
        {cardWords(workbench).add}
      </button>
    </form>
  );
}
