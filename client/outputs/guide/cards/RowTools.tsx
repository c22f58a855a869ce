// What can be done with a row of a card: take it to another place, and remove it.
import { Show } from "solid-js";
import type { JSX } from "solid-js";
import { Icon } from "../../../icons.tsx";
import { useWorkbench } from "../../../state/workbench.ts";
import type { createReorder } from "./reorder.ts";
import { cardWords } from "./words.ts";

interface RowToolsProps {
  /** What the row says. */
  readonly name: string;
  readonly at: number;
  readonly reorder?: ReturnType<typeof createReorder>;
  readonly onRemove: () => void;
}

export function RowTools(props: RowToolsProps): JSX.Element {
  const words = () => cardWords(useWorkbench());
  const name = () => props.name.trim() || words().unnamed(props.at + 1);
  /** The last row takes its button along: the one before it, else the field for a new line, has the focus then. */
  const remove = (event: MouseEvent & { readonly currentTarget: HTMLElement }) => {
    const button = event.currentTarget;
    const [list, card] = [button.closest("[role=list], ol, tbody"), button.closest(".task-card")];
    props.onRemove();
    if (button.isConnected) return;
    const left = [...(list?.querySelectorAll<HTMLElement>("[data-remove]") ?? [])].at(-1);
    (left ?? card?.querySelector<HTMLElement>(".add-line input"))?.focus();
  };
  return (
    <span class="row-tools">
      <Show when={props.reorder}>
        {(reorder) => (
          <button
            type="button"
            class="icon-button small handle"
            data-handle
            aria-label={words().move(name())}
            title={words().move(name())}
            onKeyDown={(event) => reorder().keys(event, props.at)}
            onPointerDown={(event) => reorder().drag(event, props.at)}
          >
            <Icon name="more" size="s" />
          </button>
        )}
      </Show>
      <button
        type="button"
        class="icon-button small"
        aria-label={words().remove(name())}
        title={words().remove(name())}
        data-remove
        onClick={remove}
      >
        <Icon name="close" size="xs" />
      </button>
    </span>
  );
}
