// The recorder: a switch, what was recorded, and that as a program in each language.
import { For, Show, createEffect, createMemo, on } from "solid-js";
import type { JSX } from "solid-js";
import type { Call } from "../../pipelines/engine/snippets/calls.ts";
import { recorder } from "../api.ts";
import { Icon } from "../icons.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { programsOf } from "./programs.ts";
import { ProgramTabs } from "./ProgramTabs.tsx";
import { apiPageWords } from "./words.ts";

export function RecorderCard(): JSX.Element {
  const workbench = useWorkbench();
  const words = () => apiPageWords(workbench).recorder;
  const programs = createMemo(() => programsOf(recorder.calls(), location.origin));
  const calls = createMemo(() => recorder.calls().filter(({ kind }) => kind !== "waited"));
  let card: HTMLElement | undefined;
  createEffect(
    on(workbench.pageSection, (section) => {
      if (section !== "recorder") return;
      card?.scrollIntoView({ block: "start" });
      card?.focus({ preventScroll: true });
    }),
  );
  return (
    <section ref={(element) => (card = element)} class="card recorder" tabIndex={-1} aria-label={words().title}>
      <header>
        <h2>{words().title}</h2>
        <Show when={calls().length > 0}>
          <span class="tiny muted">{words().calls(calls().length)}</span>
        </Show>
        <label class="record end">
          <span>{words().record}</span>
          <button
            type="button"
            role="switch"
            class="switch"
            aria-checked={recorder.isOn()}
            aria-label={words().record}
            onClick={() => (recorder.isOn() ? recorder.stop() : recorder.start())}
          />
        </label>
      </header>
      <Show
        when={calls().length > 0}
        fallback={<p class="in small muted">{recorder.isOn() ? words().recording : words().intro}</p>}
      >
        <ol class="in recorded">
          <For each={recorder.calls()}>{(call) => <li>{nameOf(call, words())}</li>}</For>
        </ol>
        <Show when={recorder.calls().some(({ kind }) => kind === "upload")}>
          <p class="tiny muted api-note">{words().files}</p>
        </Show>
        <div class="api-note">
          <button type="button" class="button small" onClick={() => recorder.clear()}>
            <Icon name="trash" size="xs" />
            {words().clear}
          </button>
        </div>
        <ProgramTabs programs={programs()} label={`${words().title}: ${apiPageWords(workbench).programs.label}`} />
      </Show>
    </section>
  );
}

function nameOf(call: Call, words: ReturnType<typeof apiPageWords>["recorder"]): JSX.Element {
  switch (call.kind) {
    case "upload":
      return words.upload(call.name);
    case "waited":
      return <span class="muted">{words.waited}</span>;
    case "query":
    case "mutation":
      return <code dir="ltr">{call.path}</code>;
  }
}
