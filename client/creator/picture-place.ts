// Where a picture is cut so that it fills a frame of another shape and what matters stays in view.
import type { ImageInfo, Point } from "../../pipelines/engine/images.ts";

type Placed = Pick<ImageInfo, "width" | "height" | "crop" | "focus">;

/** `object-position` in per cent: the focus point as near to the frame's middle as the picture's edges allow. */
export function picturePlace(image: Placed, ratio: readonly [width: number, height: number]): Point {
  const [left, top, across, down] = image.crop ?? [0, 0, 1, 1];
  const focus = image.focus ?? { x: left + across / 2, y: top + down / 2 };
  const shape = (image.width * across) / (image.height * down);
  const frame = ratio[0] / ratio[1];
  // What of the picture's sides is seen.
  const seen = { x: Math.min(1, frame / shape), y: Math.min(1, shape / frame) };
  return { x: percent((focus.x - left) / across, seen.x), y: percent((focus.y - top) / down, seen.y) };
}

function percent(at: number, seen: number): number {
  if (!(seen < 1) || !Number.isFinite(at)) return 50;
  const from = Math.min(Math.max(at - seen / 2, 0), 1 - seen);
  return Math.round((from / (1 - seen)) * 1000) / 10;
}
