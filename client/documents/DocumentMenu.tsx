// What can be done with a document: use in a conversation, read again, download, take out of the conversation, delete.
import { DropdownMenu } from "@kobalte/core/dropdown-menu";
import { Show } from "solid-js";
import type { JSX } from "solid-js";
import type { DocumentInfo } from "../../pipelines/engine/documents.ts";
import { Icon } from "../icons.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { isOver } from "./page-strip.ts";
import { downloadUrl } from "./server.ts";

interface DocumentMenuProps {
  readonly document: DocumentInfo;
  readonly onRetry: () => void;
  /** Only where it is shown in a conversation. */
  readonly onUnlink?: (() => void) | undefined;
  /** Only in the library: puts it into a conversation. */
  readonly onUse?: (() => void) | undefined;
  readonly onRemove: () => void;
}

export function DocumentMenu(props: DocumentMenuProps): JSX.Element {
  const { strings } = useWorkbench();
  const words = () => strings().documents;
  const label = () => words().menu(props.document.name);
  const id = () => `menu-of-${props.document.documentId}`;
  return (
    <DropdownMenu modal={false} placement="bottom-end" gutter={4}>
      <DropdownMenu.Trigger id={id()} class="icon-button small" aria-label={label()} title={label()}>
        <Icon name="more" size="s" />
      </DropdownMenu.Trigger>
      {/* Inside its landmark, and inside the sheet that may hold it. */}
      <DropdownMenu.Portal mount={document.getElementById(id())?.closest<HTMLElement>(".panel, main") ?? document.body}>
        <DropdownMenu.Content class="menu" aria-label={label()}>
          <Show when={props.onUse}>
            {(use) => (
              // After the menu has given the focus back: the dialog then takes it.
              <DropdownMenu.Item onSelect={() => setTimeout(() => use()())}>
                <Icon name="plus" size="s" />
                {words().use}
              </DropdownMenu.Item>
            )}
          </Show>
          <DropdownMenu.Item as="a" href={downloadUrl(props.document.fileId)} download="">
            <Icon name="download" size="s" />
            {words().download}
          </DropdownMenu.Item>
          <Show when={isOver(props.document.stage)}>
            <DropdownMenu.Item onSelect={() => props.onRetry()}>
              <Icon name="retry" size="s" />
              {words().retry}
            </DropdownMenu.Item>
          </Show>
          <Show when={props.onUnlink}>
            {(unlink) => (
              <DropdownMenu.Item onSelect={() => unlink()()}>
                <Icon name="close" size="s" />
                {words().unlink}
              </DropdownMenu.Item>
            )}
          </Show>
          <DropdownMenu.Separator />
          <DropdownMenu.Item class="bad" onSelect={() => setTimeout(() => props.onRemove())}>
            <Icon name="trash" size="s" />
            {words().remove}
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu>
  );
}
