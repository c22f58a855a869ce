// A sentence about code: what stands in backticks is shown as code, all else is plain text.
import { For } from "solid-js";
import { codedParts } from "./coded-parts.ts";

export function Coded(props: { readonly text: string }) {
  return (
    <For each={codedParts(props.text)}>
      {({ text, isCode }) => (isCode ? <code dir="ltr">{text}</code> : <>{text}</>)}
    </For>
  );
}
