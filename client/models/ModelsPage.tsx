// Models: what to run on which machine, what can answer here and where it runs, and two of them side by side.
import { createMemo, createSignal, For, onMount, Show } from "solid-js";
import type { JSX } from "solid-js";
import type { ModelEntry } from "../../server/api.ts";
import { Icon } from "../icons.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { modelWords } from "./words.ts";
import { Adviser } from "./adviser/Adviser.tsx";
import { createAdviser } from "./adviser/adviser.ts";
import { AddServer } from "./rows/AddServer.tsx";
import { ModelRow } from "./rows/ModelRow.tsx";
import { TryTwo } from "./try/TryTwo.tsx";
import "../pages/pages.css";
import "./models.css";
import "./rows/rows.css";

const canAnswer: ReadonlySet<ModelEntry["state"]> = new Set(["ready", "idle"]);
const onItsWay: ReadonlySet<ModelEntry["state"]> = new Set(["fetching", "loading"]);

export function ModelsPage(): JSX.Element {
  const workbench = useWorkbench();
  const { models, refreshStatus, strings } = workbench;
  const words = () => modelWords(workbench);
  const adviser = createAdviser(workbench.online);
  const [asked, askToAdd] = createSignal(0);
  onMount(() => void refreshStatus().catch(() => undefined));
  const chat = createMemo(() => models().filter((each) => each.role === "chat"));
  const here = createMemo(() => chat().filter((each) => each.kind === "embedded"));
  const servers = createMemo(() => chat().filter((each) => each.kind === "served"));
  const others = createMemo(() => models().filter((each) => each.role !== "chat"));
  const nothingAnswers = () => !chat().some((each) => canAnswer.has(each.state));
  const coming = () => chat().some((each) => onItsWay.has(each.state));
  const diskFree = () => adviser.detected()?.diskFreeBytes ?? null;

  return (
    <div class="scroll" tabindex="0" role="region" aria-label={strings().models.title}>
      <div class="wide models-page">
        <Show when={nothingAnswers()}>
          <section class="trouble soft" role="status">
            <h2>{strings().models.emptyTitle}</h2>
            <p>{coming() ? words().emptyBusy : words().emptyBody}</p>
          </section>
        </Show>
        <Adviser adviser={adviser} />
        <section class="card">
          <header>
            <h2>{words().here}</h2>
            <button type="button" class="button small end" onClick={() => askToAdd(asked() + 1)}>
              <Icon name="plus" size="xs" />
              {words().add}
            </button>
          </header>
          <Rows models={here()} diskFree={diskFree()} />
          <Show when={here().length === 0}>
            <p class="in small muted">{strings().models.noneState}</p>
          </Show>
        </section>
        <section class="card">
          <header>
            <h2>{words().servers}</h2>
          </header>
          <Rows models={servers()} diskFree={diskFree()} />
          <Show when={servers().length === 0}>
            <p class="in small muted">{words().noServers}</p>
          </Show>
          <AddServer asked={asked()} />
        </section>
        <TryTwo models={chat()} />
        <Show when={others().length > 0}>
          <section class="card">
            <header>
              <h2>{words().helpers}</h2>
            </header>
            <Rows models={others()} diskFree={diskFree()} />
          </section>
        </Show>
      </div>
    </div>
  );
}

/** Keyed by id: a new status moves a row's words, not its open menu or focus. */
function Rows(props: { readonly models: readonly ModelEntry[]; readonly diskFree: number | null }): JSX.Element {
  const ids = createMemo(() => props.models.map((each) => each.modelId), [], {
    equals: (a, b) => a.join("\n") === b.join("\n"),
  });
  return (
    <ul class="docs">
      <For each={ids()}>
        {(id) => (
          <Show when={props.models.find((each) => each.modelId === id)}>
            {(model) => <ModelRow model={model()} diskFree={props.diskFree} />}
          </Show>
        )}
      </For>
    </ul>
  );
}
