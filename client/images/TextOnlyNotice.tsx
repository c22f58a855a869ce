// Before sending, where the chosen model does not see: what works all the same, and the models that do see.
import { For, Show, createSignal } from "solid-js";
import type { JSX } from "solid-js";
import { api } from "../api.ts";
import { failureOf } from "../conversation/failure.ts";
import type { Failure } from "../conversation/failure.ts";
import { useSession } from "../conversation/session.ts";
import { Icon } from "../icons.tsx";
import { FailureLine } from "../shell/FailureLine.tsx";
import { answersNow } from "../shell/model-words.ts";
import { chooseModel, modelFor } from "../state/choose-model.ts";
import { useWorkbench } from "../state/workbench.ts";
import { imageWords } from "./words.ts";

/** Buttons of models; the rest are on their page. */
const mostOffered = 2;

export function TextOnlyNotice(): JSX.Element {
  const workbench = useWorkbench();
  const { persona } = useSession().next;
  const words = () => imageWords(workbench).textOnly;
  const [failure, setFailure] = createSignal<Failure | null>(null);
  const blind = () => {
    const model = modelFor(workbench.models(), persona().id);
    return model && !model.capabilities.vision ? model : undefined;
  };
  const seeing = () =>
    workbench
      .models()
      .filter((model) => model.role === "chat" && answersNow(model) && model.capabilities.vision)
      .slice(0, mostOffered);

  async function choose(modelId: string): Promise<void> {
    setFailure(null);
    try {
      await chooseModel(api.models, workbench.models(), modelId, persona().id);
      await workbench.refreshStatus();
    } catch (thrown) {
      setFailure(failureOf(thrown));
    }
  }

  return (
    <Show when={blind()}>
      {(model) => (
        <div class="text-only" role="note">
          <Icon name="info" size="s" />
          <span>{words().line(model().name)}</span>
          <span class="row wrap">
            <For each={seeing()}>
              {({ modelId, name }) => (
                <button type="button" class="button small" onClick={() => void choose(modelId)}>
                  {words().use(name)}
                </button>
              )}
            </For>
            <Show when={seeing().length === 0}>
              <button type="button" class="button small" onClick={() => workbench.openPage("models")}>
                {words().models}
              </button>
            </Show>
          </span>
          <FailureLine failure={failure()} />
        </div>
      )}
    </Show>
  );
}
