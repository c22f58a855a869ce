// The conversations of the rail: pinned ones, then by day, thousands of them, of which the page holds only those in view.
import { createEffect, createMemo, createSignal, For, lazy, onCleanup, Show, Suspense, untrack } from "solid-js";
import type { JSX } from "solid-js";
import { headingsOf } from "../state/rail-groups.ts";
import { useWorkbench } from "../state/workbench.ts";
import { createRowFocus, keepRowFocus } from "./focus-row.ts";
import { Thread } from "./Thread.tsx";
import { createTypeahead, placeAfter } from "./thread-keys.ts";
import type { RowsHandle } from "./VirtualRows.tsx";

const VirtualRows = lazy(() => import("./VirtualRows.tsx"));

/** A list no longer than this is put into the page as a whole. */
const wholeUpTo = 60;
/** The next page is asked for when so many rows are left below. */
const rowsAhead = 30;
/** Milliseconds between looks at the calendar: "today" turns into "yesterday" while the page is open. */
const dayCheck = 60_000;

interface RailListProps {
  readonly renaming: string | null;
  readonly onRename: (conversationId: string | null) => void;
  readonly onOpen: () => void;
}

export function RailList(props: RailListProps): JSX.Element {
  const { strings, rail, conversationId } = useWorkbench();
  const [scroller, setScroller] = createSignal<HTMLElement>();
  const [focused, setFocused] = createSignal<string | null>(null);
  /** The row that has the focus of the page, until the focused one is drawn: taken away, it would take the next keys with it. */
  const [held, setHeld] = createSignal<string | null>(null);
  const [today, setToday] = createSignal(new Date().toDateString());
  const timer = setInterval(() => setToday(new Date().toDateString()), dayCheck);
  onCleanup(() => clearInterval(timer));
  let handle: RowsHandle | undefined;

  // Ids, not conversations, are the keys of the rows: a new list then moves rows instead of drawing them anew.
  const ids = createMemo(() => rail.listed().map((each) => each.conversationId), [], { equals: sameOrder });
  const byId = createMemo(() => new Map(rail.listed().map((each) => [each.conversationId, each])));
  const places = createMemo(() => new Map(ids().map((id, at) => [id, at])));
  const headings = createMemo(() => headingsOf(rail.listed(), new Date(today())));
  /** The one row that Tab stops at; arrows go on from it. */
  const stop = createMemo(
    () => [focused(), conversationId()].find((id) => id !== null && places().has(id)) ?? ids()[0],
  );
  const kept = createMemo(() =>
    [focused(), held(), props.renaming].flatMap((id) => (id === null ? [] : (places().get(id) ?? []))),
  );

  const giveFocus = createRowFocus();
  const focusRow = (place: number) => {
    const id = ids()[place];
    if (id === undefined) return;
    setFocused(id);
    handle?.scrollToIndex(place, { align: "nearest" });
    giveFocus(() => linkOf(scroller(), id));
  };
  const isFocusLost = keepRowFocus(scroller, () => {
    const id = focused();
    if (id !== null && places().has(id)) giveFocus(() => linkOf(scroller(), id));
  });
  const typeahead = createTypeahead();
  const titles = () => rail.listed().map((each) => each.title);
  /** In the capture phase: a letter inside a word is not a key of the row. Of the document: keys come faster than rows are drawn. */
  const onKey = (event: KeyboardEvent) => {
    const isRow =
      event.target instanceof Element && event.target.matches("a.thread-link") && scroller()?.contains(event.target);
    if (!isRow && !isFocusLost()) return;
    const at = places().get(stop() ?? "") ?? 0;
    const next = placeAfter(event.key, at, ids().length) ?? typeahead.type(event, titles, at);
    const row = isRow || next !== undefined ? null : linkOf(scroller(), ids()[at] ?? "");
    if (next === undefined && !row) return;
    event.preventDefault();
    event.stopPropagation();
    if (next !== undefined) return focusRow(next);
    // Meant for the row whose focus is lost just now: it gets it again, and the key.
    row?.focus({ preventScroll: true });
    row?.dispatchEvent(new KeyboardEvent(event.type, event));
  };

  document.addEventListener("keydown", onKey, { capture: true });
  onCleanup(() => document.removeEventListener("keydown", onKey, { capture: true }));

  const row = (id: string) => {
    createEffect(() => {
      if ((places().get(id) ?? 0) >= ids().length - rowsAhead) void untrack(rail.more);
    });
    return (
      <div
        class="rail-row"
        role="listitem"
        data-row={id}
        aria-setsize={Math.max(rail.total(), ids().length)}
        aria-posinset={(places().get(id) ?? 0) + 1}
      >
        <Show when={headings().get(id)}>{(name) => <h2>{strings().rail[name()]}</h2>}</Show>
        <Show when={byId().get(id)}>
          {(conversation) => (
            <Thread
              conversation={conversation()}
              isStop={stop() === id}
              renaming={props.renaming === id}
              onRename={props.onRename}
              onOpen={props.onOpen}
            />
          )}
        </Show>
      </div>
    );
  };

  return (
    <div
      ref={setScroller}
      class="list scroll"
      onFocusIn={({ target }) => {
        const id = target.closest<HTMLElement>("[data-row]")?.dataset["row"] ?? null;
        setHeld(id);
        setFocused(id);
      }}
    >
      <Show when={ids().length > 0} fallback={<p class="none">{strings().rail.none}</p>}>
        <div role="list" aria-label={strings().rail.label}>
          <Show when={ids().length > wholeUpTo && scroller()} fallback={<For each={ids()}>{row}</For>}>
            {(area) => (
              <Suspense fallback={<For each={ids().slice(0, wholeUpTo)}>{row}</For>}>
                <VirtualRows
                  ids={ids()}
                  scroller={area()}
                  kept={kept()}
                  row={row}
                  onReady={(ready) => (handle = ready)}
                />
              </Suspense>
            )}
          </Show>
        </div>
      </Show>
      <Show when={rail.moreFailed()}>
        <p class="none" role="alert">
          {strings().rail.moreFailed}{" "}
          <button type="button" class="button small quiet" onClick={() => void rail.more()}>
            {strings().retry}
          </button>
        </p>
      </Show>
      <Show when={rail.hasMore() && !rail.moreFailed()}>
        <p class="none" aria-hidden="true">
          <span class="skeleton row-like" />
        </p>
      </Show>
    </div>
  );
}

function linkOf(list: HTMLElement | undefined, id: string): HTMLElement | null | undefined {
  return list?.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"] a.thread-link`);
}

function sameOrder(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, at) => id === b[at]);
}
