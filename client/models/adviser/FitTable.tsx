// Every Gemma 3 in every precision on the chosen machine: what it takes, whether it fits, and what was published.
import { createMemo, createSignal, For, Show } from "solid-js";
import type { JSX } from "solid-js";
import { gemmaModels } from "../../../pipelines/engine/sizing/gemma.ts";
import { precisions } from "../../../pipelines/engine/sizing/sizing.ts";
import type { Advice, Fit, GemmaModel } from "../../../pipelines/engine/sizing/sizing.ts";
import { Icon } from "../../icons.tsx";
import { formatContext } from "../../shell/model-words.ts";
import { useWorkbench } from "../../state/workbench.ts";
import { sizeOf } from "../numbers.ts";
import { modelWords } from "../words.ts";
import { machineName, shortName } from "./advice-words.ts";
import type { Adviser } from "./adviser.ts";
import { Differences } from "./Differences.tsx";
import { FitCell } from "./FitCell.tsx";
import { fitIcons } from "./fit-icons.ts";
import { stepInGrid } from "./step-in-grid.ts";
import "./fit-table.css";

const legend: readonly Fit[] = ["fits", "tight", "too-big"];

export function FitTable(props: { readonly adviser: Adviser }): JSX.Element {
  const workbench = useWorkbench();
  const words = () => modelWords(workbench);
  const advice = () => props.adviser.advice();
  const title = () => {
    const machine = advice()?.machine;
    return !machine || machine.id === "here"
      ? words().doesItFit
      : words().doesItFitThere(machineName(machine, words(), workbench.language()));
  };
  const size = (bytes: number) => sizeOf(bytes, workbench.language(), false);
  const memory = () => {
    const machine = advice()?.machine;
    return machine ? words().memoryKinds[machine.kind](size(machine.memoryBytes), size(machine.usableBytes)) : "";
  };
  return (
    <>
      <section class="card fit-card">
        <header>
          <h2>{title()}</h2>
          <span class="tiny muted">{memory()}</span>
          <ul class="row tiny muted end fit-legend">
            <For each={legend}>
              {(fit) => (
                <li class={`row ${fit}`}>
                  <Icon name={fitIcons[fit]} size="xs" />
                  {words().legend[fit]}
                </li>
              )}
            </For>
          </ul>
        </header>
        <Show when={advice()} fallback={<div class="skeleton fit-skeleton late" aria-hidden="true" />}>
          {(known) => <Grid adviser={props.adviser} advice={known()} />}
        </Show>
      </section>
      <p class="tiny muted fit-note">{props.adviser.wish().cache ? words().note : words().noteNoCache}</p>
      <Differences />
    </>
  );
}

/** Roles are written out: on a narrow page rows become cards, and would lose them. */
function Grid(props: { readonly adviser: Adviser; readonly advice: Advice }): JSX.Element {
  const workbench = useWorkbench();
  const words = () => modelWords(workbench);
  const [focusAt, setFocusAt] = createSignal<string>();
  const key = (model: string, precision: string) => `${model} ${precision}`;
  const cells = createMemo(() => new Map(props.advice.cells.map((cell) => [key(cell.model, cell.precision), cell])));
  const shownKey = () => {
    const shown = props.adviser.shown();
    return shown ? key(shown.model, shown.precision) : key("270m", "bf16");
  };
  const about = (model: GemmaModel) => {
    const context = formatContext(model.context);
    return model.vision ? words().seesToo(context) : words().textOnly(context);
  };
  return (
    <table class="fit-table" role="grid" aria-label={words().table} aria-description={words().keys}>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">
            {words().gemma}
          </th>
          <For each={precisions}>
            {(precision) => (
              <th role="columnheader" scope="col">
                {words().precisions[precision]}
              </th>
            )}
          </For>
        </tr>
      </thead>
      <tbody role="rowgroup" onKeyDown={stepInGrid}>
        <For each={gemmaModels}>
          {(model) => (
            <tr role="row">
              <th role="rowheader" scope="row">
                <b>{shortName(model.id)}</b>
                <span class="tiny muted">{about(model)}</span>
              </th>
              <For each={precisions}>
                {(precision) => (
                  <Show when={cells().get(key(model.id, precision))} fallback={<td role="gridcell" />}>
                    {(cell) => (
                      <FitCell
                        cell={cell()}
                        advice={props.advice}
                        isShown={shownKey() === key(model.id, precision) && props.adviser.shown() !== null}
                        isTabStop={(focusAt() ?? shownKey()) === key(model.id, precision)}
                        onFocus={() => setFocusAt(key(model.id, precision))}
                        onChoose={() => props.adviser.choose(cell())}
                      />
                    )}
                  </Show>
                )}
              </For>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  );
}
