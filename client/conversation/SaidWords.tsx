// A person's own words as they wrote them, with inline code drawn as code and nothing else read into them.
import { For, Show, createMemo } from "solid-js";
import type { JSX } from "solid-js";
import { codeParts } from "../markdown/inline-parts.ts";

export function SaidWords(props: { readonly text: string }): JSX.Element {
  const parts = createMemo(() => codeParts(props.text));
  return (
    <For each={parts()}>
      {({ kind, text }) => (
        <Show when={kind === "code"} fallback={text}>
          <code>{text}</code>
        </Show>
      )}
    </For>
  );
}
