// A post's picture in a platform's shape, around its focus point; of several, one after the other.
import { Show, createSignal } from "solid-js";
import type { JSX } from "solid-js";
import type { Post } from "../../pipelines/engine/posts/post.ts";
import { useSession } from "../conversation/session.ts";
import { Icon } from "../icons.tsx";
import { pictureUrl } from "../images/picture-url.ts";
import { creatorWords } from "../outputs/creator/words.ts";
import { useWorkbench } from "../state/workbench.ts";
import { picturePlace } from "./picture-place.ts";

interface PreviewPictureProps {
  readonly post: Post;
  readonly ratio: readonly [width: number, height: number];
  readonly platform: string;
}

export function PreviewPicture(props: PreviewPictureProps): JSX.Element {
  const workbench = useWorkbench();
  const { images } = useSession();
  const words = () => creatorWords(workbench).preview;
  const [at, setAt] = createSignal(0);
  const [failed, setFailed] = createSignal<readonly string[]>([]);
  const count = () => props.post.imageIds.length;
  const imageId = () => props.post.imageIds[at()] ?? props.post.imageIds[0];
  const info = () => images.infos().get(imageId() ?? "");
  const isGone = () => info() === null || failed().includes(imageId() ?? "");
  const place = () => {
    const image = info();
    const { x, y } = image ? picturePlace(image, props.ratio) : { x: 50, y: 50 };
    return `${x}% ${y}%`;
  };
  const alt = () => props.post.altTexts.find((each) => each.imageId === imageId())?.text ?? "";
  return (
    <Show when={count() > 0}>
      <div class="preview-picture" style={{ "aspect-ratio": props.ratio.join(" / ") }}>
        <Show when={!isGone()} fallback={<p class="tiny muted">{words().gone}</p>}>
          <Show when={info()}>
            {(image) => (
              <img
                src={pictureUrl(image(), 720)}
                alt={alt()}
                loading="lazy"
                style={{ "object-position": place() }}
                onError={() => setFailed((ids) => [...ids, image().imageId])}
              />
            )}
          </Show>
        </Show>
        <Show when={count() > 1}>
          <button
            type="button"
            class="preview-place"
            aria-label={words().nextPicture(props.platform, Math.min(at(), count() - 1) + 1, count())}
            onClick={() => setAt((now) => (now + 1) % count())}
          >
            {words().pictures(Math.min(at(), count() - 1) + 1, count())}
            <Icon name="next" size="xs" class="turns" />
          </button>
        </Show>
      </div>
    </Show>
  );
}
