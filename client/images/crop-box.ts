// A crop frame as fractions of its picture: fitted to a shape, moved, resized by its corners and edges, never out of the picture.
import type { CropBox, ImageInfo, Point } from "../../pipelines/engine/images.ts";

export const ratios = ["free", "1:1", "4:5", "16:9", "1.91:1"] as const;
export type Ratio = (typeof ratios)[number];

/** Which side is dragged: −1 the left or upper one, 1 the right or lower one, 0 none. */
export interface Handle {
  readonly x: -1 | 0 | 1;
  readonly y: -1 | 0 | 1;
}

export const wholeBox: CropBox = [0, 0, 1, 1];
/** Of either side of the picture. */
const least = 0.05;

const clamp = (value: number, from: number, to: number) => Math.min(Math.max(value, from), Math.max(from, to));

/** Width by height of the frame in fractions of this picture; null where it is free. */
export function shapeOf(ratio: Ratio, { width, height }: Pick<ImageInfo, "width" | "height">): number | null {
  if (ratio === "free") return null;
  const [across = 1, down = 1] = ratio.split(":").map(Number);
  return (across / down) * (height / width);
}

/** The largest frame of the shape, around the middle of the one there was. */
export function fittedBox([left, top, width, height]: CropBox, shape: number | null): CropBox {
  if (shape === null) return [left, top, width, height];
  const [across, down] = shape >= 1 ? [1, 1 / shape] : [shape, 1];
  const middle = { x: left + width / 2, y: top + height / 2 };
  return [clamp(middle.x - across / 2, 0, 1 - across), clamp(middle.y - down / 2, 0, 1 - down), across, down];
}

export function movedBox([left, top, width, height]: CropBox, by: Point): CropBox {
  return [clamp(left + by.x, 0, 1 - width), clamp(top + by.y, 0, 1 - height), width, height];
}

/** The side across from the handle stays where it is. */
export function resizedBox(box: CropBox, handle: Handle, by: Point, shape: number | null): CropBox {
  const [left, top, width, height] = box;
  const room = { x: handle.x < 0 ? left + width : 1 - left, y: handle.y < 0 ? top + height : 1 - top };
  let across = handle.x === 0 ? width : clamp(width + handle.x * by.x, least, room.x);
  let down = handle.y === 0 ? height : clamp(height + handle.y * by.y, least, room.y);
  if (shape !== null) {
    // The side that was dragged further leads.
    const wanted = Math.abs(across - width) * height >= Math.abs(down - height) * width ? across : down * shape;
    across = Math.min(Math.max(wanted, least, least * shape), room.x, room.y * shape);
    down = across / shape;
  }
  return [handle.x < 0 ? left + width - across : left, handle.y < 0 ? top + height - down : top, across, down];
}

/** One side set by its slider; with a shape the other follows. */
export function sizedBox(box: CropBox, side: "width" | "height", value: number, shape: number | null): CropBox {
  const [, , width, height] = box;
  const by = side === "width" ? { x: value - width, y: 0 } : { x: 0, y: value - height };
  if (shape === null) return resizedBox(box, side === "width" ? { x: 1, y: 0 } : { x: 0, y: 1 }, by, null);
  return resizedBox(box, { x: 1, y: 1 }, by, shape);
}

/** Null for the whole picture, rounded to what a pixel needs. */
export function cropOf(box: CropBox): CropBox | null {
  const [left, top, width, height] = box.map((each) => Math.round(each * 10_000) / 10_000) as [
    number,
    number,
    number,
    number,
  ];
  if (width >= 0.999 && height >= 0.999) return null;
  return [left, top, Math.min(width, 1 - left), Math.min(height, 1 - top)];
}

/** A focus point is inside what is shown. */
export function pointWithin({ x, y }: Point, [left, top, width, height]: CropBox): Point {
  return { x: clamp(x, left, left + width), y: clamp(y, top, top + height) };
}

/** The preset a frame has, within a hundredth; free otherwise. */
export function ratioOf([, , width, height]: CropBox, image: Pick<ImageInfo, "width" | "height">): Ratio {
  const found = ratios.find((ratio) => {
    const shape = shapeOf(ratio, image);
    return shape !== null && Math.abs(width / height / shape - 1) < 0.01;
  });
  return found ?? "free";
}
