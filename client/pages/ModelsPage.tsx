// Models: what can answer, what it can do and where it runs; what is missing and how to get it.
import { createMemo, For, onMount, Show } from "solid-js";
import type { JSX } from "solid-js";
import type { ModelEntry } from "../../server/api.ts";
import { useWorkbench } from "../state/workbench.ts";
import { AddServer } from "./AddServer.tsx";
import { ModelRow } from "./ModelRow.tsx";
import "./pages.css";

const canAnswer: ReadonlySet<ModelEntry["state"]> = new Set(["ready", "idle"]);
const onItsWay: ReadonlySet<ModelEntry["state"]> = new Set(["fetching", "loading"]);

export function ModelsPage(): JSX.Element {
  const { models, refreshStatus, strings } = useWorkbench();
  const words = () => strings().models;
  onMount(() => void refreshStatus().catch(() => undefined));
  const chat = createMemo(() => models().filter((each) => each.role === "chat"));
  const here = createMemo(() => chat().filter((each) => each.kind === "embedded"));
  const servers = createMemo(() => chat().filter((each) => each.kind === "served"));
  const helpers = createMemo(() => models().filter((each) => each.role !== "chat"));
  const nothingAnswers = () => !chat().some((each) => canAnswer.has(each.state));
  const coming = () => chat().some((each) => onItsWay.has(each.state));

  return (
    <div class="scroll" tabindex="0" role="region" aria-label={words().title}>
      <div class="wide models-page">
        <Show when={nothingAnswers()} fallback={<p class="lead">{words().lead}</p>}>
          <section class="trouble soft" role="status">
            <h2>{words().emptyTitle}</h2>
            <p>{coming() ? words().emptyBusy : words().emptyBody}</p>
          </section>
        </Show>
        <Show when={here().length > 0}>
          <Group title={words().here} models={here()} />
        </Show>
        <section class="card">
          <header>
            <h2>{words().servers}</h2>
          </header>
          <Rows models={servers()} />
          <Show when={servers().length === 0}>
            <p class="in small muted">{words().noServers}</p>
          </Show>
          <AddServer />
        </section>
        <Show when={helpers().length > 0}>
          <Group title={words().helpers} models={helpers()} />
        </Show>
      </div>
    </div>
  );
}

function Group(props: { readonly title: string; readonly models: readonly ModelEntry[] }): JSX.Element {
  return (
    <section class="card">
      <header>
        <h2>{props.title}</h2>
      </header>
      <Rows models={props.models} />
    </section>
  );
}

/** Keyed by id: a new status moves a row's words, not its open menu or focus. */
function Rows(props: { readonly models: readonly ModelEntry[] }): JSX.Element {
  const ids = createMemo(() => props.models.map((each) => each.modelId), [], {
    equals: (a, b) => a.join("\n") === b.join("\n"),
  });
  return (
    <ul class="docs">
      <For each={ids()}>
        {(id) => (
          <Show when={props.models.find((each) => each.modelId === id)}>{(model) => <ModelRow model={model()} />}</Show>
        )}
      </For>
    </ul>
  );
}
