// The conversations a document is used in, as links.
import { For, Show } from "solid-js";
import type { JSX } from "solid-js";
import type { DocumentInfo } from "../../pipelines/engine/documents.ts";
import { onPlainClick } from "../shell/follow-link.ts";
import { formatAddress } from "../state/address.ts";
import { useWorkbench } from "../state/workbench.ts";

/** Links shown; the rest is counted. */
const mostLinks = 3;

export function UsedIn(props: { readonly document: DocumentInfo }): JSX.Element {
  const { strings, conversations, openConversation } = useWorkbench();
  const words = () => strings().documents.library;
  const used = () =>
    props.document.conversationIds.flatMap(
      (id) => conversations().find(({ conversationId }) => conversationId === id) ?? [],
    );
  const linked = () => used().slice(0, mostLinks);
  /** Those further down the list of conversations are not known here, and are counted all the same. */
  const more = () => props.document.conversationIds.length - linked().length;
  return (
    <Show when={props.document.conversationIds.length > 0} fallback={<p class="tiny muted">{words().unused}</p>}>
      <p class="tiny muted used-in">
        {words().usedIn}{" "}
        <For each={linked()}>
          {({ conversationId, title }, at) => (
            <>
              {at() > 0 ? ", " : ""}
              <a
                class="link"
                dir="auto"
                href={formatAddress({ page: "conversation", conversationId, personaId: null })}
                onClick={onPlainClick(() => openConversation(conversationId))}
              >
                {title || words().untitled}
              </a>
            </>
          )}
        </For>
        <Show when={more() > 0}>
          {linked().length > 0 ? ` ${words().more(more())}` : words().conversations(more())}
        </Show>
      </p>
    </Show>
  );
}
