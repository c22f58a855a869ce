// Options of a question as chips, one of which is picked by click or arrow keys.
import { Index, Show } from "solid-js";
import type { JSX } from "solid-js";
import type { ChoiceItem } from "../../../../pipelines/engine/guide/quiz.ts";
import { Icon } from "../../../icons.tsx";
import { InlineText } from "../../../markdown/InlineText.tsx";
import type { FieldProps } from "./field-props.ts";

export function ChoiceField(props: FieldProps<ChoiceItem>): JSX.Element {
  const isPicked = (at: number) => props.given === at;
  /** The way in by Tab: the picked one, else the first. */
  const entry = () => (typeof props.given === "number" ? props.given : 0);
  let group: HTMLDivElement | undefined;

  const move = (event: KeyboardEvent) => {
    const { length } = props.item.options;
    const now = [...(group?.children ?? [])].indexOf(document.activeElement as Element);
    const inline = document.documentElement.dir === "rtl" ? -1 : 1;
    const next = {
      ArrowDown: now + 1,
      ArrowUp: now - 1,
      ArrowRight: now + inline,
      ArrowLeft: now - inline,
      Home: 0,
      End: length - 1,
    }[event.key];
    if (next === undefined || now < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const at = (next + length) % length;
    props.onGiven(at);
    (group?.children[at] as HTMLElement | undefined)?.focus();
  };

  return (
    <div
      class="row wrap quiz-options"
      role="radiogroup"
      aria-labelledby={`question-${props.item.id}`}
      ref={(element) => (group = element)}
      onKeyDown={move}
    >
      <Index each={props.item.options}>
        {(option, at) => (
          <button
            type="button"
            role="radio"
            class="chip"
            classList={{ on: isPicked(at) }}
            aria-checked={isPicked(at)}
            aria-disabled={props.isFixed}
            tabIndex={entry() === at ? 0 : -1}
            onClick={() => props.onGiven(at)}
          >
            <Show when={props.isShown && (isPicked(at) || at === props.item.answer)}>
              <Icon name={at === props.item.answer ? "check" : "cross"} size="s" />
            </Show>
            <span dir="auto">
              <InlineText text={option()} />
            </span>
          </button>
        )}
      </Index>
    </div>
  );
}
