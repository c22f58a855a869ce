// Before the first question to a persona that takes pictures: they may be dropped, pasted or chosen.
import type { JSX } from "solid-js";
import { Icon } from "../icons.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { imageWords } from "./words.ts";

export default function DropPictures(props: { readonly onChoose: () => void }): JSX.Element {
  const workbench = useWorkbench();
  const words = () => imageWords(workbench).drop;
  return (
    <p class="drop-here">
      <Icon name="image" size="s" />
      <span>{words().anywhere}</span>
      <button type="button" class="button small" onClick={() => props.onChoose()}>
        {words().choose}
      </button>
    </p>
  );
}
