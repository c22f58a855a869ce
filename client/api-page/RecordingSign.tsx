// In the bar while the page records what is done; leads to the recording.
import { Show } from "solid-js";
import type { JSX } from "solid-js";
import { recorder } from "../api.ts";
import { useWorkbench } from "../state/workbench.ts";

export function RecordingSign(): JSX.Element {
  const workbench = useWorkbench();
  return (
    <Show when={recorder.isOn()}>
      <button
        type="button"
        class="button quiet small"
        title={workbench.strings().apiPage.recording}
        onClick={() => workbench.openPage("api", "recorder")}
      >
        <span class="dot off" />
        <span class="recording-word">{workbench.strings().apiPage.recording}</span>
      </button>
    </Show>
  );
}
