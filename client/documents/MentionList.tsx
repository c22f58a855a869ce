// The documents that `@` offers, above the composer; the field keeps the focus.
import { createEffect, For, on, Show } from "solid-js";
import type { JSX } from "solid-js";
import { Icon } from "../icons.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { progressLine } from "./document-words.ts";
import type { Mentions } from "./mentions.ts";

export const mentionListId = "mentioned-documents";
export const mentionId = (at: number): string => `${mentionListId}-${at}`;

export function MentionList(props: { readonly mentions: Mentions }): JSX.Element {
  const workbench = useWorkbench();
  const words = () => workbench.strings().documents.scope;
  createEffect(
    on(props.mentions.active, (at) => document.getElementById(mentionId(at))?.scrollIntoView({ block: "nearest" })),
  );
  return (
    <>
      <Show when={props.mentions.offered().length > 0}>
        <ul class="menu mention-list" role="listbox" id={mentionListId} aria-label={words().offer}>
          <For each={props.mentions.offered()}>
            {(document, at) => (
              <li
                role="option"
                id={mentionId(at())}
                aria-selected={props.mentions.active() === at()}
                data-highlighted={props.mentions.active() === at() ? "" : undefined}
                onPointerMove={() => props.mentions.setActive(at())}
                // Before the field would lose the focus.
                onPointerDown={(event) => (event.preventDefault(), props.mentions.choose(document))}
              >
                <Icon name="file" size="s" />
                <span class="cut-off" dir="auto">
                  {document.name}
                </span>
                <span class="tiny muted end">{progressLine(document, workbench)}</span>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <p class="visually-hidden" role="status">
        {props.mentions.offered().length > 0 ? words().offered(props.mentions.offered().length) : ""}
      </p>
    </>
  );
}
