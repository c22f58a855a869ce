// Programs that ask this persona, with the values of an example or of the form below.
import { For, Show, createMemo } from "solid-js";
import type { JSX } from "solid-js";
import type { CataloguePersona } from "../../server/api.ts";
import { useWorkbench } from "../state/workbench.ts";
import type { BodyDraft } from "./body.ts";
import { askingPrograms } from "./programs.ts";
import { ProgramTabs } from "./ProgramTabs.tsx";
import { apiPageWords } from "./words.ts";

interface ProgramsProps {
  readonly persona: CataloguePersona;
  readonly draft: BodyDraft;
}

export function Programs(props: ProgramsProps): JSX.Element {
  const workbench = useWorkbench();
  const words = () => apiPageWords(workbench).programs;
  const programs = createMemo(() => askingPrograms(props.persona, props.draft.body(), location.origin));
  const shown = createMemo(() => {
    const input = JSON.stringify(props.draft.body().input);
    return props.persona.examples.findIndex((example) => JSON.stringify(example.input) === input);
  });
  return (
    <section class="card">
      <header>
        <h2>{words().title}</h2>
        <span class="tiny muted">
          {words().from}
          <Show when={shown() === -1}> {words().own}</Show>
        </span>
        <span class="row wrap" role="group" aria-label={words().from}>
          <For each={props.persona.examples}>
            {(example, at) => (
              <button
                type="button"
                class="chip"
                classList={{ on: at() === shown() }}
                aria-pressed={at() === shown()}
                onClick={() => props.draft.setInput(example.input)}
              >
                {workbench.local(example.title)}
              </button>
            )}
          </For>
        </span>
      </header>
      <ProgramTabs programs={programs()} label={words().label} />
    </section>
  );
}
