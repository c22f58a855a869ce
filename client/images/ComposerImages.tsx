// The pictures of the next message as tiles, those on their way and those refused beside them, and what a text-only model makes of them.
import { For, Show, Suspense, createSignal, lazy, onMount } from "solid-js";
import type { JSX } from "solid-js";
import { api } from "../api.ts";
import { useSession } from "../conversation/session.ts";
import { refusalWords } from "../documents/document-words.ts";
import { Each } from "../documents/Each.tsx";
import { UploadChip } from "../documents/UploadChip.tsx";
import { Icon } from "../icons.tsx";
import { useWorkbench } from "../state/workbench.ts";
import "../documents/attached.css";
import "./images.css";
import { movedBy, movedTo } from "./move-picture.ts";
import { PictureTile } from "./PictureTile.tsx";
import { TextOnlyNotice } from "./TextOnlyNotice.tsx";
import { imageWords } from "./words.ts";

const PictureSheet = lazy(() => import("./PictureSheet.tsx"));

export default function ComposerImages(): JSX.Element {
  const workbench = useWorkbench();
  const { images, focusComposer } = useSession();
  const words = () => imageWords(workbench).attached;
  const [open, setOpen] = createSignal<string | null>(null);
  const [said, setSaid] = createSignal("");
  const count = () => images.attached().length;
  const isEmpty = () => count() + images.uploads().length === 0;
  const news = () => {
    const last = images.news();
    if (!last) return "";
    return last.why === undefined
      ? words().added(last.name)
      : words().refused(last.name, refusalWords(last.why, workbench));
  };

  // What reads pictures starts meanwhile; without it the first one only takes longer.
  onMount(() => void api.images.warm.mutate().catch(() => undefined));

  function order(next: readonly string[], imageId: string): void {
    if (next === images.attached()) return;
    images.setAttached(next);
    const name = images.infos().get(imageId)?.name ?? "";
    setSaid(words().moved(name, next.indexOf(imageId) + 1));
  }
  const remove = (imageId: string) => {
    images.detach([imageId]);
    focusComposer();
  };

  return (
    <>
      <Show when={!isEmpty()}>
        <ul class="attached pictures" aria-label={words().label}>
          <For each={images.attached()}>
            {(imageId, at) => (
              <PictureTile
                imageId={imageId}
                image={images.infos().get(imageId)}
                at={at()}
                of={count()}
                onOpen={() => setOpen(imageId)}
                onRemove={() => remove(imageId)}
                onMove={(by) => order(movedBy(images.attached(), imageId, by), imageId)}
                onDropped={(dragged) => order(movedTo(images.attached(), dragged, imageId), dragged)}
              />
            )}
          </For>
          <Each of={images.uploads()} id={({ id }) => id}>
            {(upload) => (
              <UploadChip
                upload={upload()}
                onCancel={images.cancel}
                onRetry={images.retry}
                icon="image"
                words={words().sending}
              />
            )}
          </Each>
        </ul>
      </Show>
      <Show when={images.surplus().length > 0}>
        <p class="hint wrong picture-line" role="alert">
          <Icon name="error" size="xs" />
          <span class="grow">{words().surplus(images.surplus())}</span>
          <button
            type="button"
            class="icon-button tight"
            aria-label={workbench.strings().dismiss}
            onClick={images.dismissSurplus}
          >
            <Icon name="close" size="xs" />
          </button>
        </p>
      </Show>
      <Show when={!isEmpty()}>
        <TextOnlyNotice />
      </Show>
      <p class="visually-hidden" role="status">
        {news()}
      </p>
      <p class="visually-hidden" role="status">
        {said()}
      </p>
      <Show when={images.infos().get(open() ?? "")} keyed>
        {(image) => (
          <Suspense>
            <PictureSheet image={image} onClose={() => setOpen(null)} />
          </Suspense>
        )}
      </Show>
    </>
  );
}
