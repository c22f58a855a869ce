// The words a layer introduced, and what was worked out in it. The ways on from it stand below the last answer alone.
import { For, Show, createMemo } from "solid-js";
import type { JSX } from "solid-js";
import { lessonOf, marksOf } from "../../guide/guide-values.ts";
import { InlineText } from "../../markdown/InlineText.tsx";
import type { ViewProps } from "../view.ts";
import { Calculations } from "./Calculations.tsx";
import "./lesson.css";

export default function LayerView(props: ViewProps): JSX.Element {
  const words = createMemo(
    () => lessonOf(props.outputs[0]?.value)?.words.filter(({ meaning }) => meaning !== "") ?? [],
  );
  const calculations = createMemo(() => marksOf(props.answer.outputs["marks"]).calculations);
  return (
    <Show when={words().length + calculations().length > 0}>
      <dl class="words-new">
        <For each={words()}>
          {({ word, meaning }) => (
            <>
              <dt>
                <bdi>
                  <InlineText text={word} />
                </bdi>
              </dt>
              <dd>
                <bdi>
                  <InlineText text={meaning} />
                </bdi>
              </dd>
            </>
          )}
        </For>
        <Calculations list={calculations()} />
      </dl>
    </Show>
  );
}
