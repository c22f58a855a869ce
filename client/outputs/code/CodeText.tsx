// One line of code in its colours; what changed within it is marked.
import { For } from "solid-js";
import { paint } from "./colours.ts";
import type { ColouredLine, Mark } from "./colours.ts";

interface CodeTextProps {
  readonly text: string;
  readonly colours: ColouredLine | undefined;
  readonly marks?: readonly Mark[];
}

export function CodeText(props: CodeTextProps) {
  return (
    <For each={paint(props.text, props.colours, props.marks ?? [])}>
      {({ text, kind, isMarked }) =>
        kind === "" && !isMarked ? (
          <>{text}</>
        ) : (
          <span class={kind === "" ? undefined : `t-${kind}`} classList={{ marked: isMarked }}>
            {text}
          </span>
        )
      }
    </For>
  );
}
