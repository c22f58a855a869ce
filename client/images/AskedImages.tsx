// The pictures of a question as chips over its words: each with its size, and opened in full by a click.
import { For, Show, Suspense, createEffect, createSignal, lazy } from "solid-js";
import type { JSX } from "solid-js";
import { useSession } from "../conversation/session.ts";
import "../documents/attached.css";
import { Icon } from "../icons.tsx";
import { useWorkbench } from "../state/workbench.ts";
import "./images.css";
import { pictureUrl } from "./picture-url.ts";
import { imageWords } from "./words.ts";

const PictureSheet = lazy(() => import("./PictureSheet.tsx"));

/** Chips shown at first; more are counted. */
const mostShown = 6;

interface AskedImagesProps {
  readonly imageIds: readonly string[];
  /** Where they can be taken out: in a question that is edited. */
  readonly onRemove?: (imageId: string) => void;
}

export default function AskedImages(props: AskedImagesProps): JSX.Element {
  const workbench = useWorkbench();
  const { images } = useSession();
  const all = () => imageWords(workbench);
  const words = () => all().asked;
  const [open, setOpen] = createSignal<string | null>(null);
  const [whole, setWhole] = createSignal(false);
  const shown = () => (whole() || props.onRemove ? props.imageIds : props.imageIds.slice(0, mostShown));
  createEffect(() => workbench.online() && images.look(props.imageIds));

  return (
    <>
      <div class="asked-files" role="group" aria-label={words().label}>
        <For each={shown()}>
          {(imageId) => (
            <span class="file asked-picture">
              <Show
                when={images.infos().get(imageId)}
                fallback={
                  <>
                    <Icon name="image" size="s" />
                    <span>{images.infos().get(imageId) === null ? words().gone : all().attached.loading}</span>
                  </>
                }
              >
                {(image) => (
                  <button
                    type="button"
                    class="picture-open"
                    aria-label={all().attached.open(`${image().name} ${all().size(image().width, image().height)}`)}
                    onClick={() => setOpen(imageId)}
                  >
                    <img src={pictureUrl(image(), 48)} alt="" loading="lazy" />
                    <b dir="auto">{image().name}</b> <span>{all().size(image().width, image().height)}</span>
                  </button>
                )}
              </Show>
              <Show when={props.onRemove}>
                {(remove) => (
                  <button
                    type="button"
                    class="icon-button tight"
                    aria-label={all().attached.remove(images.infos().get(imageId)?.name ?? words().gone)}
                    onClick={() => remove()(imageId)}
                  >
                    <Icon name="close" size="xs" />
                  </button>
                )}
              </Show>
            </span>
          )}
        </For>
        <Show when={shown().length < props.imageIds.length}>
          <button type="button" class="file" onClick={() => setWhole(true)}>
            {words().more(props.imageIds.length - shown().length)}
          </button>
        </Show>
      </div>
      <Show when={images.infos().get(open() ?? "")} keyed>
        {(image) => (
          <Suspense>
            <PictureSheet image={image} isAsked onClose={() => setOpen(null)} />
          </Suspense>
        )}
      </Show>
    </>
  );
}
