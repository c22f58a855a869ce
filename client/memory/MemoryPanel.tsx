// The panel of memory: what the model sees next, what it was reminded of, and everything that is kept, to be changed or forgotten.
import { createEffect, createSignal, Match, on, onCleanup, Show, Switch } from "solid-js";
import type { JSX } from "solid-js";
import { useSession } from "../conversation/session.ts";
import { Icon } from "../icons.tsx";
import { ErrorBlock } from "../shell/ErrorBlock.tsx";
import { FailureLine } from "../shell/FailureLine.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { ContextBudget } from "./ContextBudget.tsx";
import { createContextPreview } from "./context-preview.ts";
import { KeptLists } from "./KeptLists.tsx";
import "./memory.css";
import { MemorySearch } from "./MemorySearch.tsx";
import { useMemories } from "./memories.ts";
import { SwitchOff } from "./SwitchOff.tsx";

export default function MemoryPanel(): JSX.Element {
  const workbench = useWorkbench();
  const session = useSession();
  const memories = useMemories();
  const { live } = session;
  const words = () => workbench.strings().memory;
  const [query, setQuery] = createSignal("");
  const preview = createContextPreview(workbench, session, memories.kept);

  createEffect(
    on([live.id, () => live.tree().path.join(" "), live.ended, workbench.online], () => {
      if (workbench.online()) void memories.refresh();
    }),
  );
  createEffect(on(live.id, () => (setQuery(""), memories.setAsking(false)), { defer: true }));
  onCleanup(() => memories.setAsking(false));
  onCleanup(
    workbench.onEvent(({ event }) => {
      if (event.type === "memories-kept" && event.conversationId === live.id()) void memories.refresh();
    }),
  );
  const isOff = () => memories.kept()?.remembers === false;
  const refused = () => {
    const failure = memories.failure();
    return failure?.kind === "error" && memories.kept() === null ? failure.error : undefined;
  };

  return (
    <div class="scroll" tabindex="0" role="region" aria-label={words().title}>
      <Show when={memories.asking()}>
        <SwitchOff />
      </Show>
      <ContextBudget preview={preview} />
      <Switch>
        <Match when={refused()}>
          {(error) => (
            <div class="pad">
              <ErrorBlock error={error()} onNext={() => void memories.refresh()} />
            </div>
          )}
        </Match>
        <Match when={isOff()}>
          <IsOff />
        </Match>
        <Match when={true}>
          <Show when={live.id() !== null}>
            <MemorySearch query={query()} onQuery={setQuery} />
          </Show>
          <div class="failure-place">
            <FailureLine failure={memories.failure()} />
            <Show when={memories.failure() && memories.kept() === null}>
              <button type="button" class="button small" onClick={() => void memories.refresh()}>
                <Icon name="retry" size="xs" />
                {workbench.strings().retry}
              </button>
            </Show>
          </div>
          <Show when={query().trim() === ""}>
            <KeptLists preview={preview.shown()} />
          </Show>
        </Match>
      </Switch>
    </div>
  );
}

function IsOff(): JSX.Element {
  const { strings } = useWorkbench();
  const { lastForgotten } = useMemories();
  const words = () => strings().memory.switch;
  return (
    <div class="memory-part calm-part">
      <h3>{words().isOff}</h3>
      <p class="small muted">{words().offBody}</p>
      <p class="small muted" role="status">
        <Show when={lastForgotten()}>{(count) => words().forgot(count())}</Show>
      </p>
    </div>
  );
}
