// Files as tabs: arrows move between them, and the row scrolls where there are many.
import { createEffect, For, on } from "solid-js";
import type { JSX } from "solid-js";

export interface FileTab {
  readonly id: string;
  readonly name: string;
  /** What stands behind the name: its findings, its lines. */
  readonly beside?: JSX.Element;
}

interface FileTabsProps {
  readonly tabs: readonly FileTab[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
  readonly label: string;
  /** Id of the one panel they all share. */
  readonly controls: string;
}

export function FileTabs(props: FileTabsProps): JSX.Element {
  let list: HTMLDivElement | undefined;
  const choose = (id: string | undefined) => {
    if (id === undefined) return;
    props.onChoose(id);
    list?.querySelector<HTMLElement>(`[data-tab="${CSS.escape(id)}"]`)?.focus();
  };
  const onKey = (event: KeyboardEvent) => {
    const at = props.tabs.findIndex(({ id }) => id === props.chosen);
    const turn = document.documentElement.dir === "rtl" ? -1 : 1;
    const { length } = props.tabs;
    const to = {
      ArrowRight: (at + turn + length) % length,
      ArrowLeft: (at - turn + length) % length,
      Home: 0,
      End: length - 1,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    choose(props.tabs[to]?.id);
  };
  createEffect(
    on([() => props.chosen, () => props.tabs.length], ([id]) => {
      list?.querySelector(`[data-tab="${CSS.escape(id)}"]`)?.scrollIntoView({ block: "nearest", inline: "nearest" });
    }),
  );
  return (
    <div
      ref={(element) => (list = element)}
      class="file-tabs"
      role="tablist"
      aria-label={props.label}
      onKeyDown={onKey}
    >
      <For each={props.tabs}>
        {(tab) => (
          <button
            type="button"
            role="tab"
            class="file-tab"
            data-tab={tab.id}
            aria-selected={tab.id === props.chosen}
            aria-controls={props.controls}
            tabIndex={tab.id === props.chosen ? 0 : -1}
            title={tab.name}
            onClick={() => props.onChoose(tab.id)}
          >
            <span class="cut-off" dir="ltr">
              {tab.name}
            </span>
            {tab.beside}
          </button>
        )}
      </For>
    </div>
  );
}
