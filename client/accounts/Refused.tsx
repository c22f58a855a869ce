// Why the server did not do what a form of an account asked for.
import { Show } from "solid-js";
import type { JSX } from "solid-js";
import { Icon } from "../icons.tsx";

export function Refused(props: { readonly sentence: string }): JSX.Element {
  return (
    <Show when={props.sentence}>
      {(sentence) => (
        <p class="hint wrong" role="alert">
          <Icon name="error" size="xs" />
          <span>{sentence()}</span>
        </p>
      )}
    </Show>
  );
}
