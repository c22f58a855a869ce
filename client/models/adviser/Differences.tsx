// How the computed sizes stand to the published ones: how many agree, and each that does not with its reason.
import { For, Show } from "solid-js";
import type { JSX } from "solid-js";
import { useWorkbench } from "../../state/workbench.ts";
import { deviation, number } from "../numbers.ts";
import { modelWords } from "../words.ts";
import { shortName } from "./advice-words.ts";
import { differing, figuresCompared, figuresWithin } from "./published-figures.ts";
import type { Differing } from "./published-figures.ts";

export function Differences(): JSX.Element {
  const workbench = useWorkbench();
  const { language } = workbench;
  const words = () => modelWords(workbench);
  const count = (value: number) => number(value, language());
  const gigabytes = (amount: number) => number(amount, language(), 1, 1);
  const figureWords = ({ model, precision, withCache, published, computed, deviation: share }: Figure) =>
    words().differs(
      [shortName(model), words().precisions[precision], ...(withCache ? [words().withCache] : [])].join(", "),
      gigabytes(published),
      gigabytes(computed),
      deviation(share, language()),
    );
  return (
    <div class="differences tiny muted">
      <p>{words().compared(count(figuresWithin), count(figuresCompared))}</p>
      <Show when={differing.length > 0}>
        <h3 class="label">{words().otherFigures}</h3>
        <dl>
          <For each={differing}>
            {({ reason, figures }) => (
              <div>
                <For each={figures}>{(figure) => <dt>{figureWords(figure)}</dt>}</For>
                <Show when={reason}>{(key) => <dd>{words().deviations[key()]}</dd>}</Show>
              </div>
            )}
          </For>
        </dl>
      </Show>
    </div>
  );
}

type Figure = Differing["figures"][number];
