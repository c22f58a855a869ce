// The documents a question was asked about, as chips over its words.
import { For, Show } from "solid-js";
import type { JSX } from "solid-js";
import { useSession } from "../conversation/session.ts";
import { Icon } from "../icons.tsx";
import { useWorkbench } from "../state/workbench.ts";
import "./attached.css";

/** Chips shown; the rest is counted. */
const mostShown = 6;

export function AskedDocuments(props: { readonly documentIds: readonly string[] }): JSX.Element {
  const { strings, openPanel } = useWorkbench();
  const { files } = useSession();
  const words = () => strings().documents.scope;
  const nameOf = (id: string) => files.documents().find(({ documentId }) => documentId === id)?.name;
  return (
    <Show when={props.documentIds.length > 0 && files.loaded()}>
      <div class="asked-files" role="group" aria-label={words().asked}>
        <For each={props.documentIds.slice(0, mostShown)}>
          {(id) => (
            <Show when={nameOf(id)} fallback={<span class="file">{words().gone}</span>}>
              {(name) => (
                <button type="button" class="file" onClick={() => openPanel("documents")}>
                  <Icon name="file" size="s" />
                  <b dir="auto">{name()}</b>
                </button>
              )}
            </Show>
          )}
        </For>
        <Show when={props.documentIds.length > mostShown}>
          <button type="button" class="file" onClick={() => openPanel("documents")}>
            {strings().documents.library.more(props.documentIds.length - mostShown)}
          </button>
        </Show>
      </div>
    </Show>
  );
}
