// What a search found, in place of the rail's list: conversations by their title, and messages by their words.
import { createEffect, createMemo, createSignal, For, Match, on, Show, Switch } from "solid-js";
import type { JSX } from "solid-js";
import { Thread } from "../shell/Thread.tsx";
import { onListKey } from "../shell/thread-keys.ts";
import { sharingWords } from "../sharing/words.ts";
import { useWorkbench } from "../state/workbench.ts";
import { HitRow } from "./HitRow.tsx";
import { conversationsAtFirst, mostFound } from "./limits.ts";
import type { Search } from "./search.ts";
import "./search.css";

interface SearchResultsProps {
  readonly search: Search;
  readonly renaming: string | null;
  readonly onRename: (conversationId: string | null) => void;
  readonly onOpen: () => void;
}

export default function SearchResults(props: SearchResultsProps): JSX.Element {
  const workbench = useWorkbench();
  const words = () => sharingWords(workbench).search;
  const byId = createMemo(() => new Map(workbench.conversations().map((each) => [each.conversationId, each])));
  // What is deleted here is gone from the list at once; its messages with the next answer.
  const conversations = createMemo(
    () => props.search.found()?.conversations.flatMap((each) => byId().get(each.conversationId) ?? []) ?? [],
  );
  const hits = () => props.search.found()?.hits ?? [];
  // Messages begin below them: the first few must not push those out of sight.
  const [all, setAll] = createSignal(false);
  createEffect(
    on(
      () => props.search.query(),
      () => setAll(false),
      { defer: true },
    ),
  );
  const shown = createMemo(() =>
    conversations()
      .slice(0, all() || hits().length === 0 ? mostFound : conversationsAtFirst)
      .map((each) => each.conversationId),
  );
  createEffect(
    on(
      () => workbench.rail.total(),
      () => props.search.again(),
      { defer: true },
    ),
  );

  return (
    <div class="list scroll" role="region" aria-label={words().label} onKeyDown={onListKey}>
      <p class="found" role="status">
        <Switch fallback={words().asking}>
          <Match when={props.search.state() === "offline"}>{words().offline}</Match>
          <Match when={props.search.state() === "failed"}>{words().failed}</Match>
          <Match when={props.search.found()}>
            {hits().length + conversations().length > 0
              ? words().found(conversations().length, hits().length)
              : words().nothing}
          </Match>
        </Switch>
      </p>
      <Show when={props.search.state() === "failed"}>
        <button type="button" class="button small quiet" onClick={() => props.search.again()}>
          {workbench.strings().retry}
        </button>
      </Show>
      <Show when={props.search.found()}>
        {(found) => (
          <>
            <Show when={hits().length + conversations().length === 0 && props.search.state() === "found"}>
              <p class="none">{words().nothingHint}</p>
            </Show>
            <Show when={Math.max(hits().length, conversations().length) >= mostFound}>
              <p class="hint">{words().most}</p>
            </Show>
            <Show when={conversations().length > 0}>
              <section aria-labelledby="found-conversations">
                <h2 id="found-conversations">{words().conversations}</h2>
                <ul>
                  <For each={shown()}>
                    {(id) => (
                      <Show when={byId().get(id)}>
                        {(conversation) => (
                          <li>
                            <Thread
                              conversation={conversation()}
                              marked={found().query}
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
                <Show when={shown().length < conversations().length}>
                  <button type="button" class="button small quiet" onClick={() => setAll(true)}>
                    {words().all(conversations().length)}
                  </button>
                </Show>
              </section>
            </Show>
            <Show when={hits().length > 0}>
              <section aria-labelledby="found-messages">
                <h2 id="found-messages">{words().messages}</h2>
                <ul>
                  <For each={hits()}>
                    {(hit) => (
                      <li>
                        <HitRow hit={hit} onOpen={props.onOpen} />
                      </li>
                    )}
                  </For>
                </ul>
              </section>
            </Show>
          </>
        )}
      </Show>
    </div>
  );
}
