// Which platforms the posts are for: several at once.
import type { JSX } from "solid-js";
import { platformIds, platforms } from "../../pipelines/engine/posts/platforms.ts";
import type { PlatformId } from "../../pipelines/engine/posts/platforms.ts";
import { Floating } from "../conversation/Floating.tsx";
import type { PickerProps } from "../conversation/picker-props.ts";
import { defaultOf } from "../conversation/validate.ts";
import "../documents/pick-list.css";
import { useWorkbench } from "../state/workbench.ts";
import { PlatformList } from "./PlatformList.tsx";
import { composerWords } from "./words.ts";

export default function PlatformsPicker(props: PickerProps): JSX.Element {
  const workbench = useWorkbench();
  const words = () => composerWords(workbench).platforms;
  const chosen = () => chosenOf(props.value ?? defaultOf(props.field));
  const shown = () => {
    const [only] = chosen();
    return chosen().length === 1 && only ? platforms[only].name : words().count(chosen().length);
  };

  return (
    <Floating label={workbench.local(props.field.label)} shown={shown()}>
      <PlatformList label={words().label} chosen={chosen()} onChosen={props.onValue} />
      <p class="tiny muted">{words().atLeastOne}</p>
    </Floating>
  );
}

/** A draft may hold anything: what is no platform is none. */
function chosenOf(value: unknown): readonly PlatformId[] {
  return Array.isArray(value) ? platformIds.filter((each) => value.includes(each)) : [];
}
