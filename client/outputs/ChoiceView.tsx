// An output that is one of a few choices, told in the words of that choice.
import { Show } from "solid-js";
import { useWorkbench } from "../state/workbench.ts";
import type { ViewProps } from "./view.ts";

export default function ChoiceView(props: ViewProps) {
  const workbench = useWorkbench();
  const output = () => props.outputs[0];
  const chosen = () => {
    const value = output()?.value;
    if (typeof value !== "string") return undefined;
    const choice = output()?.field?.choices?.[value];
    return choice ? workbench.local(choice) : value;
  };
  return (
    <Show when={!props.live && chosen()}>
      {(words) => (
        <p class="tiny muted">
          <Show when={output()?.field}>{(field) => <b class="medium">{workbench.local(field().label)}: </b>}</Show>
          {words()}
        </p>
      )}
    </Show>
  );
}
