// One model: its name and state, what it can do and how that is known, and what can be done with it.
import { createSignal, Show } from "solid-js";
import type { JSX } from "solid-js";
import type { FacetErrorData, NextStep } from "../../pipelines/engine/errors.ts";
import type { ModelEntry } from "../../server/api.ts";
import { Icon } from "../icons.tsx";
import { ErrorBlock } from "../shell/ErrorBlock.tsx";
import { FailureLine } from "../shell/FailureLine.tsx";
import { formatBytes, formatCount, formatTime, percentOf } from "../shell/model-words.ts";
import { Sheet } from "../shell/Sheet.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { createModelActions } from "./model-actions.ts";
import { ModelMenu } from "./ModelMenu.tsx";
import { ModelState } from "./ModelState.tsx";

export function ModelRow(props: { readonly model: ModelEntry }): JSX.Element {
  const { language, strings, models, openPage, toast } = useWorkbench();
  const words = () => strings().models;
  const actions = createModelActions(() => props.model.modelId);
  const [removing, setRemoving] = createSignal(false);
  const isChat = () => props.model.role === "chat";
  const canFetch = () =>
    props.model.kind === "embedded" && (props.model.state === "missing" || props.model.state === "failed");
  const percent = () => percentOf(props.model.progress);
  const where = () => {
    const { server } = props.model;
    return server ? words().served(words().dialectNames[server.dialect], server.url) : words().embedded;
  };
  const abilities = () => {
    const { context, vision, json, usage } = props.model.capabilities;
    const count = (number: number) => formatCount(number, language());
    return [
      words().context(count(context)),
      vision ? words().sees : words().textOnly,
      json ? words().json : words().noJson,
      ...(props.model.server
        ? [usage ? words().usage : words().noUsage, words().atOnce(props.model.server.concurrency)]
        : []),
    ].join(", ");
  };
  /** It was not chosen over anything: nothing else here can answer or is on its way. */
  const isOnlyChoice = () =>
    props.model.selected &&
    !models().some(
      ({ role, standIn, state }) => role === "chat" && !standIn && state !== "missing" && state !== "failed",
    );
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
  const remove = async () => {
    setRemoving(false);
    const { name } = props.model;
    if (await actions.remove()) toast({ icon: "check", title: words().removed(name) });
  };

  return (
    <li>
      <div class="doc">
        <Icon name="models" />
        <div>
          <p class="row wrap names">
            <b>{props.model.name}</b>
            <Show when={props.model.standIn}>
              <span class="tag warn">
                <Icon name="warn" size="xs" />
                {words().standIn}
              </span>
            </Show>
            <Show when={isChat() && props.model.selected}>
              <span class="tag mine">{words().current}</span>
            </Show>
          </p>
          <p class="tiny muted">
            {isChat() ? `${words().tiers[props.model.tier]}, ` : `${words().roles[props.model.role]}, `}
            {where()}
          </p>
          <Show when={isChat()}>
            <p class="tiny muted">{abilities()}</p>
          </Show>
          <Show when={isChat() && props.model.selected}>
            <p class="tiny muted">{words().tierHints[props.model.tier]}</p>
          </Show>
          <Show when={props.model.server}>
            <p class="tiny faint">
              {props.model.probedAt
                ? words().probed(formatTime(props.model.probedAt, language()))
                : words().neverProbed}
            </p>
          </Show>
          <Show when={props.model.standIn && isOnlyChoice()}>
            <p class="tiny muted">{words().standInWhy}</p>
          </Show>
          <Show when={!canFetch() && props.model.licence}>
            {(licence) => (
              <p class="tiny muted">
                <LicenceLink href={licence().url} label={words().licence(licence().name)} />
              </p>
            )}
          </Show>
        </div>
        <span class="row side">
          <ModelState model={props.model} probing={actions.busy() === "probe"} />
          <Show when={isChat() && !props.model.selected && props.model.state !== "missing"}>
            <button type="button" class="button small" disabled={actions.busy() !== null} onClick={actions.select}>
              {words().use}
            </button>
          </Show>
          <Show when={props.model.kind === "served"}>
            <ModelMenu name={props.model.name} onProbe={actions.probe} onRemove={() => setRemoving(true)} />
          </Show>
        </span>
      </div>
      <div class="under-doc">
        <Show when={props.model.state === "fetching" && props.model.progress}>
          {(progress) => (
            <>
              <span
                class="progress"
                role="progressbar"
                aria-label={words().progressLabel(props.model.name)}
                aria-valuemin={0}
                aria-valuemax={100}
                aria-valuenow={percent() ?? undefined}
                style={{ "--v": `${percent() ?? 0}%` }}
              >
                <i />
              </span>
              <p class="tiny muted">
                {words().progress(formatBytes(progress().done, language()), formatBytes(progress().total, language()))}
              </p>
            </>
          )}
        </Show>
        <Show when={props.model.error}>{(error) => <ErrorBlock error={here(error())} onNext={takeStep} />}</Show>
        <Show when={canFetch()}>
          <div class="row wrap get">
            <Show when={props.model.licence}>
              {(licence) => <LicenceLink href={licence().url} label={words().terms(licence().name)} />}
            </Show>
            <button
              type="button"
              class="button"
              classList={{ primary: !props.model.standIn }}
              disabled={actions.busy() !== null}
              onClick={actions.fetch}
            >
              <Icon name="download" size="s" />
              {props.model.state === "failed" ? words().getAgain : words().get}
              {props.model.bytes === null ? "" : `, ${formatBytes(props.model.bytes, language())}`}
            </button>
            <Show when={props.model.licence}>
              <span class="tiny muted">{words().getNote}</span>
            </Show>
          </div>
        </Show>
        <FailureLine failure={actions.failure()} />
      </div>
      <Sheet
        open={removing()}
        onClose={() => setRemoving(false)}
        title={words().removeTitle(props.model.name)}
        class="dialog"
      >
        <p class="small muted">{words().removeBody}</p>
        <div class="actions">
          <button type="button" class="button" onClick={() => setRemoving(false)}>
            {words().keep}
          </button>
          <button type="button" class="button danger" onClick={() => void remove()}>
            {words().remove}
          </button>
        </div>
      </Sheet>
    </li>
  );
}

function LicenceLink(props: { readonly href: string; readonly label: string }): JSX.Element {
  const { strings } = useWorkbench();
  return (
    <a class="link small" href={props.href} target="_blank" rel="noreferrer noopener">
      {props.label}
      <Icon name="open" size="xs" />
      <span class="visually-hidden"> ({strings().newTab})</span>
    </a>
  );
}
