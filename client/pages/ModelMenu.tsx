// What can be done with an added server.
import { DropdownMenu } from "@kobalte/core/dropdown-menu";
import type { JSX } from "solid-js";
import { Icon } from "../icons.tsx";
import { useWorkbench } from "../state/workbench.ts";

export function ModelMenu(props: {
  readonly name: string;
  readonly onProbe: () => void;
  readonly onRemove: () => void;
}): JSX.Element {
  const { strings } = useWorkbench();
  const words = () => strings().models;
  return (
    <DropdownMenu modal={false} placement="bottom-end" gutter={4}>
      <DropdownMenu.Trigger class="icon-button small" aria-label={words().menu(props.name)}>
        <Icon name="more" size="s" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal mount={document.getElementById("main") ?? document.body}>
        <DropdownMenu.Content class="menu" aria-label={words().menu(props.name)}>
          <DropdownMenu.Item onSelect={() => props.onProbe()}>
            <Icon name="retry" size="s" />
            {words().probe}
          </DropdownMenu.Item>
          <DropdownMenu.Separator />
          {/* After the menu has given the focus back: the dialog then returns it to the menu's button. */}
          <DropdownMenu.Item class="bad" onSelect={() => setTimeout(() => props.onRemove())}>
            <Icon name="trash" size="s" />
            {words().remove}
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu>
  );
}
