// Whom a new key may ask: all there are, also later ones, or those that are ticked.
import { createUniqueId, For, Show } from "solid-js";
import type { JSX } from "solid-js";
import { PersonaIcon } from "../icons.tsx";
import { Choice } from "../pages/Choice.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { accessKeyWords } from "./words.ts";

interface PersonaScopeProps {
  /** Null: all of them. */
  readonly chosen: readonly string[] | null;
  readonly problem: string | undefined;
  readonly onChoose: (personas: readonly string[] | null) => void;
}

export function PersonaScope(props: PersonaScopeProps): JSX.Element {
  const workbench = useWorkbench();
  const words = () => accessKeyWords(workbench).form;
  const problemId = createUniqueId();
  const toggle = (id: string) => {
    const chosen = props.chosen ?? [];
    props.onChoose(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id]);
  };
  return (
    <>
      <Choice
        label={words().personas}
        {...(props.chosen === null ? {} : { hint: words().someHint })}
        value={props.chosen === null ? "everyone" : "some"}
        options={(["everyone", "some"] as const).map((value) => ({ value, label: words()[value] }))}
        onChange={(value) => props.onChoose(value === "everyone" ? null : [])}
      />
      <Show when={props.chosen}>
        {(chosen) => (
          <fieldset class="persona-scope" aria-describedby={props.problem === undefined ? undefined : problemId}>
            <legend class="visually-hidden">{words().personas}</legend>
            <For each={workbench.personas()}>
              {(persona) => (
                <label data-persona={persona.id}>
                  <input
                    type="checkbox"
                    checked={chosen().includes(persona.id)}
                    aria-invalid={props.problem !== undefined}
                    onChange={() => toggle(persona.id)}
                  />
                  <PersonaIcon paths={persona.icon} size="s" class="accent" />
                  {workbench.local(persona.title)}
                </label>
              )}
            </For>
            <Show when={props.problem}>
              {(problem) => (
                <p class="hint wrong" id={problemId}>
                  {problem()}
                </p>
              )}
            </Show>
          </fieldset>
        )}
      </Show>
    </>
  );
}
