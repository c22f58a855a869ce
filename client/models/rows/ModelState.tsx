// A model's state as a tag: always a word, with an icon where it is good or bad.
import { Show } from "solid-js";
import type { JSX } from "solid-js";
import type { ModelEntry } from "../../../server/api.ts";
import { Icon } from "../../icons.tsx";
import { toneOf } from "../../shell/model-words.ts";
import { useWorkbench } from "../../state/workbench.ts";
import { modelWords } from "../words.ts";

export function ModelState(props: { readonly model: ModelEntry; readonly probing: boolean }): JSX.Element {
  const workbench = useWorkbench();
  const { strings } = workbench;
  const tone = () => toneOf(props.model.state);
  const tag = () => ({ "": "good", wait: "warn", off: "bad", idle: "" })[tone()];
  return (
    <Show when={!props.probing} fallback={<span class="tag">{modelWords(workbench).probing}</span>}>
      <span class={`tag ${tag()}`}>
        <Show when={tone() === ""}>
          <Icon name="check" size="xs" />
        </Show>
        <Show when={tone() === "off"}>
          <Icon name="cross" size="xs" />
        </Show>
        {strings().models.states[props.model.state]}
      </span>
    </Show>
  );
}
