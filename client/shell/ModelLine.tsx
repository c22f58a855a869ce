// A model in the picker: name, state, and honestly what it can do.
import { Show } from "solid-js";
import type { JSX } from "solid-js";
import type { ModelEntry } from "../../server/api.ts";
import { Icon } from "../icons.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { formatContext, percentOf, toneOf } from "./model-words.ts";

export function ModelLine(props: { readonly model: ModelEntry }): JSX.Element {
  const { strings } = useWorkbench();
  const words = () => strings().models;
  const percent = () => percentOf(props.model.progress);
  const abilities = () =>
    [
      words().tiers[props.model.tier],
      words().contextShort(formatContext(props.model.capabilities.context)),
      props.model.capabilities.vision ? words().sees : words().textOnly,
    ].join(", ");
  return (
    <span class="model-line">
      <Icon name="check" size="s" class={props.model.selected ? "" : "absent"} />
      <span class="grow">
        <span class="row wrap names">
          <b>{props.model.name}</b>
          <Show when={props.model.standIn}>
            <span class="tag warn">{words().standIn}</span>
          </Show>
        </span>
        <span class="tiny muted">{abilities()}</span>
        <Show when={percent() !== null}>
          <span class="progress" style={{ "--v": `${percent()}%` }}>
            <i />
          </span>
        </Show>
      </span>
      <span class="row state tiny muted">
        <span class={`dot ${toneOf(props.model.state)}`} />
        {words().states[props.model.state]}
        <Show when={percent() !== null}> {percent()} %</Show>
      </span>
    </span>
  );
}
