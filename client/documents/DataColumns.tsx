// The columns of a table, one a row: kind, range, examples, different values and gaps.
import { createSignal, For, Show } from "solid-js";
import type { JSX } from "solid-js";
import type { DataColumn, DataTable } from "../../pipelines/engine/data.ts";
import { useWorkbench } from "../state/workbench.ts";
import { missingShare, rangeOf } from "./data-profile.ts";

/** Columns shown before the rest is asked for. */
const firstColumns = 40;

export function DataColumns(props: { readonly table: DataTable }): JSX.Element {
  const { strings } = useWorkbench();
  const words = () => strings().documents.data;
  const [all, setAll] = createSignal(false);
  const shown = () => (all() ? props.table.columns : props.table.columns.slice(0, firstColumns));
  const hidden = () => props.table.columns.length - shown().length;
  return (
    <>
      <table class="data-columns">
        <caption class="visually-hidden">{words().columnsOf(props.table.title)}</caption>
        <thead>
          <tr>
            <th scope="col">{words().column}</th>
            <th scope="col">{words().values}</th>
            <th scope="col" class="number">
              {words().different}
            </th>
            <th scope="col" class="number">
              {words().missing}
            </th>
          </tr>
        </thead>
        <tbody>
          <For each={shown()}>{(column) => <Column column={column} rows={props.table.rows} />}</For>
        </tbody>
      </table>
      <Show when={hidden() > 0}>
        <button type="button" class="button small quiet" onClick={() => setAll(true)}>
          {words().moreColumns(hidden())}
        </button>
      </Show>
    </>
  );
}

function Column(props: { readonly column: DataColumn; readonly rows: number }): JSX.Element {
  const { strings, language } = useWorkbench();
  const words = () => strings().documents.data;
  const range = () => rangeOf(props.column, language());
  /** Of a time its range says enough. */
  const examples = () => (props.column.kind === "time" && range().length > 0 ? undefined : props.column.examples);
  const count = (value: number) => value.toLocaleString(language());
  return (
    <tr>
      <th scope="row">
        <span dir="auto">{props.column.name}</span>
        <span class="tiny faint" title={props.column.type}>
          {words().kinds[props.column.kind]}
        </span>
      </th>
      <td>
        <Show when={range().length > 0}>
          <span>
            <For each={range()}>
              {(end, at) => (
                <>
                  {at() > 0 ? ` ${words().to} ` : ""}
                  <span class="whole">{end}</span>
                </>
              )}
            </For>
          </span>
        </Show>
        <Show when={examples()}>
          {(few) => (
            <span class="tiny muted few" dir="auto">
              {few().length > 0 ? words().suchAs(few()) : words().nothing}
            </span>
          )}
        </Show>
      </td>
      <td class="number">{count(props.column.distinct)}</td>
      <td class="number">
        <Show when={props.column.missing > 0} fallback={<span class="faint">0</span>}>
          {count(props.column.missing)}
          <span class="tiny warn">{missingShare(props.column.missing, props.rows, language())}</span>
        </Show>
      </td>
    </tr>
  );
}
