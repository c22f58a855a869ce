// One line over the code where it is not simply the current version: an earlier one, one being changed, a finding that is gone.
import { Match, Show, Switch } from "solid-js";
import type { JSX } from "solid-js";
import { Icon } from "../icons.tsx";
import { FailureLine } from "../shell/FailureLine.tsx";
import { useWorkbench } from "../state/workbench.ts";
import type { CodeView } from "./code-view.ts";
import { useShownCode } from "./shown-code.ts";
import type { VersionActions } from "./version-actions.ts";
import { codeWords } from "./words.ts";

interface VersionBarProps {
  readonly view: CodeView;
  readonly actions: VersionActions;
  readonly isEditing: boolean;
}

export function VersionBar(props: VersionBarProps): JSX.Element {
  const workbench = useWorkbench();
  const shown = useShownCode();
  const words = () => codeWords(workbench).panel;
  const isGone = () => shown.chosen()?.lines !== undefined && props.view.marked() === null && isShownFile();
  const isShownFile = () => shown.chosen()?.file === props.view.file()?.name;
  const busy = () => props.actions.busy();
  return (
    <>
      <Switch>
        <Match when={props.isEditing}>
          <div class="code-bar" role="status">
            <span>{words().editing(props.view.version()?.number ?? 0)}</span>
            <span class="end row">
              <button type="button" class="button small quiet" onClick={() => props.actions.discard()}>
                {words().discard}
              </button>
              <button
                type="button"
                class="button small primary"
                aria-disabled={busy()}
                onClick={() => void props.actions.keep()}
              >
                {words().keep}
              </button>
            </span>
          </div>
        </Match>
        <Match when={props.view.halfChanged()}>
          {(version) => (
            <div class="code-bar" role="status">
              <Icon name="edit" size="s" />
              <span>{words().halfChanged(version().number)}</span>
              <span class="end row">
                <button type="button" class="button small" onClick={() => shown.pick(version().versionId)}>
                  {words().goOn}
                </button>
              </span>
            </div>
          )}
        </Match>
        <Match when={!props.view.isCurrent()}>
          <div class="code-bar" role="status">
            <Icon name="info" size="s" />
            <span>{words().earlier}</span>
            <span class="end row">
              <button
                type="button"
                class="button small"
                aria-disabled={busy()}
                onClick={() => void props.actions.restore()}
              >
                {words().restore}
              </button>
              <button type="button" class="button small quiet" onClick={() => shown.open()}>
                {words().toCurrent}
              </button>
            </span>
          </div>
        </Match>
        <Match when={isGone()}>
          <p class="code-bar" role="status">
            <Icon name="info" size="s" />
            <span>{words().gone}</span>
          </p>
        </Match>
      </Switch>
      <Show when={props.actions.failure() ?? props.view.failure()}>
        {(failure) => (
          <div class="code-bar">
            <FailureLine failure={failure()} />
          </div>
        )}
      </Show>
    </>
  );
}
