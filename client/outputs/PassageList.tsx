// Passages as quoted lines, each with its chip and the way to its page.
import { For } from "solid-js";
import { useWorkbench } from "../state/workbench.ts";
import { Cite } from "./Cite.tsx";
import type { Citations } from "./citations.tsx";
import { openPlaceLabel, placeWords } from "./place-words.ts";
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
                <bdi>{passage.name}</bdi>, {placeWords(passage, words())}
              </span>
            </span>
            <button
              type="button"
              class="button small quiet"
              aria-label={openPlaceLabel(passage, words())}
              onClick={() => props.citations.open(passage.number)}
            >
              {passage.place === undefined ? words().openPage : words().openPlace}
            </button>
          </li>
        )}
      </For>
    </ol>
  );
}
