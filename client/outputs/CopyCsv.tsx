// Copies a table as CSV.
import { Show } from "solid-js";
import { createCopying } from "../conversation/copying.ts";
import { wordsOf } from "../conversation/words.ts";
import { Icon } from "../icons.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { toCsv } from "./table.ts";
import type { Table } from "./table.ts";
import { outputWords } from "./words.ts";

export function CopyCsv(props: { readonly table: Table }) {
  const workbench = useWorkbench();
  const { state, copy } = createCopying();
  const isCopied = () => state() === "copied";

  return (
    <>
      <button type="button" class="button small quiet" onClick={() => void copy(toCsv(props.table))}>
        <Icon name={isCopied() ? "check" : "copy"} size="xs" />
        {isCopied() ? outputWords(workbench).copied : outputWords(workbench).copyCsv}
      </button>
      <Show when={state() === "refused"}>
        <span class="tiny bad" role="alert">
          {wordsOf(workbench).notCopied}
        </span>
      </Show>
    </>
  );
}
