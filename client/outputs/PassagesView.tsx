// Quotes with the pages they stand on, for an output that lists passages; the citations of the text are its chips instead.
import { Show, mergeProps, untrack } from "solid-js";
import { citationsKey } from "../documents/source.ts";
import { useWorkbench } from "../state/workbench.ts";
import { CitedArea } from "./CitedArea.tsx";
import { createCitations } from "./citations.tsx";
import { PassageList } from "./PassageList.tsx";
import type { ViewProps } from "./view.ts";

export default function PassagesView(props: ViewProps) {
  const output = () => props.outputs[0];
  const isOfText = () => output()?.key === citationsKey(props.persona);
  return (
    <Show when={!isOfText() && output()}>
      {(own) => <Passages {...props} field={own().key} label={own().field?.label} />}
    </Show>
  );
}

interface PassagesProps extends Omit<ViewProps, "outputs"> {
  readonly field: string;
  readonly label: { readonly en: string; readonly de: string } | undefined;
}

function Passages(props: PassagesProps) {
  const workbench = useWorkbench();
  const of = mergeProps(props, {
    get running() {
      return props.live;
    },
  });
  const citations = createCitations(
    of,
    untrack(() => props.field),
  );
  return (
    <Show when={citations.list().length > 0}>
      <CitedArea citations={citations}>
        <section>
          <Show when={props.label}>{(label) => <h3 class="label">{workbench.local(label())}</h3>}</Show>
          <PassageList citations={citations} />
        </section>
      </CitedArea>
    </Show>
  );
}
