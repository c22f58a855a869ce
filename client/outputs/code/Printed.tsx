// What a run printed, folded; nothing where it printed nothing.
import { Show } from "solid-js";
import "./proof.css";

export function Printed(props: { readonly label: string; readonly text: string; readonly open?: boolean }) {
  return (
    <Show when={props.text.trim() !== ""}>
      <details class="folded" open={props.open ?? false}>
        <summary>{props.label}</summary>
        <pre class="code printed" tabindex="0" role="group" aria-label={props.label} dir="ltr">
          {props.text}
        </pre>
      </details>
    </Show>
  );
}
