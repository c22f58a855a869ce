// Rows and columns in a box that scrolls both ways by pointer and key, its heads always in view.
import { For, Show, createMemo, createSignal } from "solid-js";
import { count } from "../conversation/words.ts";
import { splitLastWord } from "../markdown/keep-with-word.ts";
import { useWorkbench } from "../state/workbench.ts";
import { Cite } from "./Cite.tsx";
import { columnWidths } from "./column-widths.ts";
import { isNotStated, shownText } from "./table.ts";
import type { Cell, Table } from "./table.ts";
import { outputWords } from "./words.ts";

/** Rows shown before they are asked for: more would weigh on the page unread. */
const firstRows = 50;

interface DataTableProps {
  readonly table: Table;
  readonly label: string;
  /** The first cell of a row names it. */
  readonly rowHeads?: boolean;
}

export function DataTable(props: DataTableProps) {
  const workbench = useWorkbench();
  const words = () => outputWords(workbench);
  const [all, setAll] = createSignal(false);
  const rows = () => (all() ? props.table.rows : props.table.rows.slice(0, firstRows));
  const widths = createMemo(() => columnWidths(props.table));
  const hidden = () => props.table.rows.length - rows().length;

  return (
    <>
      <div
        class="table-scroll tall"
        classList={{ headed: props.rowHeads ?? false }}
        tabindex="0"
        role="group"
        aria-label={props.label}
      >
        <table>
          <thead>
            <tr>
              <For each={props.table.columns}>
                {(column, at) => (
                  <th
                    scope="col"
                    classList={{ right: props.table.rows[0]?.[at()]?.isNumber ?? false }}
                    style={{ "min-inline-size": `${widths()[at()]}ch` }}
                  >
                    {column}
                  </th>
                )}
              </For>
            </tr>
          </thead>
          <tbody>
            <For each={rows()}>
              {(row) => (
                <tr>
                  <For each={row}>
                    {(cell, at) => (
                      <Show when={props.rowHeads && at() === 0} fallback={<Data cell={cell} cited={props.rowHeads} />}>
                        <th scope="row">
                          {/* Not on the head itself: it stays at the page's start, whatever its own words run like. */}
                          <span dir="auto">
                            <Content cell={cell} />
                          </span>
                        </th>
                      </Show>
                    )}
                  </For>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </div>
      <Show when={props.table.rows.length === 0}>
        <p class="tiny muted">{words().noRows}</p>
      </Show>
      <Show when={hidden() > 0}>
        <p class="tiny muted row">
          {count(words().moreRows, hidden())}
          <button type="button" class="button small quiet" onClick={() => setAll(true)}>
            {words().showAll}
          </button>
        </p>
      </Show>
    </>
  );
}

function Data(props: { readonly cell: Cell; readonly cited: boolean | undefined }) {
  const workbench = useWorkbench();
  return (
    <td
      dir="auto"
      classList={{ right: props.cell.isNumber }}
      title={shownText(props.cell) === props.cell.text ? undefined : props.cell.text}
    >
      {/* A gap in data is a gap; a gap in sources is said. */}
      <Show when={props.cited && isNotStated(props.cell)} fallback={<Content cell={props.cell} />}>
        <span class="faint not-stated">{outputWords(workbench).notStated}</span>
      </Show>
    </td>
  );
}

function Content(props: { readonly cell: Cell }) {
  const parts = () => splitLastWord(shownText(props.cell));
  return (
    <Show when={props.cell.citations[0]} fallback={shownText(props.cell)}>
      {(first) => (
        <>
          {parts()[0]}
          <span class="with-cite">
            {parts()[1]}
            <Cite number={first()} />
          </span>
          <For each={props.cell.citations.slice(1)}>{(number) => <Cite number={number} />}</For>
        </>
      )}
    </Show>
  );
}
