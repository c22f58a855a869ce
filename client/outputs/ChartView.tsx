// A chart of an answer with what made it: the rows, the query and the specification, each to be changed and run again.
import { Show, createEffect, createMemo, createSignal } from "solid-js";
import { useWorkbench } from "../state/workbench.ts";
import { chartOf } from "./chart-value.ts";
import type { ChartValue } from "./chart-value.ts";
import { ChartPicture } from "./ChartPicture.tsx";
import { CopyCsv } from "./CopyCsv.tsx";
import { DataTable } from "./DataTable.tsx";
import { QueryEditor } from "./QueryEditor.tsx";
import { SourceEditor } from "./SourceEditor.tsx";
import type { Table } from "./table.ts";
import type { ViewProps } from "./view.ts";
import { outputWords } from "./words.ts";

export default function ChartView(props: ViewProps) {
  // By the value alone: what else the answer learns must not undo what a person changed here.
  const value = createMemo(() => (props.live ? undefined : props.outputs[0]?.value));
  const chart = createMemo(() => chartOf(value()));
  return <Show when={chart()}>{(known) => <Chart chart={known()} label={labelOf(props)} />}</Show>;
}

function labelOf({ outputs }: ViewProps) {
  return outputs[0]?.field?.label;
}

function Chart(props: {
  readonly chart: ChartValue;
  readonly label: { readonly en: string; readonly de: string } | undefined;
}) {
  const workbench = useWorkbench();
  const words = () => outputWords(workbench);
  const [spec, setSpec] = createSignal<Readonly<Record<string, unknown>>>({});
  const [table, setTable] = createSignal<Table>();
  createEffect(() => {
    setSpec(shown(props.chart.spec));
    setTable(props.chart.table);
  });
  const label = () => (props.label ? workbench.local(props.label) : words().chart);

  return (
    <section class="chart-view">
      <h3 class="label">{label()}</h3>
      <ChartPicture spec={spec()} table={table()} label={props.chart.caption ?? label()} />
      <Show when={props.chart.caption}>
        <p class="small muted" dir="auto">
          {props.chart.caption}
        </p>
      </Show>
      <Show when={table()}>
        {(rows) => (
          <>
            <DataTable table={rows()} label={words().table} />
            <div class="row wrap">
              <CopyCsv table={rows()} />
            </div>
          </>
        )}
      </Show>
      <Show when={props.chart.query}>{(query) => <QueryEditor query={query()} onTable={setTable} />}</Show>
      <SourceEditor
        label={words().specification}
        source={JSON.stringify(shown(props.chart.spec), null, 2)}
        onRun={(source) => {
          const next: unknown = JSON.parse(source);
          if (typeof next !== "object" || next === null || Array.isArray(next)) throw new Error("{ … }");
          setSpec(next as Record<string, unknown>);
        }}
      />
    </section>
  );
}

/** The specification as a person edits it: its rows are in the table. */
function shown(spec: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { data: _data, values: _values, $schema: _schema, usermeta: _usermeta, ...rest } = spec;
  return rest;
}
