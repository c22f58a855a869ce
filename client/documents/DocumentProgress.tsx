// How far a document is read, what of it was lost and why, and what to do about it.
import { For, Show } from "solid-js";
import type { JSX } from "solid-js";
import type { DocumentInfo, PageReport } from "../../pipelines/engine/documents.ts";
import { Icon } from "../icons.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { needsPassword, progressLine } from "./document-words.ts";
import { isOver, lostPages } from "./page-strip.ts";

interface DocumentProgressProps {
  readonly document: DocumentInfo;
  readonly reports: readonly PageReport[];
  readonly onRetry: () => void;
}

export function DocumentProgress(props: DocumentProgressProps): JSX.Element {
  const workbench = useWorkbench();
  const words = () => workbench.strings().documents;
  const percent = () => {
    const { done, total } = props.document;
    return total > 0 ? Math.min(100, Math.round((done / total) * 100)) : undefined;
  };
  const lost = () => (props.document.stage === "ready" ? lostPages(props.reports) : []);
  return (
    <>
      <Show when={!isOver(props.document.stage)}>
        <div class="row tiny muted">
          <span
            class="progress grow"
            role="progressbar"
            aria-label={words().panel.progress(props.document.name)}
            aria-valuemin={0}
            aria-valuemax={100}
            aria-valuenow={percent()}
            style={{ "--v": `${percent() ?? 0}%` }}
          >
            <i />
          </span>
          <span>{progressLine(props.document, workbench)}</span>
        </div>
      </Show>
      <Show when={lost().length > 0}>
        <p class="tiny muted">
          <For each={lost()}>
            {({ pages, reason }) => <>{words().panel.lost(pages, words().panel.reasons[reason ?? "unreadable"])} </>}
          </For>
          {words().panel.lostNote}
        </p>
      </Show>
      <Show when={props.document.stage === "failed"}>
        <p class="hint" classList={{ wrong: !needsPassword(props.document) }}>
          <Icon name={needsPassword(props.document) ? "lock" : "error"} size="xs" />
          <span>{progressLine({ ...props.document, error: lockedAs(props.document) }, workbench)}</span>
        </p>
      </Show>
      <Show when={mayReadAgain(props.document)}>
        <button type="button" class="button small" onClick={() => props.onRetry()}>
          <Icon name="retry" size="xs" />
          {words().retry}
        </button>
      </Show>
    </>
  );
}

/** A wrong password is told beside its field. */
function lockedAs({ error }: DocumentInfo): DocumentInfo["error"] {
  return error?.code === "password-wrong" ? { ...error, code: "password-needed" } : error;
}

function mayReadAgain({ stage, error }: DocumentInfo): boolean {
  if (stage === "cancelled") return true;
  return stage === "failed" && !["password-needed", "password-wrong", "unsupported-file"].includes(error?.code ?? "");
}
