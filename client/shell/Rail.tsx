// The rail: the mark, a new conversation, the search, every conversation by day, and the places.
import { createSignal, onCleanup, Show } from "solid-js";
import type { JSX } from "solid-js";
import { api } from "../api.ts";
import { Gem, Icon } from "../icons.tsx";
import type { Conversation } from "../../server/api.ts";
import { useWorkbench } from "../state/workbench.ts";
import { FailureLine } from "./FailureLine.tsx";
import { Places } from "./Places.tsx";
import { RailList } from "./RailList.tsx";

/** Milliseconds of rest in typing before the search asks. */
const typingPause = 150;
/** The field's id, for the `/` key. */
export const searchFieldId = "search-conversations";

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
  const [query, setQuery] = createSignal("");
  const [found, setFound] = createSignal<readonly Conversation[] | null>(null);
  const [failed, setFailed] = createSignal(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));

  const search = (text: string) => {
    setQuery(text);
    clearTimeout(timer);
    if (text.trim() === "") {
      setFound(null);
      setFailed(false);
      return;
    }
    timer = setTimeout(async () => {
      try {
        const { conversations } = await api.conversations.search.query({ query: text.trim().slice(0, 200) });
        if (query() !== text) return;
        setFound(conversations);
        setFailed(false);
      } catch {
        setFailed(query() === text);
      }
    }, typingPause);
  };
  const onSearchKey = (event: KeyboardEvent & { readonly currentTarget: HTMLInputElement }) => {
    if (event.key === "Escape") {
      // A sheet around the rail closes only when there is no search to clear.
      if (query() !== "") event.stopPropagation();
      search("");
    }
    if (event.key === "ArrowDown") {
      event.preventDefault();
      document.querySelector<HTMLElement>(".rail a.thread-link")?.focus();
    }
  };
  const fresh = () => {
    workbench.openConversation(null);
    props.onOpen();
  };

  return (
    <nav class="rail" id="rail" aria-label={strings().rail.label} tabIndex={-1}>
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
          value={query()}
          onInput={(event) => search(event.currentTarget.value)}
          onKeyDown={onSearchKey}
        />
        <Show when={query() !== ""} fallback={<kbd>/</kbd>}>
          <button
            type="button"
            class="icon-button tight"
            aria-label={strings().rail.clearSearch}
            onClick={() => search("")}
          >
            <Icon name="close" size="xs" />
          </button>
        </Show>
      </label>
      <FailureLine failure={workbench.conversationFailure()} onDismiss={workbench.clearConversationFailure} />
      <Show when={failed()}>
        <p class="hint wrong" role="alert">
          {strings().rail.searchFailed}
        </p>
      </Show>
      <RailList found={found()} renaming={props.renaming} onRename={props.onRename} onOpen={props.onOpen} />
      <Places onOpen={props.onOpen} />
    </nav>
  );
}
