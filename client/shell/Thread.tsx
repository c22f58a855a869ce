// A conversation in the rail: its title, where it has been, whether it is being answered, and its menu.
import { DropdownMenu } from "@kobalte/core/dropdown-menu";
import { createSignal, Show } from "solid-js";
import type { JSX } from "solid-js";
import type { Conversation } from "../../server/api.ts";
import { Icon } from "../icons.tsx";
import { formatAddress } from "../state/address.ts";
import { useWorkbench } from "../state/workbench.ts";
import { FacetTicks } from "./FacetTicks.tsx";
import { onPlainClick } from "./follow-link.ts";
import { onThreadKey, removeFocused } from "./thread-keys.ts";
import { ThreadName } from "./ThreadName.tsx";

interface ThreadProps {
  readonly conversation: Conversation;
  readonly renaming: boolean;
  readonly onRename: (conversationId: string | null) => void;
  readonly onOpen: () => void;
}

export function Thread(props: ThreadProps): JSX.Element {
  const workbench = useWorkbench();
  const { strings } = workbench;
  const [link, setLink] = createSignal<HTMLAnchorElement>();
  const id = () => props.conversation.conversationId;
  const title = () => props.conversation.title || strings().rail.untitled;
  const isOpen = () => workbench.page() === "conversation" && workbench.conversationId() === id();
  const pin = () => void workbench.pinConversation(id(), !props.conversation.pinned);
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
      <div class="thread" classList={{ here: isOpen() }}>
        <a
          ref={setLink}
          class="thread-link cut-off"
          dir="auto"
          href={formatAddress({ page: "conversation", conversationId: id(), personaId: null })}
          aria-current={isOpen() ? "page" : undefined}
          title={title()}
          onClick={onPlainClick(open)}
          onKeyDown={(event) => onThreadKey(event, { rename, pin, remove })}
        >
          {title()}
        </a>
        <span class="thread-end">
          <Show when={props.conversation.active}>
            <i class="pulse" data-persona={props.conversation.personas.at(-1)} />
            <span class="visually-hidden">{strings().rail.running}</span>
          </Show>
          <FacetTicks personas={props.conversation.personas} />
          <DropdownMenu modal={false} placement="bottom-end" gutter={4}>
            <DropdownMenu.Trigger class="icon-button small" aria-label={strings().rail.menu(title())}>
              <Icon name="more" size="s" />
            </DropdownMenu.Trigger>
            {/* Inside its landmark, and inside the sheet that may hold it. */}
            <DropdownMenu.Portal mount={document.getElementById("rail") ?? document.body}>
              <DropdownMenu.Content class="menu" aria-label={strings().rail.menu(title())}>
                {/* After the menu has given the focus back: the field then keeps it. */}
                <DropdownMenu.Item onSelect={() => setTimeout(rename)}>
                  <Icon name="edit" size="s" />
                  {strings().rail.rename}
                  <kbd>F2</kbd>
                </DropdownMenu.Item>
                <DropdownMenu.Item onSelect={pin}>
                  <Icon name="pin" size="s" />
                  {props.conversation.pinned ? strings().rail.unpin : strings().rail.pin}
                  <kbd>P</kbd>
                </DropdownMenu.Item>
                <DropdownMenu.Separator />
                <DropdownMenu.Item class="bad" onSelect={remove}>
                  <Icon name="trash" size="s" />
                  {strings().rail.remove}
                  <kbd>{strings().keys.names.remove}</kbd>
                </DropdownMenu.Item>
              </DropdownMenu.Content>
            </DropdownMenu.Portal>
          </DropdownMenu>
        </span>
      </div>
    </Show>
  );
}
