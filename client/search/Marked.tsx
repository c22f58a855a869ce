// A text with what a search found marked in it.
import { For, Show } from "solid-js";
import type { JSX } from "solid-js";
import type { MarkedPart } from "./marked-parts.ts";

export function Marked(props: { readonly parts: readonly MarkedPart[] }): JSX.Element {
  return (
    <For each={props.parts}>
      {(part) => (
        <Show when={part.isHit} fallback={part.text}>
          <mark>{part.text}</mark>
        </Show>
      )}
    </For>
  );
}
