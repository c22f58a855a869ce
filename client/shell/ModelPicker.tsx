// Which model answers next: its name and state in the bar, and every model with what it can do in the menu.
import { DropdownMenu } from "@kobalte/core/dropdown-menu";
import { createSignal, For, Show } from "solid-js";
import type { JSX } from "solid-js";
import type { ModelEntry } from "../../server/api.ts";
import { api } from "../api.ts";
import { failureOf } from "../conversation/failure.ts";
import type { Failure } from "../conversation/failure.ts";
import { Icon } from "../icons.tsx";
import { chooseModel } from "../state/choose-model.ts";
import { useWorkbench } from "../state/workbench.ts";
import { FailureLine } from "./FailureLine.tsx";
import { formatContext, percentOf, toneOf } from "./model-words.ts";
import { ModelLine } from "./ModelLine.tsx";

export function ModelPicker(): JSX.Element {
  const workbench = useWorkbench();
  const { strings, models, selectedModel, online } = workbench;
  const [open, setOpen] = createSignal(false);
  const [failure, setFailure] = createSignal<Failure | null>(null);
  const chat = () => models().filter((each) => each.role === "chat");
  const tone = () => (online() ? toneOf(selectedModel()?.state) : "off");
  const title = () => {
    const model = selectedModel();
    return model
      ? strings().bar.model(fullName(model), strings().models.states[model.state])
      : strings().bar.chooseModel;
  };
  const fullName = (model: ModelEntry) => (model.standIn ? `${model.name} (${strings().models.standIn})` : model.name);

  /** The colour of the dot in words, unless all is well. */
  const notReady = (model: ModelEntry) => {
    if (!online()) return strings().offline.short;
    if (model.state === "ready" || model.state === "idle") return null;
    const percent = percentOf(model.progress);
    const state = strings().models.states[model.state];
    return percent === null ? state : `${state}, ${percent} %`;
  };
  /** A stand-in's tag takes the room of the figure. */
  const contextOf = (model: ModelEntry) => (model.standIn ? "" : formatContext(model.capabilities.context));

  const choose = async (modelId: string) => {
    const model = chat().find((each) => each.modelId === modelId);
    // Weights that are not here yet: their terms come first, on the models page.
    if (model?.state === "missing" || model?.state === "paused") return workbench.openPage("models");
    setFailure(null);
    try {
      const personaId = workbench.page() === "conversation" ? workbench.persona().id : undefined;
      await chooseModel(api.models, models(), modelId, personaId);
      await workbench.refreshStatus();
    } catch (thrown) {
      setFailure(failureOf(thrown));
      setOpen(true);
    }
  };
  const opened = (isOpen: boolean) => {
    setOpen(isOpen);
    if (isOpen) workbench.refreshStatus().catch(() => undefined);
    else setFailure(null);
  };

  return (
    <DropdownMenu modal={false} open={open()} onOpenChange={opened} placement="bottom-end" gutter={6}>
      <DropdownMenu.Trigger class="button model" title={title()}>
        <span class="visually-hidden">{strings().bar.chooseModel}: </span>
        <span class={`dot ${tone()}`} />
        <span class="model-name">
          <b class="cut-off">{selectedModel()?.name ?? strings().bar.noModel}</b>
          <Show when={selectedModel()}>
            {(model) => (
              <span class="beside">
                <Show when={model().standIn}>
                  <span class="tag warn">{strings().models.standIn}</span>
                </Show>
                <Show when={notReady(model())} fallback={<span class="faint context">{contextOf(model())}</span>}>
                  {(state) => <span class="faint">{state()}</span>}
                </Show>
              </span>
            )}
          </Show>
        </span>
        <Icon name="down" size="xs" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal mount={document.getElementById("bar") ?? document.body}>
        <DropdownMenu.Content class="menu models" aria-label={strings().bar.chooseModel}>
          <FailureLine failure={failure()} />
          <DropdownMenu.RadioGroup value={selectedModel()?.modelId ?? ""} onChange={(id) => void choose(id)}>
            <For each={chat()}>
              {(model) => (
                <DropdownMenu.RadioItem value={model.modelId} textValue={model.name} closeOnSelect>
                  <ModelLine model={model} />
                </DropdownMenu.RadioItem>
              )}
            </For>
          </DropdownMenu.RadioGroup>
          <Show when={chat().length === 0}>
            <p class="none">{strings().models.emptyTitle}</p>
          </Show>
          <DropdownMenu.Separator />
          <DropdownMenu.Item onSelect={() => workbench.openPage("models")}>
            <Icon name="models" size="s" />
            {strings().bar.allModels}
          </DropdownMenu.Item>
          <DropdownMenu.Item onSelect={() => workbench.openPage("models", "add")}>
            <Icon name="plus" size="s" />
            {strings().bar.addServer}
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu>
  );
}
