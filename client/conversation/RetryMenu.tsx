// Ways to have a question answered once more: as before, by another model, or by another persona.
import { DropdownMenu } from "@kobalte/core/dropdown-menu";
import { For, Show, createMemo } from "solid-js";
import type { CataloguePersona } from "../../server/api.ts";
import { Icon, PersonaIcon } from "../icons.tsx";
import { answersNow } from "../shell/model-words.ts";
import { useWorkbench } from "../state/workbench.ts";
import { fittingInput } from "./fitting-input.ts";
import { useSession } from "./session.ts";
import { questionOf } from "./tree.ts";
import type { AnswerNode } from "./tree.ts";
import { fill, wordsOf } from "./words.ts";

interface RetryMenuProps {
  readonly node: AnswerNode;
  readonly persona: CataloguePersona | undefined;
}

export function RetryMenu(props: RetryMenuProps) {
  const workbench = useWorkbench();
  const session = useSession();
  const words = () => wordsOf(workbench);
  const question = createMemo(() => questionOf(session.live.tree(), props.node.messageId));
  const asked = () => workbench.personaById(question()?.persona.id ?? "");
  const model = () => session.live.live(props.node.runId).answer.model;
  const models = () =>
    workbench.models().filter((each) => each.role === "chat" && answersNow(each) && each.modelId !== model());
  const personas = () => workbench.personas().filter((each) => each.id !== (props.persona?.id ?? ""));

  function askAs(persona: CataloguePersona): void {
    const known = question();
    if (known) void session.edit(known.messageId, fittingInput(persona, known, session.valuesOf(persona.id)), persona);
  }

  return (
    <DropdownMenu gutter={4} placement="bottom-end">
      <DropdownMenu.Trigger class="icon-button small" aria-label={words().retry} title={words().retry}>
        <Icon name="retry" size="s" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content class="menu" aria-label={words().retry}>
          {/* A persona that is gone answers nothing any more. */}
          <Show when={asked()}>
            <DropdownMenu.Item onSelect={() => void session.retry(props.node.messageId)}>
              <Icon name="retry" size="s" />
              {words().again}
            </DropdownMenu.Item>
            <Show when={models().length > 0}>
              <DropdownMenu.Group>
                <DropdownMenu.GroupLabel class="label">{words().withModel}</DropdownMenu.GroupLabel>
                <For each={models()}>
                  {({ modelId, name }) => (
                    <DropdownMenu.Item onSelect={() => void session.retry(props.node.messageId, modelId)}>
                      <Icon name="models" size="s" />
                      {name}
                    </DropdownMenu.Item>
                  )}
                </For>
              </DropdownMenu.Group>
            </Show>
          </Show>
          <For each={personas()}>
            {(persona) => (
              <DropdownMenu.Item onSelect={() => askAs(persona)}>
                <span class="accent row" data-persona={persona.id}>
                  <PersonaIcon paths={persona.icon} size="s" />
                </span>
                {fill(words().asPersona, { persona: workbench.local(persona.title) })}
              </DropdownMenu.Item>
            )}
          </For>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu>
  );
}
