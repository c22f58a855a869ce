// One picture of the next message: small, with its name and size; it opens, moves among the others and can be taken out.
import { Show } from "solid-js";
import type { JSX } from "solid-js";
import type { ImageInfo } from "../../pipelines/engine/images.ts";
import { Icon } from "../icons.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { pictureUrl } from "./picture-url.ts";
import { imageWords } from "./words.ts";

/** Says that what is dragged is a tile, not a file. */
const dragged = "application/x-facet-picture";

interface PictureTileProps {
  readonly imageId: string;
  /** Undefined while it is not known, null where it is gone. */
  readonly image: ImageInfo | null | undefined;
  readonly at: number;
  readonly of: number;
  readonly onOpen: () => void;
  readonly onRemove: () => void;
  readonly onMove: (by: number) => void;
  /** Another tile was let go here. */
  readonly onDropped: (imageId: string) => void;
}

export function PictureTile(props: PictureTileProps): JSX.Element {
  const workbench = useWorkbench();
  const all = () => imageWords(workbench);
  const words = () => all().attached;
  const name = () => props.image?.name ?? all().asked.gone;
  const beside = ({ width, height, bytes }: ImageInfo) => `${all().size(width, height)}, ${all().bytes(bytes)}`;
  const isMany = () => props.of > 1;
  let tile: HTMLLIElement | undefined;

  /** The buttons move with the tile: the focus stays on the one that was pressed, or on its twin at the end of the row. */
  const move = (by: number) => {
    props.onMove(by);
    queueMicrotask(() => {
      const [earlier, later] = tile?.querySelectorAll<HTMLButtonElement>(".move") ?? [];
      const wanted = by < 0 ? earlier : later;
      (wanted?.getAttribute("aria-disabled") === "true" ? (by < 0 ? later : earlier) : wanted)?.focus();
    });
  };

  return (
    <li
      ref={(element) => (tile = element)}
      class="file picture-tile"
      classList={{ refused: props.image === null }}
      draggable={isMany()}
      onDragStart={(event) => {
        event.dataTransfer?.setData(dragged, props.imageId);
        if (event.dataTransfer) event.dataTransfer.effectAllowed = "move";
      }}
      onDragOver={(event) => event.dataTransfer?.types.includes(dragged) && event.preventDefault()}
      onDrop={(event) => {
        const moved = event.dataTransfer?.getData(dragged);
        if (!moved) return;
        event.preventDefault();
        props.onDropped(moved);
      }}
    >
      <Show
        when={props.image}
        fallback={
          <>
            <Icon name={props.image === null ? "error" : "image"} size="s" />
            <span>{props.image === null ? words().gone : words().loading}</span>
          </>
        }
      >
        {(image) => (
          <button
            type="button"
            class="picture-open"
            aria-label={words().open(`${name()} ${beside(image())}`)}
            onClick={() => props.onOpen()}
          >
            <img src={pictureUrl(image(), 96)} alt="" draggable={false} />
            <span class="picture-name">
              <b dir="auto">{image().name}</b> <span>{beside(image())}</span>
            </span>
          </button>
        )}
      </Show>
      <Show when={isMany()}>
        <button
          type="button"
          class="icon-button tight move"
          aria-label={words().earlier(name())}
          title={words().earlier(name())}
          aria-disabled={props.at === 0}
          onClick={() => move(-1)}
        >
          <Icon name="prev" size="xs" class="turns" />
        </button>
        <button
          type="button"
          class="icon-button tight move"
          aria-label={words().later(name())}
          title={words().later(name())}
          aria-disabled={props.at === props.of - 1}
          onClick={() => move(1)}
        >
          <Icon name="next" size="xs" class="turns" />
        </button>
      </Show>
      <button
        type="button"
        class="icon-button tight"
        aria-label={words().remove(name())}
        title={words().remove(name())}
        onClick={() => props.onRemove()}
      >
        <Icon name="close" size="xs" />
      </button>
    </li>
  );
}
