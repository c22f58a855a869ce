// The picture with its crop frame or its focus point: both by pointer and by arrow keys.
import { For, Show } from "solid-js";
import type { JSX } from "solid-js";
import type { CropBox, ImageInfo, Point } from "../../pipelines/engine/images.ts";
import { useWorkbench } from "../state/workbench.ts";
import { movedBox, pointWithin, resizedBox, wholeBox } from "./crop-box.ts";
import type { Handle } from "./crop-box.ts";
import { pictureUrl } from "./picture-url.ts";
import { imageWords } from "./words.ts";

const corners: readonly Handle[] = [
  { x: -1, y: -1 },
  { x: 1, y: -1 },
  { x: -1, y: 1 },
  { x: 1, y: 1 },
];
const edges: readonly Handle[] = [
  { x: 0, y: -1 },
  { x: 1, y: 0 },
  { x: 0, y: 1 },
  { x: -1, y: 0 },
];
/** Of the picture, with one press of an arrow key. */
const step = 0.01;
const arrows: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -step, y: 0 },
  ArrowRight: { x: step, y: 0 },
  ArrowUp: { x: 0, y: -step },
  ArrowDown: { x: 0, y: step },
};

interface CropAreaProps {
  readonly image: ImageInfo;
  readonly tool: "crop" | "focus";
  readonly box: CropBox;
  readonly shape: number | null;
  readonly focus: Point;
  readonly onBox: (box: CropBox) => void;
  readonly onFocus: (point: Point) => void;
}

export function CropArea(props: CropAreaProps): JSX.Element {
  const workbench = useWorkbench();
  const words = () => imageWords(workbench).sheet;
  const percent = (value: number) => Math.round(value * 100);
  let area: HTMLDivElement | undefined;

  const pointAt = (event: PointerEvent): Point => {
    const { left, top, width, height } = area?.getBoundingClientRect() ?? new DOMRect(0, 0, 1, 1);
    return { x: (event.clientX - left) / width, y: (event.clientY - top) / height };
  };
  /** Tells how far the pointer has gone since it went down. */
  function drag(event: PointerEvent & { readonly currentTarget: HTMLElement }, onMove: (by: Point) => void): void {
    if (event.button !== 0) return;
    event.preventDefault();
    event.stopPropagation();
    const from = pointAt(event);
    const held = event.currentTarget;
    held.setPointerCapture(event.pointerId);
    const move = (next: PointerEvent) => {
      const to = pointAt(next);
      onMove({ x: to.x - from.x, y: to.y - from.y });
    };
    const end = () => held.removeEventListener("pointermove", move);
    held.addEventListener("pointermove", move);
    held.addEventListener("lostpointercapture", end, { once: true });
  }
  const moveFrame = (event: PointerEvent & { readonly currentTarget: HTMLElement }) => {
    const { box } = props;
    event.currentTarget.focus();
    drag(event, (by) => props.onBox(movedBox(box, by)));
  };
  const resize = (event: PointerEvent & { readonly currentTarget: HTMLElement }, handle: Handle) => {
    const { box, shape } = props;
    drag(event, (by) => props.onBox(resizedBox(box, handle, by, shape)));
  };
  const placeFocus = (event: PointerEvent & { readonly currentTarget: HTMLElement }) => {
    const at = pointWithin(pointAt(event), wholeBox);
    props.onFocus(at);
    drag(event, (by) => props.onFocus(pointWithin({ x: at.x + by.x, y: at.y + by.y }, wholeBox)));
  };
  const onKey = (event: KeyboardEvent) => {
    const by = arrows[event.key];
    if (!by) return;
    event.preventDefault();
    if (props.tool === "focus")
      props.onFocus(pointWithin({ x: props.focus.x + by.x, y: props.focus.y + by.y }, wholeBox));
    else if (event.shiftKey) props.onBox(resizedBox(props.box, { x: 1, y: 1 }, by, props.shape));
    else props.onBox(movedBox(props.box, by));
  };

  const frameStyle = () => {
    const [left, top, width, height] = props.box;
    return {
      left: `${left * 100}%`,
      top: `${top * 100}%`,
      width: `${width * 100}%`,
      height: `${height * 100}%`,
    };
  };
  const boxWords = () => {
    const [left, top, width, height] = props.box;
    return words().box(percent(left), percent(top), percent(width), percent(height));
  };

  return (
    <div
      ref={(element) => (area = element)}
      class="crop-area"
      dir="ltr"
      classList={{ aiming: props.tool === "focus" }}
      style={{
        "aspect-ratio": `${props.image.width} / ${props.image.height}`,
        "--shape": props.image.width / props.image.height,
      }}
      onPointerDown={(event) => props.tool === "focus" && placeFocus(event)}
    >
      <img src={pictureUrl(props.image, 1280, true)} alt={props.image.name} draggable={false} />
      <Show
        when={props.tool === "crop"}
        fallback={
          <div
            class="focus-point"
            role="group"
            tabindex="0"
            aria-label={words().focusAt(percent(props.focus.x), percent(props.focus.y))}
            style={{ left: `${props.focus.x * 100}%`, top: `${props.focus.y * 100}%` }}
            onKeyDown={onKey}
          />
        }
      >
        <div
          class="crop-frame"
          role="group"
          tabindex="0"
          aria-label={words().frame(boxWords())}
          style={frameStyle()}
          onKeyDown={onKey}
          onPointerDown={moveFrame}
        >
          <For each={props.shape === null ? [...corners, ...edges] : corners}>
            {(handle) => (
              <i
                class="crop-handle"
                data-x={handle.x}
                data-y={handle.y}
                aria-hidden="true"
                onPointerDown={(event) => resize(event, handle)}
              />
            )}
          </For>
        </div>
      </Show>
    </div>
  );
}
