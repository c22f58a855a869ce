// The library: every document there is, with search and filters, where each is used, and a place to add more.
import { batch, createEffect, createSignal, lazy, on, Show, Suspense } from "solid-js";
import type { JSX } from "solid-js";
import type { DocumentInfo } from "../../pipelines/engine/documents.ts";
import { isApi } from "../../pipelines/engine/page-place.ts";
import { useSession } from "../conversation/session.ts";
import { Icon } from "../icons.tsx";
import "../pages/pages.css";
import { PageSkeleton } from "../pages/PageSkeleton.tsx";
import { FailureLine } from "../shell/FailureLine.tsx";
import { formatTime } from "../shell/model-words.ts";
import { Sheet } from "../shell/Sheet.tsx";
import { useWorkbench } from "../state/workbench.ts";
import "./documents.css";
import { DocumentRow } from "./DocumentRow.tsx";
import { DropTarget } from "./DropTarget.tsx";
import { Each } from "./Each.tsx";
import { createFollowedDocuments } from "./followed-documents.ts";
import { FileButton } from "./FileButton.tsx";
import { documentFilter, isUnfiltered, noFilter } from "./library.ts";
import type { LibraryFilter } from "./library.ts";
import { LibraryFilters } from "./LibraryFilters.tsx";
import "./library.css";
import { listDocuments } from "./server.ts";
import { UploadChip } from "./UploadChip.tsx";
import { UsedIn } from "./UsedIn.tsx";

const ApiSheet = lazy(() => import("./ApiSheet.tsx"));

/** Rows asked for and drawn at first and with each "show more": thousands of documents stay quick. */
const rowsAtOnce = 50;

export default function LibraryPage(): JSX.Element {
  const workbench = useWorkbench();
  const { strings, language } = workbench;
  const { files } = useSession();
  const words = () => strings().documents.library;
  const [filter, setFilter] = createSignal<LibraryFilter>(noFilter);
  const [rows, setRows] = createSignal(rowsAtOnce);
  const shelf = createFollowedDocuments(() => "library", { all: ask }, workbench);
  createEffect(on([filter, rows, files.libraryChanges], () => void shelf.refresh(), { defer: true }));
  const [browsing, setBrowsing] = createSignal<{ readonly document: DocumentInfo; readonly page: number }>();
  const total = () => shelf.answer()?.total ?? 0;
  const left = () => total() - shelf.documents().length;
  /** Where an answer to no filter has nothing. */
  const isEmpty = () => {
    const asked = shelf.answer()?.asked;
    return asked && isUnfiltered(asked) && shelf.documents().length === 0 && files.libraryUploads().length === 0;
  };
  const narrow = (next: LibraryFilter) =>
    batch(() => {
      setFilter(next);
      setRows(rowsAtOnce);
    });
  const add = (chosen: readonly File[], folders: readonly File[] = []) => files.add(chosen, folders, "library");

  async function ask() {
    const asked = filter();
    return { ...(await listDocuments(documentFilter(asked), rows())), asked };
  }

  return (
    <>
      <div class="scroll" tabindex="0" role="region" aria-label={words().title}>
        <div class="wide library">
          <header class="library-head">
            <FileButton class="button primary" onFiles={add}>
              <Icon name="plus" size="s" />
              {words().add}
            </FileButton>
            <p class="lead">{words().lead}</p>
          </header>
          <FailureLine failure={shelf.failure()} />
          <Show when={files.libraryUploads().length > 0}>
            <ul class="attached">
              <Each of={files.libraryUploads()} id={({ id }) => id}>
                {(upload) => <UploadChip upload={upload()} onCancel={files.cancel} onRetry={files.retry} />}
              </Each>
            </ul>
          </Show>
          <Show when={!isEmpty()} fallback={<EmptyLibrary />}>
            <Show
              when={shelf.loaded()}
              fallback={
                <Show when={!shelf.failure()}>
                  <PageSkeleton />
                </Show>
              }
            >
              <LibraryFilters filter={filter()} found={total()} onFilter={narrow} />
              <div class="card">
                <ul class="doc-rows">
                  <Each of={shelf.documents()} id={({ documentId }) => documentId}>
                    {(document) => (
                      <DocumentRow
                        document={document()}
                        place={shelf}
                        onUsed={() => void shelf.refresh()}
                        onOpen={isApi(document()) ? (page) => setBrowsing({ document: document(), page }) : undefined}
                        beside={<span>{words().added(formatTime(document().createdAt, language()))}</span>}
                      >
                        <UsedIn document={document()} />
                      </DocumentRow>
                    )}
                  </Each>
                </ul>
                <Show when={shelf.documents().length === 0}>
                  <div class="in row wrap">
                    <p class="small muted">{words().nothingFound}</p>
                    <button type="button" class="button small end" onClick={() => narrow(noFilter)}>
                      {words().clearAll}
                    </button>
                  </div>
                </Show>
              </div>
              <Show when={left() > 0}>
                <button type="button" class="button quiet" onClick={() => setRows(rows() + rowsAtOnce)}>
                  {words().showMore(Math.min(left(), rowsAtOnce))}
                </button>
              </Show>
            </Show>
          </Show>
        </div>
      </div>
      <Sheet
        open={browsing() !== undefined}
        onClose={() => setBrowsing(undefined)}
        title={browsing()?.document.name ?? ""}
        class="dialog api-dialog"
      >
        <Show when={browsing()}>
          {(at) => (
            <Suspense>
              <ApiSheet document={at().document} page={at().page} />
            </Suspense>
          )}
        </Show>
        <div class="actions">
          <button type="button" class="button" onClick={() => setBrowsing(undefined)}>
            {strings().close}
          </button>
        </div>
      </Sheet>
      <DropTarget onDrop={add} />
      <p class="visually-hidden" role="status">
        {files.said()}
      </p>
    </>
  );
}

function EmptyLibrary(): JSX.Element {
  const { strings } = useWorkbench();
  const words = () => strings().documents;
  return (
    <section class="no-library">
      <Icon name="docs" />
      <h2>{words().library.emptyTitle}</h2>
      <p class="muted">{words().library.emptyBody}</p>
      <p class="small muted">{words().attach.dropHint}</p>
    </section>
  );
}
