// Who uses a model, and what else can be done with it: asked again, or removed.
import { DropdownMenu } from "@kobalte/core/dropdown-menu";
import { For, Show } from "solid-js";
import type { JSX } from "solid-js";
import type { ModelEntry } from "../../../server/api.ts";
import { Icon } from "../../icons.tsx";
import { answersNow, formatBytes } from "../../shell/model-words.ts";
import { useWorkbench } from "../../state/workbench.ts";
import { modelWords } from "../words.ts";
import type { ModelActions } from "./model-actions.ts";

interface ModelMenuProps {
  readonly model: ModelEntry;
  readonly actions: ModelActions;
  /** Its weights lie here and can be deleted. */
  readonly canTakeAway: boolean;
  readonly onRemove: () => void;
}

export function ModelMenu(props: ModelMenuProps): JSX.Element {
  const workbench = useWorkbench();
  const { language } = workbench;
  const words = () => modelWords(workbench);
  const isServer = () => props.model.kind === "served";
  const canBeUsed = () => props.model.role === "chat" && (isServer() || answersNow(props.model));
  const size = () => formatBytes(props.model.progress?.done ?? props.model.bytes ?? 0, language());
  return (
    <DropdownMenu modal={false} placement="bottom-end" gutter={4}>
      <DropdownMenu.Trigger class="icon-button small" aria-label={words().menu(props.model.name)}>
        <Icon name="more" size="s" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal mount={document.getElementById("main") ?? document.body}>
        <DropdownMenu.Content class="menu" aria-label={words().menu(props.model.name)}>
          <Show when={canBeUsed()}>
            <UseFor model={props.model} actions={props.actions} />
          </Show>
          <Show when={canBeUsed() && (isServer() || props.canTakeAway)}>
            <DropdownMenu.Separator />
          </Show>
          <Show when={isServer()}>
            <DropdownMenu.Item onSelect={() => props.actions.probe()}>
              <Icon name="retry" size="s" />
              {words().probe}
            </DropdownMenu.Item>
          </Show>
          <Show when={isServer() || props.canTakeAway}>
            {/* After the menu has given the focus back: the dialog then returns it to the menu's button. */}
            <DropdownMenu.Item class="bad" onSelect={() => setTimeout(() => props.onRemove())}>
              <Icon name="trash" size="s" />
              {isServer() ? words().remove : words().takeAway(size())}
            </DropdownMenu.Item>
          </Show>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu>
  );
}

/** Every persona without a model of its own uses the chosen one. */
function UseFor(props: Pick<ModelMenuProps, "model" | "actions">): JSX.Element {
  const workbench = useWorkbench();
  const words = () => modelWords(workbench);
  return (
    <DropdownMenu.Group>
      <DropdownMenu.GroupLabel class="label">{words().useFor}</DropdownMenu.GroupLabel>
      <DropdownMenu.CheckboxItem checked={props.model.selected} onChange={() => props.actions.select()} closeOnSelect>
        <Icon name="check" size="s" class={props.model.selected ? "" : "absent"} />
        {words().allAnswers}
      </DropdownMenu.CheckboxItem>
      <For each={workbench.personas()}>
        {(persona) => (
          <DropdownMenu.CheckboxItem
            checked={props.model.personas.includes(persona.id)}
            onChange={(isMine) => props.actions.assign(persona.id, isMine)}
            closeOnSelect
          >
            <Icon name="check" size="s" class={props.model.personas.includes(persona.id) ? "" : "absent"} />
            {workbench.local(persona.title)}
          </DropdownMenu.CheckboxItem>
        )}
      </For>
    </DropdownMenu.Group>
  );
}
