// Puts documents of the library into the open conversation: found by name or title, several at once.
import { createMemo, createResource, createSignal, For, Show } from "solid-js";
import type { JSX } from "solid-js";
import type { DocumentInfo } from "../../pipelines/engine/documents.ts";
import { failureOf } from "../conversation/failure.ts";
import type { Failure } from "../conversation/failure.ts";
import { useSession } from "../conversation/session.ts";
import { FailureLine } from "../shell/FailureLine.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { progressLine } from "./document-words.ts";
import { filterLibrary, noFilter } from "./library.ts";
import "./pick-list.css";
import { SearchField } from "./SearchField.tsx";
import { listDocuments } from "./server.ts";

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
  const [library] = createResource(load, { initialValue: [] });
  const here = () => new Set(files.documents().map(({ documentId }) => documentId));
  const others = createMemo(() => library.latest.filter(({ documentId }) => !here().has(documentId)));
  const found = createMemo(() => filterLibrary(others(), { ...noFilter, query: query() }));
  const left = () => found().length - mostShown;
  const toggle = (id: string) =>
    setChosen((ids) => (ids.includes(id) ? ids.filter((each) => each !== id) : [...ids, id]));

  async function load(): Promise<readonly DocumentInfo[]> {
    try {
      return await listDocuments();
    } catch (thrown) {
      setFailure(failureOf(thrown));
      return [];
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
        when={library.loading || others().length > 0}
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
