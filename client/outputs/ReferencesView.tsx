// The references under a summary: who, when, what, on which pages; its chips lead to the quotes.
import { For, Show } from "solid-js";
import { datedParts } from "../../pipelines/engine/export/reference.ts";
import type { Reference } from "../../pipelines/engine/export/reference.ts";
import { fill } from "../conversation/words.ts";
import { useWorkbench } from "../state/workbench.ts";
import { Cite } from "./Cite.tsx";
import { useCitations } from "./citations.tsx";
import { unverifiedWords } from "./place-words.ts";
import { referencesOf } from "./references.ts";
import type { ViewProps } from "./view.ts";
import { outputWords } from "./words.ts";

export default function ReferencesView(props: ViewProps) {
  const workbench = useWorkbench();
  const output = () => props.outputs[0];
  const references = () => referencesOf(output()?.value);
  const label = () => {
    const field = output()?.field;
    return field ? workbench.local(field.label) : outputWords(workbench).references;
  };
  return (
    <Show when={references().length > 0}>
      <section>
        <h3 class="label">{label()}</h3>
        <ol class="refs">
          <For each={references()}>{(reference) => <Line reference={reference} />}</For>
        </ol>
      </section>
    </Show>
  );
}

function Line(props: { readonly reference: Reference }) {
  const workbench = useWorkbench();
  const words = () => outputWords(workbench);
  const citations = useCitations();
  const unlocated = () =>
    props.reference.citations.map((number) => citations?.find(number)).find((each) => each?.located === false);
  /** "Lindqvist, A. and Osei, K. (2023)." of what is known, and nothing else. */
  const dated = () => {
    const list = new Intl.ListFormat(workbench.language(), { type: "conjunction" });
    return datedParts(props.reference, list.format(props.reference.authors));
  };
  return (
    <li>
      <span class="chips">
        <For each={props.reference.citations}>{(number) => <Cite number={number} />}</For>
      </span>
      <span dir="auto">
        {dated().before}
        <i>{props.reference.title ?? props.reference.name}</i>
        {dated().after}.
        <Show when={props.reference.title}>
          <span class="tiny faint file-name">{props.reference.name}</span>
        </Show>
        <Show when={unlocated()}>
          {(citation) => (
            <>
              {" "}
              <span class="tag warn">{unverifiedWords(citation(), words())}</span>
            </>
          )}
        </Show>
      </span>
      <span class="tiny faint pages">
        <Show when={props.reference.pages.length > 0}>
          {props.reference.places?.join(", ") ?? fill(words().page, { page: props.reference.pages.join(", ") })}
        </Show>
      </span>
    </li>
  );
}
