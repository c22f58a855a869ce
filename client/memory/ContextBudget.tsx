// The model's window as a bar: what the next message would be answered with, each part to be read at a press.
import { createMemo, createSignal, createUniqueId, For, Show } from "solid-js";
import type { JSX } from "solid-js";
import { Each } from "../documents/Each.tsx";
import { Icon } from "../icons.tsx";
import { FailureLine } from "../shell/FailureLine.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { budgetOf } from "./budget.ts";
import type { Budget } from "./budget.ts";
import "./budget.css";
import type { ContextPreview, Preview } from "./context-preview.ts";
import { formatTokens } from "./format.ts";
import { useMemories } from "./memories.ts";
import { ToldPart } from "./ToldPart.tsx";
import type { ShownPart } from "./ToldPart.tsx";

interface Entry {
  readonly kind: ShownPart;
  readonly name: string;
  readonly tokens: number;
}

export function ContextBudget(props: { readonly preview: Preview }): JSX.Element {
  const { selectedModel, strings } = useWorkbench();
  const words = () => strings().memory.budget;
  const retry = () => props.preview.retry();
  /** A model that is not there cannot count. */
  const isEstimate = () => selectedModel()?.state !== "ready";
  return (
    <div class="pad budget-part">
      <Show when={props.preview.shown()} fallback={<Waiting failed={props.preview.failure() !== null} />}>
        {(preview) => <Drawn preview={preview()} isEstimate={isEstimate()} />}
      </Show>
      <Show when={props.preview.failure()}>
        <FailureLine failure={props.preview.failure()} />
        <button type="button" class="button small" onClick={retry}>
          <Icon name="retry" size="xs" />
          {strings().retry}
        </button>
      </Show>
      <span class="visually-hidden" role="status">
        {props.preview.shown() || props.preview.failure() ? "" : words().loading}
      </span>
    </div>
  );
}

function Waiting(props: { readonly failed: boolean }): JSX.Element {
  const { strings } = useWorkbench();
  return (
    <>
      <h3 class="label">{strings().memory.budget.title}</h3>
      <Show when={!props.failed}>
        <div class="late" aria-hidden="true">
          <div class="skeleton bar-like" />
          <div class="skeleton" style={{ "inline-size": "82%" }} />
        </div>
      </Show>
    </>
  );
}

function Drawn(props: { readonly preview: ContextPreview; readonly isEstimate: boolean }): JSX.Element {
  const { language, strings } = useWorkbench();
  const words = () => strings().memory.budget;
  const [openedKind, setOpened] = createSignal<ShownPart | null>(null);
  const textId = createUniqueId();
  const budget = createMemo(() => budgetOf(props.preview));
  const tokens = (count: number) => formatTokens(count, language());
  const entries = createMemo((): readonly Entry[] => [
    ...budget().parts.map(({ kind, tokens: size }) => ({ kind, name: words().parts[kind], tokens: size })),
    { kind: "free", name: words().free, tokens: budget().free },
  ]);
  const opened = () => entries().find(({ kind }) => kind === openedKind());
  return (
    <>
      <h3 class="label">
        {words().title}, {words().of(tokens(budget().used), tokens(budget().limit))}
        <Show when={props.isEstimate}>, {words().estimated}</Show>
      </h3>
      <div class="budget" role="img" aria-label={words().bar}>
        <For each={entries()}>
          {(entry) => (
            <Show when={entry.tokens > 0}>
              <i class={entry.kind} style={{ "--v": entry.tokens }} />
            </Show>
          )}
        </For>
      </div>
      <ul class="budget-legend">
        <Each of={entries()} id={({ kind }) => kind}>
          {(entry) => (
            <li>
              <button
                type="button"
                aria-expanded={openedKind() === entry().kind}
                aria-controls={openedKind() === entry().kind ? textId : undefined}
                onClick={() => setOpened((now) => (now === entry().kind ? null : entry().kind))}
              >
                <i class={entry().kind} />
                {entry().name} <span class="faint">{tokens(entry().tokens)}</span>
              </button>
            </li>
          )}
        </Each>
      </ul>
      <Show when={opened()}>
        {(entry) => <ToldPart id={textId} kind={entry().kind} name={entry().name} preview={props.preview} />}
      </Show>
      <Said budget={budget()} />
    </>
  );
}

/** In words, what the bar cannot show. */
function Said(props: { readonly budget: Budget }): JSX.Element {
  const { language, strings } = useWorkbench();
  const memories = useMemories();
  const words = () => strings().memory.budget;
  return (
    <>
      <Show when={props.budget.over > 0}>
        <p class="hint wrong">
          <Icon name="warn" size="xs" />
          {words().over(formatTokens(props.budget.over, language()))}
        </p>
      </Show>
      <Show when={props.budget.summarised > 0}>
        <p class="hint">{words().summarised(props.budget.summarised)}</p>
      </Show>
      <Show when={props.budget.leftOut > 0}>
        <p class="hint">
          {words().leftOut(props.budget.leftOut)}
          <Show when={memories.kept()?.remembers}> {words().canRecall}</Show>
        </p>
      </Show>
    </>
  );
}
