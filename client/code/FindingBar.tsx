// How many findings there are of each sort, and the way from one to the next, by arrow keys too.
import { createMemo, For, Show } from "solid-js";
import type { JSX } from "solid-js";
import { Icon } from "../icons.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { sortIcon } from "./finding-icons.ts";
import { countSorts } from "./panel-findings.ts";
import type { PlacedFinding } from "./panel-findings.ts";
import { codeWords } from "./words.ts";

interface FindingBarProps {
  readonly findings: readonly PlacedFinding[];
  /** While the code is being changed, nothing is known of it. */
  readonly isOff: boolean;
  readonly chosen: PlacedFinding | undefined;
  readonly onChoose: (findingId: string) => void;
  /** Language and length of the file. */
  readonly about: string;
}

export function FindingBar(props: FindingBarProps): JSX.Element {
  const workbench = useWorkbench();
  const words = () => codeWords(workbench).panel;
  const placed = createMemo(() => (props.isOff ? [] : props.findings.filter(({ place }) => place !== null)));
  const at = () => placed().findIndex(({ findingId }) => findingId === props.chosen?.findingId);
  const go = (steps: 1 | -1) => {
    const { length } = placed();
    const to = at() < 0 ? (steps > 0 ? 0 : length - 1) : (at() + steps + length) % length;
    const found = placed()[to];
    if (found) props.onChoose(found.findingId);
  };
  const onKey = (event: KeyboardEvent) => {
    const steps = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (steps === undefined) return;
    event.preventDefault();
    go(steps > 0 ? 1 : -1);
  };
  const countWords = (sort: PlacedFinding["sort"], count: number) =>
    `${count.toLocaleString(workbench.language())} ${words().sorts[sort][count === 1 ? 0 : 1]}`;

  return (
    <div class="strip code-strip">
      <Show when={placed().length > 0} fallback={<span>{props.isOff ? "" : words().clean}</span>}>
        <span class="sort-counts">
          <For each={countSorts(placed())}>
            {([sort, count]) => (
              <span class="row">
                <Icon name={sortIcon[sort].name} size="xs" class={sortIcon[sort].class} />
                {countWords(sort, count)}
              </span>
            )}
          </For>
        </span>
        <span class="row steps-between" role="group" aria-label={words().steps} onKeyDown={onKey}>
          <button
            type="button"
            class="icon-button small"
            aria-label={words().previous}
            title={words().previous}
            onClick={() => go(-1)}
          >
            <Icon name="down" size="s" class="up" />
          </button>
          <button
            type="button"
            class="icon-button small"
            aria-label={words().next}
            title={words().next}
            onClick={() => go(1)}
          >
            <Icon name="down" size="s" />
          </button>
        </span>
      </Show>
      <span class="visually-hidden" role="status">
        {at() >= 0 ? `${words().at(at() + 1, placed().length)}: ${props.chosen?.title.replaceAll("`", "") ?? ""}` : ""}
      </span>
      <span class="end about-file">{props.about}</span>
    </div>
  );
}
