// The composer's way to ask two at once: a second persona or a second model for this message.
import { DropdownMenu } from "@kobalte/core/dropdown-menu";
import { For, Show } from "solid-js";
import { Icon, PersonaIcon } from "../icons.tsx";
import { useWorkbench } from "../state/workbench.ts";
import type { CompareWith } from "./compare-with.ts";
import { wordsOf } from "./words.ts";

export function CompareMenu(props: { readonly compare: CompareWith }) {
  const workbench = useWorkbench();
  const words = () => wordsOf(workbench);
  return (
    <Show when={props.compare.personas().length + props.compare.models().length > 0}>
      <DropdownMenu gutter={4} placement="top-start">
        <DropdownMenu.Trigger class="icon-button small" aria-label={words().compare} title={words().compareWith}>
          <Icon name="branch" size="s" />
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content class="menu" aria-label={words().compareWith}>
            <DropdownMenu.Group>
              <DropdownMenu.GroupLabel class="label">{words().compareWith}</DropdownMenu.GroupLabel>
              <For each={props.compare.personas()}>
                {(persona) => (
                  <DropdownMenu.Item onSelect={() => props.compare.choose({ kind: "persona", persona })}>
                    <span class="accent row" data-persona={persona.id}>
                      <PersonaIcon paths={persona.icon} size="s" />
                    </span>
                    {workbench.local(persona.title)}
                  </DropdownMenu.Item>
                )}
              </For>
            </DropdownMenu.Group>
            <Show when={props.compare.models().length > 0}>
              <DropdownMenu.Group>
                <DropdownMenu.GroupLabel class="label">{words().compareModels}</DropdownMenu.GroupLabel>
                <For each={props.compare.models()}>
                  {(model) => (
                    <DropdownMenu.Item onSelect={() => props.compare.choose({ kind: "model", model })}>
                      <Icon name="models" size="s" />
                      {model.name}
                    </DropdownMenu.Item>
                  )}
                </For>
              </DropdownMenu.Group>
            </Show>
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu>
    </Show>
  );
}
