// The calm line over the documents of a conversation while a persona is chosen that reads none.
import { Show } from "solid-js";
import type { JSX } from "solid-js";
import { useWorkbench } from "../state/workbench.ts";
import { readsDocuments } from "./accepted.ts";
import { useReadingPersona } from "./reading-persona.ts";

export function NotRead(): JSX.Element {
  const { strings, persona, local } = useWorkbench();
  const reading = useReadingPersona();
  const words = () => strings().documents.reader;
  const title = () => local(persona().title);
  return (
    <Show when={!readsDocuments(persona())}>
      <div class="strip not-read">
        <Show when={reading.reader()} fallback={<span>{words().none(title())}</span>}>
          {(reader) => (
            <>
              <span>{words().line(title(), local(reader().title))}</span>
              <button type="button" class="button small quiet" onClick={() => reading.choose()}>
                {words().choose(local(reader().title))}
              </button>
            </>
          )}
        </Show>
      </div>
    </Show>
  );
}
