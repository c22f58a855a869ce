// The files of the next message as chips: on their way, refused with the reason, being read, ready; and what the questions are limited to.
import { Show } from "solid-js";
import type { JSX } from "solid-js";
import type { DocumentInfo } from "../../pipelines/engine/documents.ts";
import { useSession } from "../conversation/session.ts";
import { Icon } from "../icons.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { readsDocuments } from "./accepted.ts";
import "./attached.css";
import { needsPassword, progressLine } from "./document-words.ts";
import { Each } from "./Each.tsx";
import { UploadChip } from "./UploadChip.tsx";

interface AttachedFilesProps {
  /** Puts pasted text back into the field. */
  readonly onText: (text: string) => void;
}

export function AttachedFiles(props: AttachedFilesProps): JSX.Element {
  const { strings, persona } = useWorkbench();
  const { files } = useSession();
  const words = () => strings().documents;
  /** What questions are limited to says nothing to a persona that reads none. */
  const scope = () => (readsDocuments(persona()) ? files.scope() : []);
  const isEmpty = () => files.uploads().length + files.attached().length + scope().length === 0;
  return (
    <Show when={!isEmpty()}>
      <ul class="attached" aria-label={words().attach.label}>
        <Each of={files.attached()} id={({ documentId }) => documentId}>
          {(document) => <AttachedChip document={document()} onText={props.onText} />}
        </Each>
        <Each of={files.uploads()} id={({ id }) => id}>
          {(upload) => (
            <UploadChip upload={upload()} onCancel={files.cancel} onRetry={files.retry} onText={props.onText} />
          )}
        </Each>
        <Each of={scope()} id={({ documentId }) => documentId}>
          {(document) => <ScopeChip document={document()} />}
        </Each>
      </ul>
    </Show>
  );
}

function AttachedChip(props: {
  readonly document: DocumentInfo;
  readonly onText: (text: string) => void;
}): JSX.Element {
  const workbench = useWorkbench();
  const { files } = useSession();
  const words = () => workbench.strings().documents;
  const failed = () => props.document.stage === "failed";
  const putBack = (text: string) => {
    void files.detach(props.document);
    props.onText(text);
  };
  return (
    <li class="file" classList={{ refused: failed() }}>
      <Icon name={needsPassword(props.document) ? "lock" : failed() ? "error" : "file"} size="s" />
      <b dir="auto">{props.document.name}</b>
      <span>{progressLine(props.document, workbench)}</span>
      <Show when={needsPassword(props.document)}>
        <button type="button" class="button small quiet" onClick={() => workbench.openPanel("documents")}>
          {words().passwordEnter}
        </button>
      </Show>
      <Show when={files.pastedText(props.document.documentId)}>
        {(text) => (
          <button type="button" class="button small quiet" onClick={() => putBack(text())}>
            {words().attach.keepInField}
          </button>
        )}
      </Show>
      <button
        type="button"
        class="icon-button tight"
        aria-label={words().attach.detach(props.document.name)}
        onClick={() => void files.detach(props.document)}
      >
        <Icon name="close" size="xs" />
      </button>
    </li>
  );
}

function ScopeChip(props: { readonly document: DocumentInfo }): JSX.Element {
  const { strings } = useWorkbench();
  const { files } = useSession();
  const words = () => strings().documents.scope;
  const drop = () =>
    files.setScope(
      files
        .scope()
        .map(({ documentId }) => documentId)
        .filter((each) => each !== props.document.documentId),
    );
  return (
    <li class="file scoped">
      <span>{words().onlyIn}</span>
      <b dir="auto">{props.document.name}</b>
      <button type="button" class="icon-button tight" aria-label={words().drop(props.document.name)} onClick={drop}>
        <Icon name="close" size="xs" />
      </button>
    </li>
  );
}
