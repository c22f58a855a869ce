// Looks through the memory of the branch the same way an answer is reminded: by words and by meaning, best first.
import { createEffect, createSignal, on, onCleanup, Show } from "solid-js";
import type { JSX } from "solid-js";
import { api } from "../api.ts";
import { failureOf } from "../conversation/failure.ts";
import type { Failure } from "../conversation/failure.ts";
import { useSession } from "../conversation/session.ts";
import { Each } from "../documents/Each.tsx";
import { Icon } from "../icons.tsx";
import { FailureLine } from "../shell/FailureLine.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { mostFound } from "./limits.ts";
import { MemoryRow } from "./MemoryRow.tsx";
import { useMemories } from "./memories.ts";
import { shownOf } from "./shown-memory.ts";
import type { RecalledMemory } from "./shown-memory.ts";

/** Milliseconds without a key before the server is asked. */
const pause = 250;
/** Characters of a query. Source: memories.search. */
const longestQuery = 4000;

export function MemorySearch(props: {
  readonly query: string;
  readonly onQuery: (query: string) => void;
}): JSX.Element {
  const { strings } = useWorkbench();
  const { live } = useSession();
  const memories = useMemories();
  const words = () => strings().memory;
  const [found, setFound] = createSignal<readonly RecalledMemory[] | null>(null);
  const [failure, setFailure] = createSignal<Failure | null>(null);

  async function search(conversationId: string, query: string, signal: AbortSignal): Promise<void> {
    try {
      const answer = await api.memories.search.query({ conversationId, query, k: mostFound }, { signal });
      if (signal.aborted) return;
      setFound(answer.memories);
      setFailure(null);
    } catch (thrown) {
      if (!signal.aborted) setFailure(failureOf(thrown));
    }
  }
  createEffect(
    on([() => props.query.trim(), live.id, () => live.tree().path.join(" "), memories.kept], ([query, id]) => {
      if (query === "" || id === null) {
        setFound(null);
        setFailure(null);
        return;
      }
      const stop = new AbortController();
      const timer = setTimeout(() => void search(id, query, stop.signal), pause);
      onCleanup(() => {
        clearTimeout(timer);
        stop.abort();
      });
    }),
  );
  let field: HTMLInputElement | undefined;
  const clear = () => {
    props.onQuery("");
    field?.focus();
  };
  const shown = () =>
    (found() ?? [])
      .map((each) => ({ key: each.memoryId, ...memories.currentOf(shownOf(each)) }))
      .filter(({ forgotten }) => !forgotten);
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || props.query === "") return;
    event.preventDefault();
    event.stopPropagation();
    props.onQuery("");
  };

  return (
    <search class="memory-part memory-search" data-focus-place tabIndex={-1}>
      <div class="search-field">
        <input
          ref={(element) => (field = element)}
          class="text-field"
          type="search"
          dir="auto"
          autocomplete="off"
          maxLength={longestQuery}
          placeholder={words().search}
          aria-label={words().search}
          value={props.query}
          onInput={(event) => props.onQuery(event.currentTarget.value)}
          on:keydown={onKey}
        />
        <Show when={props.query !== ""}>
          <button type="button" class="icon-button small" aria-label={strings().rail.clearSearch} onClick={clear}>
            <Icon name="close" size="xs" />
          </button>
        </Show>
      </div>
      <FailureLine failure={failure()} />
      <p class="tiny muted" role="status">
        <Show when={found()}>{words().found(shown().length)}</Show>
      </p>
      <ul class="memory">
        <Each of={shown()} id={({ key }) => key}>
          {(each) => <MemoryRow memory={each().memory} kind />}
        </Each>
      </ul>
    </search>
  );
}
