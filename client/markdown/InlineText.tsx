// A short text of a model, such as a question of a quiz, with its formulas and its inline code drawn.
import { For, Match, Switch, createMemo, onMount } from "solid-js";
import type { JSX } from "solid-js";
import "./markdown.css";
import { inlineParts } from "./inline-parts.ts";
import { drawMath } from "./math.ts";

export function InlineText(props: { readonly text: string }): JSX.Element {
  const parts = createMemo(() => inlineParts(props.text));
  return (
    <For each={parts()}>
      {({ kind, text }) => (
        <Switch fallback={text}>
          <Match when={kind === "code"}>
            <code>{text}</code>
          </Match>
          <Match when={kind === "formula"}>
            <FormulaText source={text} />
          </Match>
        </Switch>
      )}
    </For>
  );
}

/** Its source until it is drawn, and where it cannot be. */
function FormulaText(props: { readonly source: string }): JSX.Element {
  let place: HTMLSpanElement | undefined;
  onMount(() => {
    if (place) void drawMath(place);
  });
  return (
    <span ref={(element) => (place = element)}>
      <span class="math" data-math="inline">
        {props.source}
      </span>
    </span>
  );
}
