// The query behind a table of data: shown, changed, and run again by the same code path as the answer's.
import { Show, createSignal } from "solid-js";
import { api } from "../api.ts";
import { failureOf, failureSentence } from "../conversation/failure.ts";
import { count } from "../conversation/words.ts";
import { useWorkbench } from "../state/workbench.ts";
import type { Query } from "./query.ts";
import { SourceEditor } from "./SourceEditor.tsx";
import { tableOf } from "./table.ts";
import type { Table } from "./table.ts";
import { outputWords } from "./words.ts";

interface QueryEditorProps {
  readonly query: Query;
  readonly onTable: (table: Table) => void;
}

export function QueryEditor(props: QueryEditorProps) {
  const workbench = useWorkbench();
  const words = () => outputWords(workbench);
  const [cutAt, setCutAt] = createSignal<number>();

  async function run(sql: string): Promise<void> {
    try {
      const result = await api.data.query.query({ documentIds: [...props.query.documentIds], sql });
      const table = tableOf(result);
      if (!table) return;
      setCutAt(result.truncated ? table.rows.length : undefined);
      props.onTable(table);
    } catch (thrown) {
      const failure = failureOf(thrown);
      const reason = failureSentence(failure, workbench.language(), words().notConnected);
      throw new Error(reason, { cause: thrown });
    }
  }

  return (
    <>
      <Show when={cutAt()}>{(rows) => <p class="tiny muted">{count(words().cutOff, rows())}</p>}</Show>
      <SourceEditor label={words().sql} source={props.query.sql} onRun={run} />
    </>
  );
}
