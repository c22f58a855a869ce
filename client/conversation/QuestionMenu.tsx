// What can be done with a question beside asking it anew: take it back, or delete its branch.
import { DropdownMenu } from "@kobalte/core/dropdown-menu";
import { Show } from "solid-js";
import type { Question } from "../../server/api.ts";
import { Icon } from "../icons.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { useVersions } from "./BranchPicker.tsx";
import { useSession } from "./session.ts";
import { wordsOf } from "./words.ts";

export function QuestionMenu(props: { readonly question: Question; readonly onDelete: () => void }) {
  const workbench = useWorkbench();
  const { live, undo } = useSession();
  const words = () => wordsOf(workbench);
  const versionsOf = useVersions();
  const place = () => live.tree().path.indexOf(props.question.messageId);
  const isLast = () => place() >= live.tree().path.length - 2;
  const canDelete = () => !isLast() || versionsOf(props.question.messageId).length > 1;
  let isDelete = false;
  const onClose = () => {
    // After the menu has given the focus back: what is asked in its place then takes it.
    if (isDelete) setTimeout(() => props.onDelete());
    isDelete = false;
  };
  return (
    <Show when={isLast() || canDelete()}>
      <DropdownMenu gutter={4} placement="bottom-end">
        <DropdownMenu.Trigger class="icon-button small" aria-label={words().questionMenu} title={words().questionMenu}>
          <Icon name="more" size="s" />
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content class="menu" aria-label={words().questionMenu} onCloseAutoFocus={onClose}>
            <Show when={isLast()}>
              <DropdownMenu.Item onSelect={() => void undo(props.question.messageId)}>
                <Icon name="undo" size="s" class="turns" />
                {words().undoQuestion}
              </DropdownMenu.Item>
            </Show>
            <Show when={canDelete()}>
              <DropdownMenu.Item class="bad" onSelect={() => (isDelete = true)}>
                <Icon name="trash" size="s" />
                {words().deleteBranch}
              </DropdownMenu.Item>
            </Show>
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu>
    </Show>
  );
}
