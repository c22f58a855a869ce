// The same program in several languages, one behind the other; the chosen language stays chosen.
import { Tabs } from "@kobalte/core/tabs";
import { For, Show, createSignal } from "solid-js";
import type { JSX } from "solid-js";
import { CodeLines } from "../outputs/code/CodeLines.tsx";
import { CopyButton } from "../outputs/CopyButton.tsx";
import { useWorkbench } from "../state/workbench.ts";
import type { Program, ProgramKind } from "./programs.ts";
import { apiPageWords } from "./words.ts";

interface ProgramTabsProps {
  readonly programs: readonly Program[];
  /** What the list of languages is called; two of these stand on the page. */
  readonly label: string;
}

export function ProgramTabs(props: ProgramTabsProps): JSX.Element {
  const workbench = useWorkbench();
  const words = () => apiPageWords(workbench).programs;
  const [wished, setWished] = createSignal<string>("curl");
  const chosen = () => props.programs.find(({ kind }) => kind === wished()) ?? props.programs[0];
  const kinds = (): readonly ProgramKind[] => props.programs.map(({ kind }) => kind);
  return (
    <Show when={chosen()}>
      {(program) => (
        <Tabs class="programs" value={program().kind} onChange={setWished}>
          <div class="program-bar">
            <Tabs.List class="program-kinds" aria-label={props.label}>
              {/* By their names alone: a text that changes must not take the focus from its tab. */}
              <For each={kinds()}>
                {(kind) => (
                  <Tabs.Trigger value={kind} class="program-kind">
                    {words().kinds[kind].name}
                  </Tabs.Trigger>
                )}
              </For>
            </Tabs.List>
            <CopyButton label={words().copy} text={program().text} />
          </div>
          <Tabs.Content value={program().kind} tabIndex={-1}>
            <CodeLines
              language={program().language}
              text={program().text}
              label={words().kinds[program().kind].name}
              isTall
            />
          </Tabs.Content>
          <p class="tiny muted api-note">{words().kinds[program().kind].note}</p>
        </Tabs>
      )}
    </Show>
  );
}
