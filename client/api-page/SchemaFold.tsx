// A JSON Schema behind a fold.
import { Show, createSignal } from "solid-js";
import type { JSX } from "solid-js";
import { CodeLines } from "../outputs/code/CodeLines.tsx";
import { CopyButton } from "../outputs/CopyButton.tsx";
import { useWorkbench } from "../state/workbench.ts";
import type { JsonSchema } from "./check-schema.ts";
import { apiPageWords } from "./words.ts";

export function SchemaFold(props: { readonly schema: JsonSchema; readonly of: string }): JSX.Element {
  const workbench = useWorkbench();
  const words = () => apiPageWords(workbench).fields;
  // Long ones are thousands of lines' worth of nodes: drawn when they are asked for.
  const [isOpen, setOpen] = createSignal(false);
  const text = () => JSON.stringify(props.schema, null, 2);
  return (
    <details class="api-fold" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words().schema}</summary>
      <Show when={isOpen()}>
        <div class="program-bar">
          <span class="grow tiny muted">{props.of}</span>
          <CopyButton label={words().copySchema} text={text()} />
        </div>
        <CodeLines language="json" text={text()} label={`${words().schema}: ${props.of}`} isTall />
      </Show>
    </details>
  );
}
