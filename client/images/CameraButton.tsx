// A photo from the camera, where there is one in the hand: only on devices that are touched.
import type { JSX } from "solid-js";
import { Icon } from "../icons.tsx";
import { useWorkbench } from "../state/workbench.ts";
import "./images.css";
import { imageWords } from "./words.ts";

export default function CameraButton(props: { readonly onFiles: (files: readonly File[]) => void }): JSX.Element {
  const workbench = useWorkbench();
  const words = () => imageWords(workbench);
  let field: HTMLInputElement | undefined;
  return (
    <span class="camera">
      <button
        type="button"
        class="icon-button small"
        aria-label={words().camera}
        title={words().camera}
        onClick={() => field?.click()}
      >
        <Icon name="camera" size="s" />
      </button>
      <input
        ref={(element) => (field = element)}
        type="file"
        accept="image/*"
        capture="environment"
        hidden
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = "";
          if (files.length > 0) props.onFiles(files);
        }}
      />
    </span>
  );
}
