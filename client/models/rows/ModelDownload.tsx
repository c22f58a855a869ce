// Weights on their way or yet to come: how far they are, what the disk has room for, the terms, and the buttons.
import { createMemo, Show, untrack } from "solid-js";
import type { JSX } from "solid-js";
import type { ModelEntry } from "../../../server/api.ts";
import { Icon } from "../../icons.tsx";
import { answersNow, formatBytes, percentOf } from "../../shell/model-words.ts";
import { useWorkbench } from "../../state/workbench.ts";
import { minutesLeft } from "../numbers.ts";
import { modelWords } from "../words.ts";
import { LicenceLink } from "./LicenceLink.tsx";
import type { ModelActions } from "./model-actions.ts";

interface ModelDownloadProps {
  readonly model: ModelEntry;
  readonly actions: ModelActions;
  readonly diskFree: number | null;
}

export function ModelDownload(props: ModelDownloadProps): JSX.Element {
  const canFetch = () => props.model.kind === "embedded" && ["missing", "paused", "failed"].includes(props.model.state);
  return (
    <>
      <Show when={["fetching", "paused"].includes(props.model.state) && props.model.progress}>
        <HowFar model={props.model} />
      </Show>
      <Show when={canFetch()}>
        <GetIt {...props} />
      </Show>
    </>
  );
}

function HowFar(props: { readonly model: ModelEntry }): JSX.Element {
  const workbench = useWorkbench();
  const { language } = workbench;
  const words = () => modelWords(workbench);
  const percent = () => percentOf(props.model.progress);
  const done = () => props.model.progress?.done ?? 0;
  const isFetching = createMemo(() => props.model.state === "fetching");
  /** Of this stretch: while it was paused nothing came. */
  const first = createMemo(() => ({ isFetching: isFetching(), done: untrack(done), at: Date.now() }));
  const timeLeft = () => {
    const { progress } = props.model;
    const minutes = progress && isFetching() ? minutesLeft(first(), progress, Date.now()) : null;
    return minutes === null ? "" : `, ${words().minutesLeft(minutes)}`;
  };
  const told = () => {
    const { done = 0, total = 0 } = props.model.progress ?? {};
    const tell = props.model.state === "paused" ? words().pausedAt : words().progress;
    return total > 0
      ? tell(formatBytes(done, language()), formatBytes(total, language()))
      : formatBytes(done, language());
  };
  return (
    <>
      <span
        class="progress"
        classList={{ paused: props.model.state === "paused" }}
        role="progressbar"
        aria-label={words().progressLabel(props.model.name)}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent() ?? undefined}
        aria-valuetext={told()}
        style={{ "--v": `${percent() ?? 0}%` }}
      >
        <i />
      </span>
      <p class="tiny muted">
        {told()}
        {timeLeft()}
      </p>
    </>
  );
}

function GetIt(props: ModelDownloadProps): JSX.Element {
  const workbench = useWorkbench();
  const { language } = workbench;
  const words = () => modelWords(workbench);
  const needed = () => (props.model.bytes === null ? null : props.model.bytes - (props.model.progress?.done ?? 0));
  /** Needed and free; null where one is not known. */
  const disk = () => {
    const bytes = needed();
    if (bytes === null || props.diskFree === null) return null;
    const sizes = [formatBytes(bytes, language()), formatBytes(props.diskFree, language())] as const;
    return { isTooFull: bytes > props.diskFree, sizes };
  };
  /** One button stands out, and only where nothing answers yet: the first Gemma that can be had. */
  const isTheWayOn = () => {
    const chat = workbench.models().filter(({ role }) => role === "chat");
    const first = chat.find(({ kind, standIn }) => kind === "embedded" && !standIn);
    return first?.modelId === props.model.modelId && !chat.some(answersNow);
  };
  const label = () => {
    if (props.model.state === "paused") return words().goOn;
    const get = props.model.state === "failed" ? words().getAgain : words().get;
    return props.model.bytes === null ? get : `${get}, ${formatBytes(props.model.bytes, language())}`;
  };
  return (
    <>
      <div class="row wrap get">
        <Show when={props.model.licence}>
          {(licence) => <LicenceLink href={licence().url} label={words().terms(licence().name)} />}
        </Show>
        <button
          type="button"
          class="button"
          classList={{ primary: isTheWayOn() }}
          disabled={props.actions.busy() !== null}
          onClick={() => props.actions.fetch()}
        >
          <Icon name="download" size="s" />
          {label()}
        </button>
        <Show when={props.model.licence}>
          <span class="tiny muted">{words().getNote}</span>
        </Show>
      </div>
      <Show when={disk()}>
        {(room) => (
          <p class="row tiny disk" classList={{ warn: room().isTooFull, muted: !room().isTooFull }}>
            <Show when={room().isTooFull}>
              <Icon name="warn" size="xs" />
            </Show>
            {(room().isTooFull ? words().tooFull : words().needs)(...room().sizes)}
          </p>
        )}
      </Show>
    </>
  );
}
