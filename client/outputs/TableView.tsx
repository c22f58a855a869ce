// A table of an answer: a comparison with citations in its cells, or the rows of a query, which can be changed and run again.
import { Show, createEffect, createMemo, createSignal } from "solid-js";
import { useWorkbench } from "../state/workbench.ts";
import { CopyCsv } from "./CopyCsv.tsx";
import { DataTable } from "./DataTable.tsx";
import { queryOf } from "./query.ts";
import type { Query } from "./query.ts";
import { QueryEditor } from "./QueryEditor.tsx";
import { tableOf, withNumbers } from "./table.ts";
import type { Table } from "./table.ts";
import type { ViewProps } from "./view.ts";
import { outputWords } from "./words.ts";

export default function TableView(props: ViewProps) {
  const workbench = useWorkbench();
  // By the value alone: what else the answer learns must not undo what a person changed here.
  const value = createMemo(() => props.outputs[0]?.value);
  const table = createMemo(() => tableOf(value()));
  const query = createMemo(() => queryOf(value()));
  const label = () => {
    const field = props.outputs[0]?.field;
    return field ? workbench.local(field.label) : outputWords(workbench).table;
  };
  return (
    <Show when={table()}>
      {(shown) => (
        <Show
          when={query()}
          fallback={
            <section>
              <Head label={label()} table={shown()} />
              <DataTable table={shown()} label={label()} rowHeads />
            </section>
          }
        >
          {(known) => <QueriedTable table={shown()} query={known()} />}
        </Show>
      )}
    </Show>
  );
}

function QueriedTable(props: { readonly table: Table; readonly query: Query }) {
  const workbench = useWorkbench();
  const [table, setTable] = createSignal<Table>();
  createEffect(() => setTable(withNumbers(props.table)));
  const label = () => outputWords(workbench).result;
  return (
    <Show when={table()}>
      {(shown) => (
        <section class="queried">
          <Head label={label()} table={shown()} />
          <DataTable table={shown()} label={label()} />
          <QueryEditor query={props.query} onTable={setTable} />
        </section>
      )}
    </Show>
  );
}

function Head(props: { readonly label: string; readonly table: Table }) {
  return (
    <div class="row">
      <h3 class="label grow">{props.label}</h3>
      <CopyCsv table={props.table} />
    </div>
  );
}
