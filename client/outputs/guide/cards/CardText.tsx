// A text of a card, written over in its place: it looks like text and grows like text. Never HTML.
import { Show } from "solid-js";
import type { JSX } from "solid-js";

interface CardTextProps {
  readonly label: string;
  readonly text: string;
  /** UTF-16 units the server takes. */
  readonly most: number;
  /** Every letter counts at once; without either of the two it is only read. */
  readonly onText?: ((text: string) => void) | undefined;
  /** Counts when the field is left, for a text that is read and written anew. */
  readonly onCommit?: ((text: string) => void) | undefined;
  readonly onEnter?: (() => void) | undefined;
  readonly class?: string;
  /** May hold line ends. Default: Enter goes on. */
  readonly isBlock?: boolean;
}

export function CardText(props: CardTextProps): JSX.Element {
  const oneLine = (text: string) => (props.isBlock ? text : text.replaceAll(/\s*\n\s*/g, " "));
  let mirror: HTMLSpanElement | undefined;
  return (
    <Show
      when={props.onText ?? props.onCommit}
      fallback={
        <span class={`card-text ${props.class ?? ""}`} dir="auto">
          {props.text}
        </span>
      }
    >
      <span ref={(element) => (mirror = element)} class={`card-text edit ${props.class ?? ""}`} data-text={props.text}>
        <textarea
          rows={1}
          dir="auto"
          aria-label={props.label}
          maxLength={props.most}
          value={props.text}
          onInput={(event) => {
            const text = oneLine(event.currentTarget.value);
            if (mirror) mirror.dataset["text"] = text;
            props.onText?.(text);
          }}
          onChange={(event) => props.onCommit?.(oneLine(event.currentTarget.value))}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || props.isBlock || event.isComposing) return;
            event.preventDefault();
            event.currentTarget.blur();
            props.onEnter?.();
          }}
        />
      </span>
    </Show>
  );
}
