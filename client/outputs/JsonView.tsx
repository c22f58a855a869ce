// An output whose component the page does not draw, as it is.
import { Show } from "solid-js";
import { useWorkbench } from "../state/workbench.ts";
import type { ViewProps } from "./view.ts";

export default function JsonView(props: ViewProps) {
  const workbench = useWorkbench();
  const output = () => props.outputs[0];
  const label = () => {
    const field = output()?.field;
    return field ? workbench.local(field.label) : (output()?.key ?? "");
  };
  return (
    <Show when={output()?.value !== undefined && !isEmpty(output()?.value)}>
      <div>
        <p class="label">{label()}</p>
        <pre class="value" tabindex="0" role="group" aria-label={label()}>
          {JSON.stringify(output()?.value, null, 2)}
        </pre>
      </div>
    </Show>
  );
}

function isEmpty(value: unknown): boolean {
  return value === null || (Array.isArray(value) && value.length === 0);
}
