// A file on its way as a chip: how much of it is there, or why it was refused, with another try and a way to take it back.
import { Show } from "solid-js";
import type { JSX } from "solid-js";
import { Icon } from "../icons.tsx";
import type { IconName } from "../icons.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { mayRetry, refusalWords } from "./document-words.ts";
import type { Upload } from "./uploads.ts";

interface UploadChipProps {
  readonly upload: Upload;
  readonly onCancel: (id: string) => void;
  readonly onRetry: (id: string) => void;
  readonly onText?: (text: string) => void;
  /** Default: a file, stored and waiting as documents are. */
  readonly icon?: IconName;
  readonly words?: { readonly storing: string; readonly waiting: string };
}

export function UploadChip(props: UploadChipProps): JSX.Element {
  const workbench = useWorkbench();
  const words = () => workbench.strings().documents.attach;
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
        return props.words?.waiting ?? words().waiting;
      case "sending":
        return state.share < 1 ? `${Math.floor(state.share * 100)} %` : (props.words?.storing ?? words().storing);
      case "refused":
        return refusalWords(state.why, workbench);
    }
  };
  const putBack = () => {
    props.onCancel(props.upload.id);
    props.onText?.(props.upload.pasted ?? "");
  };
  return (
    <li class="file" classList={{ refused: refusal() !== undefined, sending: share() !== undefined }}>
      <Icon name={refusal() === undefined ? (props.icon ?? "file") : "error"} size="s" />
      <Show when={!isNamed()}>
        <b dir="auto">{name()}</b>
      </Show>
      <span>{line()}</span>
      <Show when={props.upload.pasted !== undefined && props.onText}>
        <button type="button" class="button small quiet" onClick={putBack}>
          {words().keepInField}
        </button>
      </Show>
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
