// Passages as quoted lines, each with its chip and the way to its page.
import { For } from "solid-js";
import { fill } from "../conversation/words.ts";
import { useWorkbench } from "../state/workbench.ts";
import { Cite } from "./Cite.tsx";
import type { Citations } from "./citations.tsx";
import { outputWords } from "./words.ts";

export function PassageList(props: { readonly citations: Citations }) {
  const workbench = useWorkbench();
  const words = () => outputWords(workbench);
  return (
    <ol class="refs">
      <For each={props.citations.list()}>
        {(passage) => (
          <li>
            <span>
              <Cite number={passage.number} />
            </span>
            <span>
              <span class="quote plain" dir="auto">
                {passage.quote}
              </span>
              <span class="tiny muted">
                <bdi>{passage.name}</bdi>, {fill(words().page, { page: passage.page })}
              </span>
            </span>
            <button
              type="button"
              class="button small quiet"
              aria-label={fill(words().openPageOf, { page: passage.page, name: passage.name })}
              onClick={() => props.citations.open(passage.number)}
            >
              {words().openPage}
            </button>
          </li>
        )}
      </For>
    </ol>
  );
}
