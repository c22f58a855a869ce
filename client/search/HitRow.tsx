// A message that a search found: its words around the hits, who said it, where and when. Leads to the message itself.
import type { JSX } from "solid-js";
import type { SearchHit } from "../../server/api.ts";
import { FacetTicks } from "../shell/FacetTicks.tsx";
import { onPlainClick } from "../shell/follow-link.ts";
import { sharingWords } from "../sharing/words.ts";
import { formatAddress } from "../state/address.ts";
import { useWorkbench } from "../state/workbench.ts";
import { localeOf } from "../strings/languages.ts";
import { Marked } from "./Marked.tsx";
import { shortDate } from "./short-date.ts";

export function HitRow(props: { readonly hit: SearchHit; readonly onOpen: () => void }): JSX.Element {
  const workbench = useWorkbench();
  const words = () => sharingWords(workbench).search;
  const title = () => props.hit.title || workbench.strings().rail.untitled;
  const speaker = () => {
    if (props.hit.role === "user") return words().you;
    const persona = workbench.personaById(props.hit.persona);
    return persona ? workbench.local(persona.title) : props.hit.persona;
  };
  const open = () => {
    workbench.openMessage(props.hit.conversationId, props.hit.messageId);
    props.onOpen();
  };
  return (
    <div class="thread hit">
      <a
        class="thread-link"
        href={formatAddress({
          page: "conversation",
          conversationId: props.hit.conversationId,
          personaId: null,
          messageId: props.hit.messageId,
        })}
        onClick={onPlainClick(open)}
      >
        <span class="snippet" dir="auto">
          <Marked parts={props.hit.parts} />
        </span>
        <span class="where">
          <span class="cut-off">
            {speaker()} <bdi>{words().inConversation(title())}</bdi>
          </span>
          <time dateTime={props.hit.at}>{shortDate(props.hit.at, localeOf(workbench.language()), new Date())}</time>
        </span>
      </a>
      <span class="thread-end">
        <FacetTicks personas={[props.hit.persona]} />
      </span>
    </div>
  );
}
