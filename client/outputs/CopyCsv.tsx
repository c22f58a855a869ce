// Copies a table as CSV.
import { createSignal, onCleanup, Show } from "solid-js";
import { copyText } from "../conversation/copy-text.ts";
import { wordsOf } from "../conversation/words.ts";
import { Icon } from "../icons.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { toCsv } from "./table.ts";
import type { Table } from "./table.ts";
import { outputWords } from "./words.ts";

/** The sign that something was copied stays this long (ms). */
const copiedFor = 1600;

export function CopyCsv(props: { readonly table: Table }) {
  const workbench = useWorkbench();
  const [copied, setCopied] = createSignal(false);
  const [refused, setRefused] = createSignal(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));

  async function copy(): Promise<void> {
    const done = await copyText(toCsv(props.table));
    setRefused(!done);
    if (!done) return;
    setCopied(true);
    timer = setTimeout(() => setCopied(false), copiedFor);
  }

  return (
    <>
      <button type="button" class="button small quiet" onClick={() => void copy()}>
        <Icon name={copied() ? "check" : "copy"} size="xs" />
        {copied() ? outputWords(workbench).copied : outputWords(workbench).copyCsv}
      </button>
      <Show when={refused()}>
        <span class="tiny bad" role="alert">
          {wordsOf(workbench).notCopied}
        </span>
      </Show>
    </>
  );
}
