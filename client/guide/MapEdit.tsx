// The path as a form: titles to change, move, add and take away, saved as one change of the path.
import { For, Show, createSignal, onMount, untrack } from "solid-js";
import type { JSX } from "solid-js";
import { useSession } from "../conversation/session.ts";
import { Icon } from "../icons.tsx";
import { useWorkbench } from "../state/workbench.ts";
import {
  arrangedOf,
  arrangementOf,
  longestTitle,
  mostArranged,
  moved,
  problemOf,
  retitled,
  withNew,
  without,
} from "./arranging.ts";
import type { ArrangedLayer } from "./arranging.ts";
import { createPathAsking } from "./ask-guide.ts";
import type { BranchPath } from "./branch-path.ts";
import { guideWords } from "./words.ts";

interface MapEditProps {
  readonly path: BranchPath;
  readonly onEnd: () => void;
}

export function MapEdit(props: MapEditProps): JSX.Element {
  const workbench = useWorkbench();
  const { ask, busy } = createPathAsking(useSession(), workbench);
  const words = () => guideWords(workbench).edit;
  const [rows, setRows] = createSignal(untrack(() => arrangementOf(props.path.outline.layers)));
  const keys = () => rows().map(({ key }) => key);
  const [problem, setProblem] = createSignal("");
  const [said, setSaid] = createSignal("");
  let form: HTMLFormElement | undefined;
  onMount(() => {
    const first = field(rows()[0]?.key);
    first?.focus();
    // A long title is read from its beginning.
    if (first instanceof HTMLInputElement) first.setSelectionRange(0, 0);
  });

  const part = (key: number | undefined, selector: string) =>
    form?.querySelector<HTMLElement>(`[data-key="${key}"] ${selector}`) ?? undefined;
  const field = (key: number | undefined) => part(key, "input");
  const change = (next: readonly ArrangedLayer[]) => {
    setProblem("");
    setRows(next);
  };

  function move(row: ArrangedLayer, by: 1 | -1): void {
    change(moved(rows(), row.key, by));
    const place = rows().findIndex(({ key }) => key === row.key) + 1;
    setSaid(words().moved(row.title || words().untitled, place));
    // At an end its own button is of no use any more.
    const own = part(row.key, by < 0 ? ".up" : ".down");
    (own?.matches(":disabled") ? part(row.key, by < 0 ? ".down" : ".up") : own)?.focus();
  }

  function remove(row: ArrangedLayer): void {
    const at = rows().findIndex(({ key }) => key === row.key);
    change(without(rows(), row.key));
    setSaid(words().removed(row.title || words().untitled));
    (field(rows()[Math.min(at, rows().length - 1)]?.key) ?? form?.querySelector<HTMLElement>(".add"))?.focus();
  }

  function add(): void {
    change(withNew(rows()));
    field(rows().at(-1)?.key)?.focus();
  }

  async function save(): Promise<void> {
    const found = problemOf(rows());
    if (found) {
      setProblem(words()[found.kind]);
      if (found.kind === "empty") field(found.key)?.focus();
    } else if (await ask(props.path, words().ask, { action: "arrange", layers: arrangedOf(rows()) })) props.onEnd();
  }

  return (
    <form
      ref={(element) => (form = element)}
      class="scroll map-edit"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <ol class="pad">
        <For each={keys()}>
          {(key, at) => {
            const row = () => rows().find((each) => each.key === key) ?? { key, id: undefined, title: "" };
            const name = () => row().title || words().untitled;
            return (
              <li data-key={key}>
                <span class="number" aria-hidden="true">
                  {at() + 1}
                </span>
                <input
                  class="text-field"
                  dir="auto"
                  maxLength={longestTitle}
                  aria-label={words().titleOf(at() + 1)}
                  aria-invalid={problem() !== "" && row().title.trim() === ""}
                  value={row().title}
                  onInput={(event) => change(retitled(rows(), key, event.currentTarget.value))}
                />
                <span class="row">
                  <button
                    type="button"
                    class="icon-button small up"
                    aria-label={words().up(name())}
                    disabled={at() === 0}
                    onClick={() => move(row(), -1)}
                  >
                    <Icon name="down" size="s" class="turned" />
                  </button>
                  <button
                    type="button"
                    class="icon-button small down"
                    aria-label={words().down(name())}
                    disabled={at() === rows().length - 1}
                    onClick={() => move(row(), 1)}
                  >
                    <Icon name="down" size="s" />
                  </button>
                  <button
                    type="button"
                    class="icon-button small"
                    aria-label={words().remove(name())}
                    onClick={() => remove(row())}
                  >
                    <Icon name="trash" size="s" />
                  </button>
                </span>
              </li>
            );
          }}
        </For>
      </ol>
      <div class="pad map-edit-end">
        <Show when={rows().length < mostArranged} fallback={<p class="tiny muted">{words().most(mostArranged)}</p>}>
          <button type="button" class="button small add" onClick={add}>
            <Icon name="plus" size="xs" />
            {words().add}
          </button>
        </Show>
        <Show when={problem()}>
          <p class="hint wrong" role="alert">
            <Icon name="error" size="xs" />
            <span>{problem()}</span>
          </p>
        </Show>
        <Show when={busy()}>
          <p class="tiny muted">{words().busy}</p>
        </Show>
        <div class="actions">
          <button type="button" class="button" onClick={() => props.onEnd()}>
            {words().cancel}
          </button>
          <button type="submit" class="button primary" disabled={busy()}>
            {words().save}
          </button>
        </div>
        <p class="visually-hidden" role="status">
          {said()}
        </p>
      </div>
    </form>
  );
}
