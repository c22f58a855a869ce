// One page: its picture with the quoted words boxed, or its text with them marked; scrolled to them.
import { createEffect, createSignal, on, onCleanup, onMount, Show } from "solid-js";
import type { JSX } from "solid-js";
import type { Citation, PageText } from "../../pipelines/engine/documents.ts";
import { useWorkbench } from "../state/workbench.ts";
import { PagePicture } from "./PagePicture.tsx";
import { PageWords } from "./PageWords.tsx";

interface SourcePageProps {
  readonly documentId: string;
  readonly name: string;
  readonly page: number;
  /** Undefined while it is on its way. */
  readonly text: PageText | undefined;
  readonly drawn: boolean;
  readonly zoom: number;
  /** The citation, where it is on this page. */
  readonly citation: Citation | undefined;
  readonly scroller: () => HTMLElement | undefined;
}

/** Height over width of a page that is not known yet: A4. */
const usualShape = Math.SQRT2;

export function SourcePage(props: SourcePageProps): JSX.Element {
  const { strings } = useWorkbench();
  const words = () => strings().documents.source;
  const [room, setRoom] = createSignal(0);
  let well: HTMLDivElement | undefined;
  onMount(() => {
    if (!well) return;
    const sizes = new ResizeObserver(([entry]) => setRoom(entry?.contentRect.width ?? 0));
    sizes.observe(well);
    onCleanup(() => sizes.disconnect());
  });
  const shape = () => {
    const { width = 0, height = 0 } = props.text ?? {};
    return width > 0 && height > 0 ? height / width : usualShape;
  };
  const boxes = () => (props.citation?.located === true ? props.citation.boxes : []);

  // After the page has its shape: the picture may still be on its way.
  createEffect(
    on([() => props.citation, () => props.text, () => props.drawn, () => props.zoom, room], () =>
      requestAnimationFrame(() => centre(props.scroller(), well?.querySelector(".quoted, mark"))),
    ),
  );

  return (
    <div class="well" ref={(element) => (well = element)}>
      <Show
        when={props.drawn}
        fallback={
          <PageWords text={props.text} citation={props.citation} label={words().picture(props.page, props.name)} />
        }
      >
        <PagePicture
          documentId={props.documentId}
          page={props.page}
          label={words().picture(props.page, props.name)}
          width={room() * props.zoom}
          shape={shape()}
          boxes={boxes()}
        />
        <Show when={boxes().length > 0}>
          <p class="visually-hidden">{words().boxed(props.page)}</p>
        </Show>
      </Show>
    </div>
  );
}

/** Moves only the viewer, never the page around it. */
function centre(scroller: HTMLElement | undefined, element: Element | null | undefined): void {
  if (!scroller || !element) return;
  const [outer, inner] = [scroller.getBoundingClientRect(), element.getBoundingClientRect()];
  const isInView = inner.top >= outer.top && inner.bottom <= outer.bottom;
  if (!isInView) scroller.scrollTop += inner.top - outer.top - Math.max(0, (outer.height - inner.height) / 2);
  const room = element.closest(".well");
  if (!room) return;
  const across = room.getBoundingClientRect();
  if (inner.left < across.left || inner.right > across.right)
    room.scrollLeft += inner.left - across.left - Math.max(0, (across.width - inner.width) / 2);
}
