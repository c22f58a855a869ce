// One model: its name and state, what it can do and how that is known, and what can be done with it.
import { createSignal, Show } from "solid-js";
import type { JSX } from "solid-js";
import type { FacetErrorData, NextStep } from "../../../pipelines/engine/errors.ts";
import type { ModelEntry } from "../../../server/api.ts";
import { Icon } from "../../icons.tsx";
import { ErrorBlock } from "../../shell/ErrorBlock.tsx";
import { FailureLine } from "../../shell/FailureLine.tsx";
import { answersNow } from "../../shell/model-words.ts";
import { useWorkbench } from "../../state/workbench.ts";
import { modelWords } from "../words.ts";
import { createModelActions } from "./model-actions.ts";
import { ModelDownload } from "./ModelDownload.tsx";
import { ModelFacts } from "./ModelFacts.tsx";
import { ModelMenu } from "./ModelMenu.tsx";
import { ModelState } from "./ModelState.tsx";
import { RemoveModel } from "./RemoveModel.tsx";

export function ModelRow(props: {
  readonly model: ModelEntry;
  /** Bytes free where weights are kept; null where nobody can say. */
  readonly diskFree: number | null;
}): JSX.Element {
  const workbench = useWorkbench();
  const { openPage } = workbench;
  const words = () => modelWords(workbench);
  const actions = createModelActions(() => props.model.modelId);
  const [removing, setRemoving] = createSignal(false);
  const isChat = () => props.model.role === "chat";
  const canUse = () => isChat() && !props.model.selected && !["missing", "paused"].includes(props.model.state);
  const isFetching = () => props.model.kind === "embedded" && props.model.state === "fetching";
  /** Weights that lie here, whole or in part; a file of the settings is not Facet's to delete. */
  const canTakeAway = () =>
    props.model.kind === "embedded" &&
    props.model.bytes !== null &&
    (answersNow(props.model) || props.model.state === "paused");
  /** Choosing a model is what this page is: no button for it. */
  const here = (error: FacetErrorData): FacetErrorData => ({
    ...error,
    next: error.next.filter((step) => step !== "choose-model"),
  });
  const takeStep = (step: NextStep) => {
    if (step === "add-model") openPage("models", "add");
    else if (step === "open-settings") openPage("settings");
    else if (props.model.kind === "embedded") actions.fetch();
    else actions.probe();
  };
  const hasMenu = () => props.model.kind === "served" || canTakeAway() || (isChat() && answersNow(props.model));

  return (
    <li>
      <div class="doc">
        <Icon name="models" />
        <ModelFacts model={props.model} />
        <span class="row side">
          <ModelState model={props.model} probing={actions.busy() === "probe"} />
          <Show when={isFetching()}>
            <PauseButton busy={actions.busy() !== null} name={props.model.name} onPause={actions.pause} />
          </Show>
          <Show when={canUse()}>
            <button type="button" class="button small" disabled={actions.busy() !== null} onClick={actions.select}>
              {words().use}
            </button>
          </Show>
          <Show when={hasMenu()}>
            <ModelMenu
              model={props.model}
              actions={actions}
              canTakeAway={canTakeAway()}
              onRemove={() => setRemoving(true)}
            />
          </Show>
        </span>
      </div>
      <div class="under-doc">
        <Show when={props.model.error}>{(error) => <ErrorBlock error={here(error())} onNext={takeStep} />}</Show>
        <ModelDownload model={props.model} actions={actions} diskFree={props.diskFree} />
        <FailureLine failure={actions.failure()} />
      </div>
      <RemoveModel model={props.model} open={removing()} onClose={() => setRemoving(false)} remove={actions.remove} />
    </li>
  );
}

function PauseButton(props: {
  readonly name: string;
  readonly busy: boolean;
  readonly onPause: () => void;
}): JSX.Element {
  const workbench = useWorkbench();
  const words = () => modelWords(workbench);
  return (
    <button
      type="button"
      class="button small quiet"
      aria-label={`${words().pause}: ${props.name}`}
      disabled={props.busy}
      onClick={() => props.onPause()}
    >
      {words().pause}
    </button>
  );
}
