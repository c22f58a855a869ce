// The words a path has given, the newest in its colour; one that is pointed at, focused or tapped says what it means.
import { For, Show, createMemo, createSignal } from "solid-js";
import type { JSX } from "solid-js";
import { InlineText } from "../markdown/InlineText.tsx";
import { useWorkbench } from "../state/workbench.ts";
import type { KnownWord } from "./branch-path.ts";
import { guideWords } from "./words.ts";

/** So many are shown at once; the newest are among them. */
const most = 40;

export function MapWords(props: { readonly words: readonly KnownWord[] }): JSX.Element {
  const workbench = useWorkbench();
  const words = () => guideWords(workbench).map;
  const [chosen, setChosen] = createSignal("");
  const [all, setAll] = createSignal(false);
  const shown = createMemo(() => (all() ? props.words : props.words.slice(-most)));
  const known = () => props.words.find(({ word }) => word === chosen());

  return (
    <Show when={props.words.length > 0}>
      <section class="map-words">
        <h3 class="label">{words().words}</h3>
        <ul class="row wrap">
          <For each={shown()}>
            {(each) => (
              <li>
                <button
                  type="button"
                  class="tag"
                  classList={{ mine: each.isNew }}
                  aria-pressed={chosen() === each.word}
                  onPointerEnter={(event) => event.pointerType === "mouse" && setChosen(each.word)}
                  onFocus={() => setChosen(each.word)}
                  onClick={() => setChosen(each.word)}
                >
                  <bdi>{each.word}</bdi>
                </button>
              </li>
            )}
          </For>
          <Show when={props.words.length > shown().length}>
            <li>
              <button type="button" class="tag" onClick={() => setAll(true)}>
                {words().wordsMore(props.words.length - shown().length)}
              </button>
            </li>
          </Show>
        </ul>
        {/* Its room is kept: nothing below moves while one looks from word to word. */}
        <p class="tiny muted meaning" aria-live="polite">
          <Show when={known()} fallback={words().wordsHint}>
            {(found) => (
              <bdi>
                <b>{found().word}</b>: <InlineText text={found().meaning || words().noMeaning} />
              </bdi>
            )}
          </Show>
        </p>
      </section>
    </Show>
  );
}
