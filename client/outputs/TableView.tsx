// A table of an answer: cells with their citations, heads that stay while it scrolls, and a copy as CSV.
import { Show } from "solid-js";
import { useWorkbench } from "../state/workbench.ts";
import { CopyCsv } from "./CopyCsv.tsx";
import { DataTable } from "./DataTable.tsx";
import { tableOf } from "./table.ts";
import type { ViewProps } from "./view.ts";
import { outputWords } from "./words.ts";

export default function TableView(props: ViewProps) {
  const workbench = useWorkbench();
  const output = () => props.outputs[0];
  const table = () => tableOf(output()?.value);
  const label = () => {
    const field = output()?.field;
    return field ? workbench.local(field.label) : outputWords(workbench).table;
  };
  return (
    <Show when={table()}>
      {(shown) => (
        <section>
          <div class="row">
            <h3 class="label grow">{label()}</h3>
            <CopyCsv table={shown()} />
          </div>
          <DataTable table={shown()} label={label()} rowHeads />
        </section>
      )}
    </Show>
  );
}
