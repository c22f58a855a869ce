// What code worked out, as lines of a list of definitions: the sum, its value, and the numbers nobody gave.
import { For, Show } from "solid-js";
import type { JSX } from "solid-js";
import type { Calculation } from "../../../pipelines/engine/guide/lesson.ts";
import { guideWords } from "../../guide/words.ts";
import { Icon } from "../../icons.tsx";
import { useWorkbench } from "../../state/workbench.ts";

export function Calculations(props: { readonly list: readonly Calculation[] }): JSX.Element {
  const workbench = useWorkbench();
  const words = () => guideWords(workbench).calculation;
  return (
    <For each={props.list}>
      {({ expression, value, label, assumed }) => (
        <>
          <dt>
            <bdi>{label || words().unnamed}</bdi>
          </dt>
          <dd>
            <bdi>{`${expression} = ${value}`}</bdi> <span class="tag good">{words().computed}</span>
            <Show when={assumed.length > 0}>
              {" "}
              <span class="tag warn">
                <Icon name="warn" size="xs" />
                {words().assumed(assumed)}
              </span>
            </Show>
          </dd>
        </>
      )}
    </For>
  );
}
