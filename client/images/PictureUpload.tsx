// A picture on its way: how much of it is there, that it is being cleaned, or why it was refused.
import { Show } from "solid-js";
import type { JSX } from "solid-js";
import { mayRetry, refusalWords } from "../documents/document-words.ts";
import type { Upload } from "../documents/uploads.ts";
import { Icon } from "../icons.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { imageWords } from "./words.ts";

interface PictureUploadProps {
  readonly upload: Upload;
  readonly onCancel: (id: string) => void;
  readonly onRetry: (id: string) => void;
}

export function PictureUpload(props: PictureUploadProps): JSX.Element {
  const workbench = useWorkbench();
  const words = () => imageWords(workbench).attached;
  const name = () => props.upload.file.name;
  const refusal = () => (props.upload.state.is === "refused" ? props.upload.state.why : undefined);
  /** The sentence says itself which file it is. */
  const isNamed = () => {
    const why = refusal();
    return typeof why === "object" && why.facts["name"] === name();
  };
  const share = () => (props.upload.state.is === "sending" ? props.upload.state.share : undefined);
  const line = () => {
    const { state } = props.upload;
    switch (state.is) {
      case "queued":
        return words().queued;
      case "waiting":
        return words().waiting;
      case "sending":
        return state.share < 1 ? `${Math.floor(state.share * 100)} %` : words().preparing;
      case "refused":
        return refusalWords(state.why, workbench);
    }
  };
  return (
    <li class="file" classList={{ refused: refusal() !== undefined, sending: share() !== undefined }}>
      <Icon name={refusal() === undefined ? "image" : "error"} size="s" />
      <Show when={!isNamed()}>
        <b dir="auto">{name()}</b>
      </Show>
      <span>{line()}</span>
      <Show when={refusal()}>
        {(why) => (
          <Show when={mayRetry(why())}>
            <button
              type="button"
              class="icon-button tight"
              aria-label={words().retry(name())}
              title={words().retry(name())}
              onClick={() => props.onRetry(props.upload.id)}
            >
              <Icon name="retry" size="xs" />
            </button>
          </Show>
        )}
      </Show>
      <button
        type="button"
        class="icon-button tight"
        aria-label={refusal() === undefined ? words().cancel(name()) : words().dismiss(name())}
        onClick={() => props.onCancel(props.upload.id)}
      >
        <Icon name="close" size="xs" />
      </button>
      <Show when={share() !== undefined}>
        <i class="sent" style={{ "--v": `${(share() ?? 0) * 100}%` }} />
      </Show>
    </li>
  );
}
