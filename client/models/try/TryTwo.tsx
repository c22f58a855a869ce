// Two models side by side: one question, both answers as they are written, how soon and how fast; nothing is kept.
import { createEffect, createMemo, createSignal, For, on, onCleanup, Show } from "solid-js";
import type { JSX } from "solid-js";
import type { ModelEntry } from "../../../server/api.ts";
import { Icon } from "../../icons.tsx";
import { answersNow } from "../../shell/model-words.ts";
import { useWorkbench } from "../../state/workbench.ts";
import { PickOne } from "../PickOne.tsx";
import { modelWords } from "../words.ts";
import { askModel } from "./ask-model.ts";
import { createTrials, inTurn } from "./trial.ts";
import { TryColumn } from "./TryColumn.tsx";
import "./try.css";

/** Characters. Source: models.try. */
const longestPrompt = 8000;

export function TryTwo(props: { readonly models: readonly ModelEntry[] }): JSX.Element {
  const workbench = useWorkbench();
  const words = () => modelWords(workbench);
  const [prompt, setPrompt] = createSignal("");
  const [problem, setProblem] = createSignal<string>();
  const [picked, setPicked] = createSignal<readonly string[]>([]);
  const { trials, running, run, stop } = createTrials(askModel);
  let field: HTMLTextAreaElement | undefined;
  onCleanup(stop);

  const able = createMemo(() => props.models.filter(answersNow));
  /** Ids of the two: those picked while they can answer, then the chosen one, then any other. */
  const pair = createMemo(() => {
    const ids = able()
      .toSorted((a, b) => Number(b.selected) - Number(a.selected))
      .map(({ modelId }) => modelId);
    const kept = picked().filter((id) => ids.includes(id));
    return [...kept, ...ids.filter((id) => !kept.includes(id))].slice(0, 2);
  });
  const chosen = () => pair().flatMap((id) => able().find(({ modelId }) => modelId === id) ?? []);
  const pick = (place: 0 | 1) => (id: string) => {
    const other = pair()[1 - place];
    const partner = other === id ? pair()[place] : other;
    const next = place === 0 ? [id, partner] : [partner, id];
    setPicked(next.filter((each) => each !== undefined));
  };
  /** With its server where another one is called the same. */
  const nameOf = (id: string) => {
    const model = able().find(({ modelId }) => modelId === id);
    if (!model) return id;
    const isOne = able().filter(({ name }) => name === model.name).length === 1;
    return isOne || !model.server ? model.name : `${model.name}, ${new URL(model.server.url).host}`;
  };
  const ask = () => {
    const text = prompt().trim();
    const found = text === "" ? words().tryEmpty : text.length > longestPrompt ? words().tryTooLong : undefined;
    setProblem(found);
    if (found !== undefined) return field?.focus();
    void run(
      text,
      chosen().map(({ modelId, kind }) => ({ modelId, kind, name: nameOf(modelId) })),
    );
  };
  const [told, setTold] = createSignal("");
  createEffect(on(running, (now, before) => setTold(before === true && !now ? words().tryEnded : "")));

  return (
    <section class="card try">
      <header>
        <h2>{words().tryTitle}</h2>
        <span class="tiny muted">{words().tryHint}</span>
      </header>
      <Show when={chosen().length > 0} fallback={<p class="in small muted">{words().tryNoModel}</p>}>
        <form
          class="in fields"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (running()) stop();
            else ask();
          }}
        >
          <label>
            {words().tryPrompt}
            <textarea
              ref={(node) => (field = node)}
              class="text-field"
              rows="2"
              dir="auto"
              placeholder={words().tryPlaceholder}
              value={prompt()}
              aria-invalid={problem() !== undefined}
              aria-describedby={problem() === undefined ? undefined : "try-problem"}
              onInput={(event) => {
                setPrompt(event.currentTarget.value);
                setProblem(undefined);
              }}
              onKeyDown={(event) => {
                if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
                event.preventDefault();
                if (!running()) ask();
              }}
            />
          </label>
          <Show when={problem()}>
            {(text) => (
              <p class="hint wrong" id="try-problem" role="alert">
                <Icon name="error" size="xs" />
                {text()}
              </p>
            )}
          </Show>
          <div class="row wrap picks">
            <For each={chosen().length > 1 ? ([0, 1] as const) : ([0] as const)}>
              {(place) => (
                <PickOne
                  label={place === 0 ? words().tryFirst : words().trySecond}
                  value={pair()[place] ?? ""}
                  options={able().map(({ modelId }) => modelId)}
                  name={nameOf}
                  onChange={pick(place)}
                />
              )}
            </For>
            <button type="submit" class="button" classList={{ primary: !running() }}>
              <Show when={running()} fallback={chosen().length > 1 ? words().tryRun : words().tryRunOne}>
                <Icon name="stop" size="s" />
                {words().tryStop}
              </Show>
            </button>
          </div>
          <Show when={chosen().length === 1}>
            <p class="tiny muted">{words().tryOneModel}</p>
          </Show>
          <Show when={inTurn(chosen())}>
            <p class="tiny muted">{words().tryInTurn}</p>
          </Show>
        </form>
      </Show>
      <p class="visually-hidden" role="status">
        {told()}
      </p>
      <Show when={trials().length > 0}>
        <div class="trials" classList={{ alone: trials().length === 1 }}>
          <For each={trials().map(({ modelId }) => modelId)}>
            {(id) => (
              <Show when={trials().find(({ modelId }) => modelId === id)}>
                {(trial) => <TryColumn trial={trial()} />}
              </Show>
            )}
          </For>
        </div>
      </Show>
    </section>
  );
}
