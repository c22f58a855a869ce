// What can be done with a conversation of the rail.
import { DropdownMenu } from "@kobalte/core/dropdown-menu";
import type { JSX } from "solid-js";
import { Icon } from "../icons.tsx";
import { withActions } from "../sharing/with-actions.ts";
import type { ConversationAction } from "../sharing/with-actions.ts";
import { useWorkbench } from "../state/workbench.ts";

interface ThreadMenuProps {
  readonly conversationId: string;
  readonly title: string;
  readonly isStop: boolean;
  readonly pinned: boolean;
  readonly onRename: () => void;
  readonly onPin: () => void;
  readonly onRemove: () => void;
}

export function ThreadMenu(props: ThreadMenuProps): JSX.Element {
  const workbench = useWorkbench();
  const { strings } = workbench;
  const about = () => ({ conversationId: props.conversationId, title: props.title });
  const act = (what: ConversationAction) => void withActions(workbench, (actions) => actions[what](workbench, about()));
  return (
    <DropdownMenu modal={false} placement="bottom-end" gutter={4}>
      <DropdownMenu.Trigger
        class="icon-button small"
        tabIndex={props.isStop ? undefined : -1}
        aria-label={strings().rail.menu(props.title)}
      >
        <Icon name="more" size="s" />
      </DropdownMenu.Trigger>
      {/* Inside its landmark, and inside the sheet that may hold it. */}
      <DropdownMenu.Portal mount={document.getElementById("rail") ?? document.body}>
        <DropdownMenu.Content class="menu" aria-label={strings().rail.menu(props.title)}>
          {/* After the menu has given the focus back: the field then keeps it. */}
          <DropdownMenu.Item onSelect={() => setTimeout(() => props.onRename())}>
            <Icon name="edit" size="s" />
            {strings().rail.rename}
            <kbd>F2</kbd>
          </DropdownMenu.Item>
          <DropdownMenu.Item onSelect={() => props.onPin()}>
            <Icon name="pin" size="s" />
            {props.pinned ? strings().rail.unpin : strings().rail.pin}
            <kbd>P</kbd>
          </DropdownMenu.Item>
          <DropdownMenu.Item onSelect={() => act("copyLink")}>
            <Icon name="open" size="s" />
            {strings().rail.link}
          </DropdownMenu.Item>
          {/* After the menu has given the focus back: the dialog then gives it to the row again. */}
          <DropdownMenu.Item onSelect={() => setTimeout(() => workbench.openShare(props.conversationId))}>
            <Icon name="share" size="s" />
            {strings().rail.share}
          </DropdownMenu.Item>
          <DropdownMenu.Item onSelect={() => act("exportMarkdown")}>
            <Icon name="download" size="s" />
            {strings().rail.exportMarkdown}
          </DropdownMenu.Item>
          <DropdownMenu.Item onSelect={() => act("exportJson")}>
            <Icon name="download" size="s" />
            {strings().rail.exportJson}
          </DropdownMenu.Item>
          <DropdownMenu.Separator />
          <DropdownMenu.Item class="bad" onSelect={() => props.onRemove()}>
            <Icon name="trash" size="s" />
            {strings().rail.remove}
            <kbd>{strings().keys.names.remove}</kbd>
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu>
  );
}
