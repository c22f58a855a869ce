// The personas and documents that `@` offers, above the composer; the field keeps the focus.
import { createEffect, For, Match, on, Show, Switch } from "solid-js";
import type { JSX } from "solid-js";
import { count, wordsOf } from "../conversation/words.ts";
import { Icon, PersonaIcon } from "../icons.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { progressLine } from "./document-words.ts";
import type { Mentions, Offer } from "./mentions.ts";

export const mentionListId = "mentioned";
export const mentionId = (at: number): string => `${mentionListId}-${at}`;

export function MentionList(props: { readonly mentions: Mentions }): JSX.Element {
  const workbench = useWorkbench();
  const words = () => wordsOf(workbench);
  const offered = () => props.mentions.offered();
  createEffect(
    on(props.mentions.active, (at) => document.getElementById(mentionId(at))?.scrollIntoView({ block: "nearest" })),
  );
  return (
    <>
      <Show when={offered().length > 0}>
        <ul class="menu mention-list" role="listbox" id={mentionListId} aria-label={words().mentionOffer}>
          <For each={offered()}>
            {(offer, at) => (
              <li
                role="option"
                id={mentionId(at())}
                aria-selected={props.mentions.active() === at()}
                data-highlighted={props.mentions.active() === at() ? "" : undefined}
                onPointerMove={() => props.mentions.setActive(at())}
                // Before the field would lose the focus.
                onPointerDown={(event) => (event.preventDefault(), props.mentions.choose(offer))}
              >
                <Offered offer={offer} />
              </li>
            )}
          </For>
        </ul>
      </Show>
      <p class="visually-hidden" role="status">
        {offered().length > 0 ? count(words().mentionOffered, offered().length) : ""}
      </p>
    </>
  );
}

function Offered(props: { readonly offer: Offer }): JSX.Element {
  const workbench = useWorkbench();
  const persona = () => (props.offer.kind === "persona" ? props.offer.persona : undefined);
  const document = () => (props.offer.kind === "document" ? props.offer.document : undefined);
  return (
    <Switch>
      <Match when={persona()}>
        {(known) => (
          <>
            <span class="accent row" data-persona={known().id}>
              <PersonaIcon paths={known().icon} size="s" />
              <b class="medium">{workbench.local(known().title)}</b>
            </span>
            <span class="tiny muted cut-off end">{workbench.local(known().tagline)}</span>
          </>
        )}
      </Match>
      <Match when={document()}>
        {(known) => (
          <>
            <Icon name="file" size="s" />
            <span class="cut-off" dir="auto">
              {known().name}
            </span>
            <span class="tiny muted end">{progressLine(known(), workbench)}</span>
          </>
        )}
      </Match>
    </Switch>
  );
}
