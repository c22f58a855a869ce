// What the steps noted for the reader, as the persona's own sentences.
import { For, Show } from "solid-js";
import type { Note } from "../../pipelines/engine/answer.ts";
import type { CataloguePersona } from "../../server/api.ts";
import { Icon } from "../icons.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { fill } from "./words.ts";

export function Notes(props: { readonly notes: readonly Note[]; readonly persona: CataloguePersona | undefined }) {
  const workbench = useWorkbench();
  const sentence = (note: Note) => {
    const text = props.persona?.notes[note.key];
    return text ? fill(workbench.local(text), note.values) : `${note.key}: ${JSON.stringify(note.values)}`;
  };
  return (
    <Show when={props.notes.length > 0}>
      <ul class="noted">
        <For each={props.notes}>
          {(note) => (
            <li>
              <Icon
                name={note.level === "warning" ? "warn" : "info"}
                size="xs"
                class={note.level === "warning" ? "warn" : ""}
              />
              <span>{sentence(note)}</span>
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}
