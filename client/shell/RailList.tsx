// The conversations of the rail: grouped by day, or what a search found.
import { createMemo, createSignal, For, onCleanup, Show } from "solid-js";
import type { JSX } from "solid-js";
import type { Conversation } from "../../server/api.ts";
import { groupConversations } from "../state/rail-groups.ts";
import { useWorkbench } from "../state/workbench.ts";
import { Thread } from "./Thread.tsx";
import { onListKey } from "./thread-keys.ts";

/** Rows drawn at first and with each "show more": thousands of conversations stay quick. */
const rowsAtOnce = 60;
/** Milliseconds between looks at the calendar: "today" turns into "yesterday" while the page is open. */
const dayCheck = 60_000;

interface RailListProps {
  /** What the search found; null lists everything. */
  readonly found: readonly Conversation[] | null;
  readonly renaming: string | null;
  readonly onRename: (conversationId: string | null) => void;
  readonly onOpen: () => void;
}

export function RailList(props: RailListProps): JSX.Element {
  const { strings, conversations } = useWorkbench();
  const [rows, setRows] = createSignal(rowsAtOnce);
  const [today, setToday] = createSignal(new Date().toDateString());
  const timer = setInterval(() => setToday(new Date().toDateString()), dayCheck);
  onCleanup(() => clearInterval(timer));

  // Pinned ones come first whatever their age, so they are never behind "show more".
  const sorted = createMemo(() => [...conversations()].sort((a, b) => Number(b.pinned) - Number(a.pinned)));
  const groups = createMemo(() => groupConversations(sorted().slice(0, rows()), new Date(today())));
  const left = () => conversations().length - rows();
  // Names, not groups, are the keys of the loop: a new list then moves rows instead of drawing all of them anew.
  const names = createMemo(() => groups().map((each) => each.name), [], { equals: (a, b) => a.join() === b.join() });
  const idsOf = (name: string) =>
    groups()
      .find((each) => each.name === name)
      ?.conversations.map((each) => each.conversationId) ?? [];
  const byId = createMemo(() => new Map((props.found ?? conversations()).map((each) => [each.conversationId, each])));

  const rowsOf = (ids: () => readonly string[]) => (
    <ul>
      <For each={ids()}>
        {(id) => (
          <Show when={byId().get(id)}>
            {(conversation) => (
              <li>
                <Thread
                  conversation={conversation()}
                  renaming={props.renaming === id}
                  onRename={props.onRename}
                  onOpen={props.onOpen}
                />
              </li>
            )}
          </Show>
        )}
      </For>
    </ul>
  );

  return (
    <div class="list scroll" onKeyDown={onListKey}>
      <Show
        when={props.found}
        fallback={
          <>
            <For each={names()}>
              {(name) => (
                <section aria-label={strings().rail[name]}>
                  <h2>{strings().rail[name]}</h2>
                  {rowsOf(() => idsOf(name))}
                </section>
              )}
            </For>
            <Show when={conversations().length === 0}>
              <p class="none">{strings().rail.none}</p>
            </Show>
            <Show when={left() > 0}>
              <button type="button" class="button quiet small" onClick={() => setRows(rows() + rowsAtOnce)}>
                {strings().rail.more(Math.min(left(), rowsAtOnce))}
              </button>
            </Show>
          </>
        }
      >
        {(found) => (
          <>
            <p class="found" role="status">
              {found().length > 0 ? strings().rail.found(found().length) : strings().rail.nothingFound}
            </p>
            {rowsOf(() => found().map((each) => each.conversationId))}
          </>
        )}
      </Show>
    </div>
  );
}
