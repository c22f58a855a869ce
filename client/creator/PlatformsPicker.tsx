// Which platforms the posts are for: several at once, each with its limit beside it.
import { For } from "solid-js";
import type { JSX } from "solid-js";
import { platformIds, platforms } from "../../pipelines/engine/posts/platforms.ts";
import type { PlatformId } from "../../pipelines/engine/posts/platforms.ts";
import { Floating } from "../conversation/InputPicker.tsx";
import type { PickerProps } from "../conversation/InputPicker.tsx";
import { defaultOf } from "../conversation/validate.ts";
import "../documents/pick-list.css";
import { useWorkbench } from "../state/workbench.ts";
import "./creator-pickers.css";
import { toggledPlatform } from "./toggled-platform.ts";
import { composerWords } from "./words.ts";

export default function PlatformsPicker(props: PickerProps): JSX.Element {
  const workbench = useWorkbench();
  const words = () => composerWords(workbench).platforms;
  const chosen = () => chosenOf(props.value ?? defaultOf(props.field));
  const shown = () => {
    const [only] = chosen();
    return chosen().length === 1 && only ? platforms[only].name : words().count(chosen().length);
  };
  const hint = (platform: PlatformId) => {
    const { text, fold, hashtags } = platforms[platform];
    return words().limit(text.limit, fold, hashtags.most);
  };

  return (
    <Floating label={workbench.local(props.field.label)} shown={shown()}>
      <ul class="platform-list" aria-label={words().label}>
        <For each={platformIds}>
          {(platform) => (
            <li>
              <label class="platform-row">
                <input
                  type="checkbox"
                  checked={chosen().includes(platform)}
                  disabled={chosen().length === 1 && chosen()[0] === platform}
                  onChange={() => props.onValue(toggledPlatform(chosen(), platform))}
                />
                <span>{platforms[platform].name}</span>
                <span class="tiny muted">{hint(platform)}</span>
              </label>
            </li>
          )}
        </For>
      </ul>
      <p class="tiny muted">{words().atLeastOne}</p>
    </Floating>
  );
}

/** A draft may hold anything: what is no platform is none. */
function chosenOf(value: unknown): readonly PlatformId[] {
  return Array.isArray(value) ? platformIds.filter((each) => value.includes(each)) : [];
}
