// A conversation in the rail: its title, where it has been, whether it is being answered, and its menu.
import { createSignal, Show } from "solid-js";
import type { JSX } from "solid-js";
import type { Conversation } from "../../server/api.ts";
import { Marked } from "../search/Marked.tsx";
import { markedParts } from "../search/marked-parts.ts";
import { formatAddress } from "../state/address.ts";
import { useWorkbench } from "../state/workbench.ts";
import { FacetTicks } from "./FacetTicks.tsx";
import { onPlainClick } from "./follow-link.ts";
import { onThreadKey, removeFocused } from "./thread-keys.ts";
import { ThreadMenu } from "./ThreadMenu.tsx";
import { ThreadName } from "./ThreadName.tsx";

interface ThreadProps {
  readonly conversation: Conversation;
  /** The words a search was for, to be marked in the title. */
  readonly marked?: string;
  /** False takes the row out of the way of Tab: arrows lead to it. */
  readonly isStop?: boolean;
  readonly renaming: boolean;
  readonly onRename: (conversationId: string | null) => void;
  readonly onOpen: () => void;
}

export function Thread(props: ThreadProps): JSX.Element {
  const workbench = useWorkbench();
  const { strings } = workbench;
  const [link, setLink] = createSignal<HTMLAnchorElement>();
  // A menu is built when its row is first pointed at or focused: hundreds of rows then cost little. Fingers point without warning.
  const [awake, setAwake] = createSignal(matchMedia("(pointer: coarse)").matches);
  const wake = () => setAwake(true);
  const id = () => props.conversation.conversationId;
  const title = () => props.conversation.title || strings().rail.untitled;
  const isOpen = () => workbench.page() === "conversation" && workbench.conversationId() === id();
  const pin = () => {
    // Its menu may be gone with the place it had; the row that has the focus keeps it.
    link()?.focus();
    void workbench.pinConversation(id(), !props.conversation.pinned);
  };
  const remove = () => removeFocused(link()?.closest(".thread"), () => void workbench.removeConversation(id()));
  const rename = () => props.onRename(id());
  const open = () => {
    workbench.openConversation(id());
    props.onOpen();
  };
  const endRename = (name: string | null) => {
    props.onRename(null);
    if (name !== null) void workbench.renameConversation(id(), name);
    queueMicrotask(() => link()?.focus());
  };

  return (
    <Show when={!props.renaming} fallback={<ThreadName title={props.conversation.title} onEnd={endRename} />}>
      <div class="thread" classList={{ here: isOpen() }} onPointerEnter={wake} onFocusIn={wake}>
        <a
          ref={setLink}
          class="thread-link cut-off"
          dir="auto"
          tabIndex={props.isStop === false ? -1 : undefined}
          href={formatAddress({ page: "conversation", conversationId: id(), personaId: null })}
          aria-current={isOpen() ? "page" : undefined}
          title={title()}
          onClick={onPlainClick(open)}
          onKeyDown={(event) => onThreadKey(event, { rename, pin, remove })}
        >
          <Show when={props.marked} fallback={title()}>
            {(words) => <Marked parts={markedParts(title(), words())} />}
          </Show>
        </a>
        <span class="thread-end">
          <Show when={props.conversation.active}>
            <i class="pulse" data-persona={props.conversation.personas.at(-1)} />
            <span class="visually-hidden">{strings().rail.running}</span>
          </Show>
          <FacetTicks personas={props.conversation.personas} />
          <Show when={awake()}>
            <ThreadMenu
              conversationId={id()}
              title={title()}
              pinned={props.conversation.pinned}
              isStop={props.isStop !== false}
              onRename={rename}
              onPin={pin}
              onRemove={remove}
            />
          </Show>
        </span>
      </div>
    </Show>
  );
}
