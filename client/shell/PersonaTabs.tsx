// The persona tabs: changing one changes the next message; a running answer keeps its own name and colour.
import { Tabs, useTabsContext } from "@kobalte/core/tabs";
import { For } from "solid-js";
import type { JSX } from "solid-js";
import { PersonaIcon } from "../icons.tsx";
import { useWorkbench } from "../state/workbench.ts";

/** The one panel all tabs share: the conversation is never drawn anew by a change of tab. */
export const tabPanelId = "conversation-panel";
const tabsId = "personas";
export const tabIdOf = (personaId: string): string => `${tabsId}-trigger-${personaId}`;

export function PersonaTabs(): JSX.Element {
  const { personas, persona, choosePersona, strings } = useWorkbench();
  return (
    <Tabs id={tabsId} class="tabs-place" value={persona().id} onChange={choosePersona}>
      <TabList label={strings().bar.personas} personas={personas()} />
    </Tabs>
  );
}

function TabList(props: {
  readonly label: string;
  readonly personas: ReturnType<ReturnType<typeof useWorkbench>["personas"]>;
}): JSX.Element {
  const { local } = useWorkbench();
  const context = useTabsContext();
  // Kobalte knows one panel a tab; telling it of the shared one gives each tab its aria-controls.
  for (const { id } of props.personas) context.contentIdsMap().set(id, tabPanelId);
  return (
    <Tabs.List class="tabs" aria-label={props.label}>
      <For each={props.personas}>
        {(persona) => (
          <Tabs.Trigger class="tab" value={persona.id} data-persona={persona.id}>
            <PersonaIcon paths={persona.icon} />
            <span class="cut-off">{local(persona.title)}</span>
          </Tabs.Trigger>
        )}
      </For>
    </Tabs.List>
  );
}
