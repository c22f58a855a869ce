// What can be done with a row of memory: change its words, forget it, and what the row itself adds before.
import type { JSX } from "solid-js";
import { Icon } from "../icons.tsx";
import { useWorkbench } from "../state/workbench.ts";

interface RowToolsProps {
  /** The row in few words, for who hears the buttons. */
  readonly name: string;
  readonly editRef: (button: HTMLButtonElement) => void;
  readonly onEdit: () => void;
  readonly onForget: () => void;
  readonly children?: JSX.Element;
}

export function RowTools(props: RowToolsProps): JSX.Element {
  const { strings } = useWorkbench();
  const words = () => strings().memory;
  return (
    <span class="row tools">
      {props.children}
      <button
        ref={(element) => props.editRef(element)}
        type="button"
        class="icon-button small"
        aria-label={words().editOne(props.name)}
        title={words().edit}
        onClick={() => props.onEdit()}
      >
        <Icon name="edit" size="s" />
      </button>
      <button
        type="button"
        class="icon-button small"
        aria-label={words().forgetOne(props.name)}
        title={words().forget}
        onClick={() => props.onForget()}
      >
        <Icon name="trash" size="s" />
      </button>
    </span>
  );
}
