// The events of a run as they come: time since the first, type, and the rest as JSON; to be filtered and copied.
import { For, Show, createEffect, createMemo, createSignal, createUniqueId, on } from "solid-js";
import type { JSX } from "solid-js";
import type { LoggedEvent } from "../../pipelines/engine/events.ts";
import { CopyButton } from "../outputs/CopyButton.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { apiPageWords } from "./words.ts";

/** Rows that are drawn; the newest. */
const drawnRows = 300;
/** Characters of an event's JSON that are drawn. */
const drawnJson = 2000;

interface LiveEventsProps {
  readonly events: readonly LoggedEvent[];
  readonly isLive: boolean;
}

export function LiveEvents(props: LiveEventsProps): JSX.Element {
  const workbench = useWorkbench();
  const words = () => apiPageWords(workbench).tryIt;
  const [filter, setFilter] = createSignal("");
  const id = createUniqueId();
  const shown = createMemo(() => {
    const wanted = filter().trim().toLowerCase();
    if (wanted === "") return props.events;
    return props.events.filter(({ event }) => JSON.stringify(event).toLowerCase().includes(wanted));
  });
  const drawn = createMemo(() => shown().slice(-drawnRows));
  let rows: HTMLOListElement | undefined;
  /** The view follows the newest only while the reader is there. */
  let atEnd = true;
  createEffect(on(drawn, () => atEnd && rows?.scrollTo({ top: rows.scrollHeight })));
  const begun = () => Date.parse(props.events[0]?.at ?? "");
  const sinceBegun = ({ at }: LoggedEvent) => `${((Date.parse(at) - begun()) / 1000).toFixed(2)} s`;
  const lines = () => props.events.map(({ event }) => `${JSON.stringify(event)}\n`).join("");
  return (
    <div class="live-events">
      <div class="program-bar">
        <h3 class="label">{words().events}</h3>
        <span class="tiny muted grow">{words().count(shown().length, props.events.length)}</span>
        <label class="visually-hidden" for={id}>
          {words().filter}
        </label>
        <input
          id={id}
          type="search"
          class="text-field"
          placeholder={words().filter}
          value={filter()}
          onInput={(event) => setFilter(event.currentTarget.value)}
        />
        <CopyButton label={words().copy} text={lines()} />
      </div>
      <Show when={shown().length > drawnRows}>
        <p class="tiny muted api-note">{words().earlier(shown().length - drawnRows)}</p>
      </Show>
      <ol
        ref={(element) => (rows = element)}
        class="event-rows"
        tabindex="0"
        aria-label={words().events}
        aria-busy={props.isLive}
        dir="ltr"
        onScroll={({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) => {
          atEnd = scrollTop + clientHeight >= scrollHeight - 4;
        }}
      >
        <For each={drawn()}>
          {(logged) => (
            <li>
              <span class="t">{sinceBegun(logged)}</span>
              <b>{logged.event.type}</b>
              <code>{restOf(logged)}</code>
            </li>
          )}
        </For>
      </ol>
      <Show when={shown().length === 0 && props.events.length > 0}>
        <p class="tiny muted api-note">{words().none}</p>
      </Show>
    </div>
  );
}

function restOf({ event }: LoggedEvent): string {
  const { type: _type, ...rest } = event;
  const text = JSON.stringify(rest);
  return text.length > drawnJson ? `${text.slice(0, drawnJson)} …` : text;
}
