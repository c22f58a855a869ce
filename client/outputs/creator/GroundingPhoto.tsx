// The picture with a number where each thing on its list is.
import { For, Show, createSignal } from "solid-js";
import type { JSX } from "solid-js";
import type { ImageInfo } from "../../../pipelines/engine/images.ts";
import type { ImageGrounding } from "../../../pipelines/engine/posts/post.ts";
import { pictureUrl } from "../../images/picture-url.ts";
import { imageWords } from "../../images/words.ts";
import { useWorkbench } from "../../state/workbench.ts";

interface GroundingPhotoProps {
  readonly grounding: ImageGrounding;
  /** Undefined while it is not known, null where it is gone. */
  readonly image: ImageInfo | null | undefined;
  /** A visitor sees no pictures. */
  readonly isShared: boolean;
}

export function GroundingPhoto(props: GroundingPhotoProps): JSX.Element {
  const workbench = useWorkbench();
  const words = () => imageWords(workbench).seen;
  const [failed, setFailed] = createSignal(false);
  const ratio = () => {
    const image = props.image;
    if (!image) return undefined;
    const [, , width, height] = image.crop ?? [0, 0, 1, 1];
    return `${image.width * width} / ${image.height * height}`;
  };
  const isGone = () => props.isShared || props.image === null || failed();
  return (
    <Show when={!isGone()} fallback={<p class="photo-gone small muted">{words().photoGone}</p>}>
      <div class="photo" dir="ltr" style={{ "aspect-ratio": ratio() ?? "3 / 2" }}>
        <Show when={props.image}>
          {(image) => (
            <>
              <img
                src={pictureUrl(image(), 720)}
                alt={props.grounding.items.map(({ text }) => text).join(", ") || props.grounding.name}
                loading="lazy"
                onError={() => setFailed(true)}
              />
              <For each={props.grounding.items}>
                {(item, at) => (
                  <Show when={item.at}>
                    {(point) => (
                      <span
                        class="pin"
                        aria-hidden="true"
                        style={{ left: `${point().x * 100}%`, top: `${point().y * 100}%` }}
                      >
                        {at() + 1}
                      </span>
                    )}
                  </Show>
                )}
              </For>
            </>
          )}
        </Show>
      </div>
    </Show>
  );
}
