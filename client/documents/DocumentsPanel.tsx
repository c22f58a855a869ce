// The panel of the conversation's documents: how far each is read, which ones are asked, and what can be done with them.
import { createSignal, Show } from "solid-js";
import type { JSX } from "solid-js";
import type { DocumentInfo } from "../../pipelines/engine/documents.ts";
import { useSession } from "../conversation/session.ts";
import { Icon } from "../icons.tsx";
import { FailureLine } from "../shell/FailureLine.tsx";
import { Sheet } from "../shell/Sheet.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { readsDocuments } from "./accepted.ts";
import "./documents.css";
import { DocumentRow } from "./DocumentRow.tsx";
import { Each } from "./Each.tsx";
import { FromLibrary } from "./FromLibrary.tsx";
import { NotRead } from "./NotRead.tsx";
import { StripLegend } from "./PageStrip.tsx";
import { UploadChip } from "./UploadChip.tsx";

/** Rows drawn at first and with each "show more". */
const rowsAtOnce = 50;

export default function DocumentsPanel(): JSX.Element {
  const { strings, openSource, persona, toast } = useWorkbench();
  const { files } = useSession();
  const words = () => strings().documents;
  const count = () => files.documents().length;
  const scoped = () => files.scope().map(({ documentId }) => documentId);
  const isEmpty = () => count() + files.uploads().length === 0;
  const toggle = (id: string) =>
    files.setScope(scoped().includes(id) ? scoped().filter((each) => each !== id) : [...scoped(), id]);
  const unlink = async (document: DocumentInfo) => {
    await files.detach(document);
    toast({ icon: "check", title: words().unlinked(document.name), detail: words().stillInLibrary });
  };
  void files.refresh();
  const [choosing, setChoosing] = createSignal(false);
  const [rows, setRows] = createSignal(rowsAtOnce);
  const left = () => count() - rows();
  const read = () => readsDocuments(persona());
  const total = () => (read() ? words().scope.allAsked(count()) : words().scope.here(count()));

  return (
    <>
      <Show when={!isEmpty()}>
        <div class="strip docs-head">
          <span>{read() && scoped().length > 0 ? words().scope.someAsked(scoped().length, count()) : total()}</span>
          <Show when={read() && scoped().length > 0}>
            <button type="button" class="button small quiet" onClick={() => files.setScope([])}>
              {words().scope.askAll}
            </button>
          </Show>
          <StripLegend />
        </div>
      </Show>
      <NotRead />
      <div class="scroll docs-place" tabindex="0" role="region" aria-label={words().title}>
        <FailureLine failure={files.failure()} />
        <Show when={files.uploads().length > 0}>
          <ul class="attached">
            <Each of={files.uploads()} id={({ id }) => id}>
              {(upload) => <UploadChip upload={upload()} onCancel={files.cancel} onRetry={files.retry} />}
            </Each>
          </ul>
        </Show>
        <ul class="doc-rows">
          <Each of={files.documents().slice(0, rows())} id={({ documentId }) => documentId}>
            {(document) => (
              <DocumentRow
                document={document()}
                place={files}
                onOpen={(page) => openSource({ documentId: document().documentId, page })}
                onUnlink={() => void unlink(document())}
                beside={
                  <Show when={read() && count() > 1}>
                    <label class="only">
                      <input
                        type="checkbox"
                        aria-label={words().scope.check(document().name)}
                        checked={scoped().includes(document().documentId)}
                        onChange={() => toggle(document().documentId)}
                      />
                      {words().scope.checkHint}
                    </label>
                  </Show>
                }
              />
            )}
          </Each>
        </ul>
        <Show when={left() > 0}>
          <button type="button" class="button small quiet" onClick={() => setRows(rows() + rowsAtOnce)}>
            {words().library.showMore(Math.min(left(), rowsAtOnce))}
          </button>
        </Show>
        <Show when={isEmpty() && files.loaded()}>
          <div class="pad no-docs">
            <h3>{words().panel.emptyTitle}</h3>
            <p class="small muted">{words().panel.emptyBody}</p>
          </div>
        </Show>
        <div class="pad more-docs">
          <button type="button" class="button small" onClick={() => setChoosing(true)}>
            <Icon name="docs" size="xs" />
            {words().from.button}
          </button>
        </div>
      </div>
      <Sheet open={choosing()} onClose={() => setChoosing(false)} title={words().from.title} class="dialog">
        <FromLibrary onDone={() => setChoosing(false)} />
      </Sheet>
    </>
  );
}
