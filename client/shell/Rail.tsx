// The rail: the mark, a new conversation, the search, every conversation by day or what was found, and the places.
import { createSignal, lazy, Show, Suspense } from "solid-js";
import type { JSX } from "solid-js";
import { api } from "../api.ts";
import { Gem, Icon } from "../icons.tsx";
import { createSearch } from "../search/search.ts";
import { mostFound } from "../search/limits.ts";
import { useWorkbench } from "../state/workbench.ts";
import { FailureLine } from "./FailureLine.tsx";
import { Places } from "./Places.tsx";
import { RailList } from "./RailList.tsx";
import { searchFieldId } from "./thread-keys.ts";

const SearchResults = lazy(() => import("../search/SearchResults.tsx"));

interface RailProps {
  /** Which conversation is being renamed. */
  readonly renaming: string | null;
  readonly onRename: (conversationId: string | null) => void;
  /** Called when the reader goes somewhere, so that a sheet can close. */
  readonly onOpen: () => void;
}

export function Rail(props: RailProps): JSX.Element {
  const workbench = useWorkbench();
  const { strings } = workbench;
  const [over, setOver] = createSignal(false);
  const [notImported, setNotImported] = createSignal<string | null>(null);
  const search = createSearch(async (query) => {
    const found = await api.conversations.search.query({ query, limit: mostFound });
    workbench.learnConversations(found.conversations);
    return found;
  }, workbench.online);

  const firstLink = () => document.querySelector<HTMLElement>(".rail a.thread-link:not([tabindex='-1'])");
  const onSearchKey = (event: KeyboardEvent & { readonly currentTarget: HTMLInputElement }) => {
    if (event.isComposing) return;
    if (event.key === "Escape") {
      // A sheet around the rail closes only when there is no search to clear.
      if (search.query() !== "") event.stopPropagation();
      search.type("");
    }
    if (event.key === "Enter" && search.state() === "found") {
      event.preventDefault();
      firstLink()?.click();
    }
    if (event.key === "ArrowDown") {
      event.preventDefault();
      firstLink()?.focus();
    }
  };
  const fresh = () => {
    workbench.openConversation(null);
    props.onOpen();
  };
  const onDrop = async (event: DragEvent) => {
    const files = [...(event.dataTransfer?.files ?? [])];
    setOver(false);
    if (!files.some(isJson)) return;
    // The conversation's own drop target would take it for a document.
    event.preventDefault();
    event.stopPropagation();
    // It hears no drop, so that it is told of the end otherwise.
    dispatchEvent(new DragEvent("dragleave"));
    const fetched = await import("../sharing/import-file.ts").catch(() => null);
    const problem = fetched ? await fetched.importFile(workbench, files) : strings().errors.offline.sentence;
    setNotImported(problem);
    if (problem === null) props.onOpen();
  };

  return (
    <nav
      class="rail"
      classList={{ over: over() }}
      id="rail"
      aria-label={strings().rail.label}
      tabIndex={-1}
      onDragOver={(event) => setOver(event.dataTransfer?.types.includes("Files") === true)}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => void onDrop(event)}
    >
      <p class="brand">
        <Gem />
        Facet
      </p>
      <button type="button" class="button new" onClick={fresh}>
        <Icon name="plus" size="s" />
        {strings().rail.fresh}
        <kbd>N</kbd>
      </button>
      <label class="find">
        <Icon name="search" size="s" />
        <input
          id={searchFieldId}
          type="search"
          autocomplete="off"
          placeholder={strings().rail.search}
          aria-label={strings().rail.searchLabel}
          value={search.query()}
          onInput={(event) => search.type(event.currentTarget.value)}
          onKeyDown={onSearchKey}
        />
        <Show when={search.query() !== ""} fallback={<kbd>/</kbd>}>
          <button
            type="button"
            class="icon-button tight"
            aria-label={strings().rail.clearSearch}
            onClick={() => search.type("")}
          >
            <Icon name="close" size="xs" />
          </button>
        </Show>
      </label>
      <FailureLine failure={workbench.conversationFailure()} onDismiss={workbench.clearConversationFailure} />
      <Show when={notImported()}>
        {(sentence) => (
          <p class="hint wrong" role="alert">
            <Icon name="error" size="xs" />
            <span class="grow">{sentence()}</span>
            <button
              type="button"
              class="icon-button tight"
              aria-label={strings().dismiss}
              onClick={() => setNotImported(null)}
            >
              <Icon name="close" size="xs" />
            </button>
          </p>
        )}
      </Show>
      <Show when={over()}>
        <p class="hint" aria-hidden="true">
          {strings().rail.dropHere}
        </p>
      </Show>
      <Show
        when={search.query().trim() !== ""}
        fallback={<RailList renaming={props.renaming} onRename={props.onRename} onOpen={props.onOpen} />}
      >
        <Suspense fallback={<div class="list" />}>
          <SearchResults search={search} renaming={props.renaming} onRename={props.onRename} onOpen={props.onOpen} />
        </Suspense>
      </Show>
      <Places onOpen={props.onOpen} />
    </nav>
  );
}

function isJson({ name, type }: File): boolean {
  return type === "application/json" || /\.json$/i.test(name);
}
