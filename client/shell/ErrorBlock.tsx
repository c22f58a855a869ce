// What happened, what is kept, what to do next: every error of the page looks like this, where the work was.
import { For, Show } from "solid-js";
import type { JSX } from "solid-js";
import { errorSentence } from "../../pipelines/engine/error-sentences.ts";
import type { ErrorCode, FacetErrorData, NextStep } from "../../pipelines/engine/errors.ts";
import { Icon } from "../icons.tsx";
import type { IconName } from "../icons.tsx";
import { useWorkbench } from "../state/workbench.ts";

interface ErrorBlockProps {
  readonly error: FacetErrorData;
  /** True below an answer that holds text: the model did answer, and then broke off. */
  readonly begun?: boolean;
  /** Without it the steps are not offered. */
  readonly onNext?: (step: NextStep) => void;
  /** Level of the heading, by where the block stands. Default 3. */
  readonly level?: 2 | 3;
}

/** Not failures but answers: shown calmly, in amber. */
const soft: ReadonlySet<ErrorCode> = new Set([
  "model-missing",
  "model-cannot-see",
  "interrupted",
  "conflict",
  "document-not-ready",
  "rate-limited",
  "not-found",
]);
const stepIcons: Partial<Record<NextStep, IconName>> = {
  retry: "retry",
  wait: "retry",
  "free-space": "retry",
  edit: "edit",
  "add-model": "plus",
};

export function ErrorBlock(props: ErrorBlockProps): JSX.Element {
  const { language, strings } = useWorkbench();
  const title = () =>
    props.begun && props.error.code === "model-unreachable"
      ? strings().errors.brokeOff
      : strings().errors.titles[props.error.code];
  const isSoft = () => soft.has(props.error.code);
  return (
    <div class="trouble" classList={{ soft: isSoft() }} role="alert">
      <Heading level={props.level ?? 3}>
        <Icon name={isSoft() ? "warn" : "error"} size="s" class={isSoft() ? "warn" : "bad"} />
        {title()}
      </Heading>
      <p>
        {errorSentence(props.error, language())}
        <Show when={props.error.kept.length > 0}> {strings().errors.kept(props.error.kept)}</Show>
      </p>
      <Show when={props.onNext && props.error.next.length > 0 ? props.onNext : undefined}>
        {(onNext) => (
          <div class="actions">
            <For each={props.error.next}>
              {(step, index) => (
                <button
                  type="button"
                  class="button"
                  classList={{ primary: index() === 0 }}
                  onClick={() => onNext()(step)}
                >
                  <Show when={stepIcons[step]}>{(name) => <Icon name={name()} size="s" />}</Show>
                  {strings().errors.next[step]}
                </button>
              )}
            </For>
          </div>
        )}
      </Show>
    </div>
  );
}

function Heading(props: { readonly level: 2 | 3; readonly children: JSX.Element }): JSX.Element {
  return (
    <Show when={props.level === 2} fallback={<h3>{props.children}</h3>}>
      <h2>{props.children}</h2>
    </Show>
  );
}
