// Puts documents of the library into the open conversation: found by name or title, several at once.
import { createMemo, createResource, createSignal, For, Show } from "solid-js";
import type { JSX } from "solid-js";
import { namedLike } from "../../pipelines/engine/named-like.ts";
import { failureOf } from "../conversation/failure.ts";
import type { Failure } from "../conversation/failure.ts";
import { useSession } from "../conversation/session.ts";
import { FailureLine } from "../shell/FailureLine.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { progressLine } from "./document-words.ts";
import { documentFilter, noFilter } from "./library.ts";
import "./pick-list.css";
import { SearchField } from "./SearchField.tsx";
import { listDocuments } from "./server.ts";
import type { DocumentList } from "./server.ts";

/** Rows shown; more are found by their names. */
const mostShown = 50;

export function FromLibrary(props: { readonly onDone: () => void }): JSX.Element {
  const workbench = useWorkbench();
  const { files, live } = useSession();
  const documents = () => workbench.strings().documents;
  const words = () => documents().from;
  const [query, setQuery] = createSignal("");
  const [chosen, setChosen] = createSignal<readonly string[]>([]);
  const [failure, setFailure] = createSignal<Failure | null>(null);
  const [busy, setBusy] = createSignal(false);
  const nothing: DocumentList = { documents: [], total: 0 };
  const [library] = createResource(() => ({ query: query() }), load, { initialValue: nothing });
  const here = createMemo(() => new Set(files.documents().map(({ documentId }) => documentId)));
  const found = createMemo(() => library.latest.documents.filter(({ documentId }) => !here().has(documentId)));
  const left = () => {
    const fitting = files
      .documents()
      .filter(({ name, title, authors }) => namedLike(query(), [name, title ?? "", ...authors]));
    return library.latest.total - fitting.length - mostShown;
  };
  const toggle = (id: string) =>
    setChosen((ids) => (ids.includes(id) ? ids.filter((each) => each !== id) : [...ids, id]));

  async function load(asked: { readonly query: string }): Promise<DocumentList> {
    try {
      const listed = await listDocuments(
        documentFilter({ ...noFilter, ...asked }),
        mostShown + files.documents().length,
      );
      setFailure(null);
      return listed;
    } catch (thrown) {
      setFailure(failureOf(thrown));
      return nothing;
    }
  }

  async function add(): Promise<void> {
    if (busy() || chosen().length === 0) return;
    setBusy(true);
    try {
      await files.include(live.id(), chosen());
      props.onDone();
    } catch (thrown) {
      setFailure(failureOf(thrown));
    } finally {
      setBusy(false);
    }
  }

  return (
    <div class="pick-list">
      <Show
        when={library.loading || query() !== "" || found().length > 0}
        fallback={<p class="small muted">{failure() ? "" : words().none}</p>}
      >
        <SearchField label={documents().library.search} value={query()} onValue={setQuery} />
        <ul aria-label={words().list}>
          <For each={found().slice(0, mostShown)}>
            {(document) => (
              <li>
                <label class="only pick-row">
                  <input
                    type="checkbox"
                    checked={chosen().includes(document.documentId)}
                    onChange={() => toggle(document.documentId)}
                  />
                  <span class="cut-off" dir="auto">
                    {document.name}
                  </span>
                  <span class="tiny muted end">{progressLine(document, workbench)}</span>
                </label>
              </li>
            )}
          </For>
        </ul>
        <p class="tiny muted" role="status">
          {left() > 0 ? words().more(left()) : found().length > 0 || library.loading ? "" : words().nothingFound}
        </p>
      </Show>
      <FailureLine failure={failure()} />
      <div class="actions">
        <button type="button" class="button" onClick={() => props.onDone()}>
          {documents().cancel}
        </button>
        <button
          type="button"
          class="button primary"
          aria-disabled={chosen().length === 0}
          aria-busy={busy()}
          onClick={() => void add()}
        >
          {words().add(chosen().length)}
        </button>
      </div>
    </div>
  );
}
