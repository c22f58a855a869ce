// Under an answer: how many memories it was given again, and at a press which ones.
import { createMemo, createSignal, createUniqueId, lazy, Show, Suspense } from "solid-js";
import type { JSX } from "solid-js";
import type { Answer } from "../../pipelines/engine/answer.ts";
import { Icon } from "../icons.tsx";
import { useWorkbench } from "../state/workbench.ts";
import "./recalled.css";

const RecalledList = lazy(() => import("./RecalledList.tsx"));

export function RecalledLine(props: { readonly answer: Answer }): JSX.Element {
  const { strings } = useWorkbench();
  const [unfolded, setUnfolded] = createSignal(false);
  const listId = createUniqueId();
  // The same values with every word of the answer: the list is not drawn again for it.
  const recalled = createMemo(() => props.answer.memories);
  const context = createMemo(() => props.answer.context);
  const count = () => new Set(recalled().map(({ memoryId }) => memoryId)).size;
  return (
    <Show when={count() > 0}>
      <div class="recalled">
        <button
          type="button"
          class="steps-toggle"
          aria-expanded={unfolded()}
          aria-controls={unfolded() ? listId : undefined}
          onClick={() => setUnfolded((is) => !is)}
        >
          <Icon name="memory" size="s" />
          {strings().memory.recalled(count())}
          <Icon name="down" size="xs" />
        </button>
        <Show when={unfolded()}>
          <div id={listId} class="card">
            <Suspense
              fallback={
                <div class="in late">
                  <div class="skeleton" />
                </div>
              }
            >
              <RecalledList memories={recalled()} context={context()} />
            </Suspense>
          </div>
        </Show>
      </div>
    </Show>
  );
}
