// Things to put in order: by buttons, or drawn by their handle.
import { For, Show, createSignal } from "solid-js";
import type { JSX } from "solid-js";
import type { OrderItem } from "../../../../pipelines/engine/guide/quiz.ts";
import { Icon } from "../../../icons.tsx";
import { inlineWords } from "../../../markdown/inline-parts.ts";
import { InlineText } from "../../../markdown/InlineText.tsx";
import { useWorkbench } from "../../../state/workbench.ts";
import type { FieldProps } from "./field-props.ts";
import { quizWords } from "./words.ts";

export function OrderField(props: FieldProps<OrderItem>): JSX.Element {
  const workbench = useWorkbench();
  const words = () => quizWords(workbench);
  const [moved, setMoved] = createSignal("");
  const [drawn, setDrawn] = createSignal<number | null>(null);
  /** As it is heard. */
  const textOf = (place: number) => inlineWords(props.item.items[place] ?? "");
  let list: HTMLOListElement | undefined;

  const places = (): readonly number[] => (Array.isArray(props.given) ? props.given : []);
  const move = (place: number, to: number) => {
    const now = places();
    const from = now.indexOf(place);
    if (props.isFixed || from < 0 || to < 0 || to >= now.length || to === from) return;
    props.onGiven(now.toSpliced(from, 1).toSpliced(to, 0, place));
    setMoved(words().isAt(textOf(place), to + 1, now.length));
  };
  /** A row that is moved loses the focus of its button. */
  const step = (event: MouseEvent & { readonly currentTarget: HTMLElement }, place: number, by: number) => {
    const button = event.currentTarget;
    move(place, places().indexOf(place) + by);
    button.focus();
  };
  const draw = (event: PointerEvent) => {
    const place = drawn();
    if (place === null || !list) return;
    const over = [...list.children].findIndex((row) => event.clientY < row.getBoundingClientRect().bottom);
    move(place, over < 0 ? places().length - 1 : over);
  };

  return (
    <>
      <ol
        class="quiz-order"
        aria-label={words().order}
        ref={(element) => (list = element)}
        onPointerMove={draw}
        onPointerUp={() => setDrawn(null)}
        onPointerCancel={() => setDrawn(null)}
      >
        <For each={places()}>
          {(place, at) => (
            <li classList={{ drawn: drawn() === place }}>
              <span
                class="handle"
                aria-hidden="true"
                onPointerDown={(event) => {
                  if (props.isFixed || event.button !== 0) return;
                  // By the list: a row that is moved would let it go.
                  list?.setPointerCapture(event.pointerId);
                  setDrawn(place);
                }}
              >
                <Icon name="menu" size="s" />
              </span>
              <span class="grow" dir="auto">
                <InlineText text={props.item.items[place] ?? ""} />
              </span>
              <Show when={!props.isFixed}>
                <button
                  type="button"
                  class="icon-button small"
                  aria-label={words().up(textOf(place))}
                  title={words().up(textOf(place))}
                  aria-disabled={at() === 0}
                  onClick={(event) => step(event, place, -1)}
                >
                  <Icon name="down" size="s" class="flipped" />
                </button>
                <button
                  type="button"
                  class="icon-button small"
                  aria-label={words().down(textOf(place))}
                  title={words().down(textOf(place))}
                  aria-disabled={at() === places().length - 1}
                  onClick={(event) => step(event, place, 1)}
                >
                  <Icon name="down" size="s" />
                </button>
              </Show>
            </li>
          )}
        </For>
      </ol>
      <p class="visually-hidden" role="status">
        {moved()}
      </p>
    </>
  );
}
