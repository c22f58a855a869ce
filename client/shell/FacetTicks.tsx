// Which personas a conversation has been through, in order: a slanted tick each.
import { For, Show } from "solid-js";
import type { JSX } from "solid-js";
import { useWorkbench } from "../state/workbench.ts";

export function FacetTicks(props: { readonly personas: readonly string[] }): JSX.Element {
  const { local, personaById } = useWorkbench();
  const names = () => props.personas.map((id) => local(personaById(id)?.title ?? { en: id, de: id })).join(", ");
  return (
    <Show when={props.personas.length > 0}>
      <span class="facets" role="img" aria-label={names()}>
        <For each={props.personas}>{(id) => <i data-persona={id} />}</For>
      </span>
    </Show>
  );
}
