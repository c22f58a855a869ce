// The top bar: the way to the rail, the persona tabs or the page's name, the model, and the panel.
import { Show } from "solid-js";
import type { JSX } from "solid-js";
import { Icon } from "../icons.tsx";
import type { PageName } from "../state/address.ts";
import { useWorkbench } from "../state/workbench.ts";
import type { PanelName } from "../state/workbench.ts";
import { RecordingSign } from "../api-page/RecordingSign.tsx";
import { ModelPicker } from "./ModelPicker.tsx";
import { PersonaTabs } from "./PersonaTabs.tsx";

export function Bar(props: { readonly railIsSheet: boolean; readonly onRail: () => void }): JSX.Element {
  const { page, panel, openPanel, strings } = useWorkbench();
  const pageTitle = () => {
    const titles: Partial<Record<PageName, string>> = {
      library: strings().documents.library.title,
      models: strings().models.title,
      settings: strings().settings.title,
    };
    return titles[page()];
  };
  const toggle = (name: PanelName) => openPanel(panel() === name ? null : name);
  return (
    <header class="bar" id="bar" tabIndex={-1}>
      <Show when={props.railIsSheet}>
        <button
          type="button"
          class="icon-button menu-button"
          aria-label={strings().rail.open}
          aria-haspopup="dialog"
          onClick={() => props.onRail()}
        >
          <Icon name="menu" />
        </button>
      </Show>
      <Show
        when={page() === "conversation" || page() === "api"}
        fallback={<Show when={pageTitle()}>{(title) => <h1>{title()}</h1>}</Show>}
      >
        <PersonaTabs />
      </Show>
      <div class="bar-tools">
        <RecordingSign />
        <ModelPicker />
        <Show when={page() === "conversation"}>
          <span class="wide-only divider-v" />
          <button
            type="button"
            class="icon-button"
            aria-label={strings().bar.steps}
            title={strings().bar.steps}
            aria-pressed={panel() === "steps"}
            onClick={() => toggle("steps")}
          >
            <Icon name="steps" />
          </button>
          <button
            type="button"
            class="icon-button"
            aria-label={strings().documents.panel.open}
            title={strings().documents.panel.open}
            aria-pressed={panel() === "documents"}
            onClick={() => toggle("documents")}
          >
            <Icon name="docs" />
          </button>
          <button
            type="button"
            class="icon-button"
            aria-label={strings().memory.title}
            title={strings().memory.title}
            aria-pressed={panel() === "memory"}
            onClick={() => toggle("memory")}
          >
            <Icon name="memory" />
          </button>
        </Show>
      </div>
    </header>
  );
}
