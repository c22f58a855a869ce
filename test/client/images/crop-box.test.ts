import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  cropOf,
  fittedBox,
  movedBox,
  pointWithin,
  ratioOf,
  ratios,
  resizedBox,
  shapeOf,
  sizedBox,
  wholeBox,
} from "../../../client/images/crop-box.ts";
import type { Handle } from "../../../client/images/crop-box.ts";
import type { CropBox, Point } from "../../../pipelines/engine/images.ts";

const landscape = { width: 4000, height: 2000 };
const tidy = (box: CropBox) => box.map((each) => Math.round(each * 1000) / 1000);

test("a square of a picture twice as wide as high is its full height and half its width, in the middle", () => {
  expect(tidy(fittedBox(wholeBox, shapeOf("1:1", landscape)))).toEqual([0.25, 0, 0.5, 1]);
});

test("a shape wider than the picture takes its full width", () => {
  const tall = { width: 1000, height: 2000 };
  expect(tidy(fittedBox(wholeBox, shapeOf("16:9", tall)))).toEqual([0, 0.359, 1, 0.281]);
});

test("a new shape stays around the middle of the old frame, and in the picture", () => {
  expect(tidy(fittedBox([0.8, 0, 0.2, 0.2], shapeOf("1:1", landscape)))).toEqual([0.5, 0, 0.5, 1]);
});

test("a moved frame stops at the edges", () => {
  expect(tidy(movedBox([0.5, 0.5, 0.4, 0.4], { x: 0.5, y: -1 }))).toEqual([0.6, 0, 0.4, 0.4]);
});

test.each<[string, { handle: Handle; by: Point; shape: number | null }, readonly number[]]>([
  ["its right edge wider", { handle: { x: 1, y: 0 }, by: { x: 0.1, y: 0.3 }, shape: null }, [0.2, 0.2, 0.5, 0.4]],
  ["its left edge wider", { handle: { x: -1, y: 0 }, by: { x: -0.1, y: 0 }, shape: null }, [0.1, 0.2, 0.5, 0.4]],
  ["its upper left corner in", { handle: { x: -1, y: -1 }, by: { x: 0.1, y: 0.1 }, shape: null }, [0.3, 0.3, 0.3, 0.3]],
  ["never to nothing", { handle: { x: 1, y: 1 }, by: { x: -1, y: -1 }, shape: null }, [0.2, 0.2, 0.05, 0.05]],
  ["in its shape", { handle: { x: 1, y: 1 }, by: { x: 0.2, y: 0 }, shape: 1 }, [0.2, 0.2, 0.6, 0.6]],
  [
    "in its shape, as far as there is room",
    { handle: { x: 1, y: 1 }, by: { x: 1, y: 1 }, shape: 1 },
    [0.2, 0.2, 0.8, 0.8],
  ],
])("dragging makes the frame %s", (_, { handle, by, shape }, expected) => {
  expect(tidy(resizedBox([0.2, 0.2, 0.4, 0.4], handle, by, shape))).toEqual(expected);
});

test("a slider sets one side; with a shape the other follows", () => {
  expect(tidy(sizedBox([0, 0, 0.5, 0.5], "width", 0.8, null))).toEqual([0, 0, 0.8, 0.5]);
  expect(tidy(sizedBox([0, 0, 0.5, 1], "width", 0.3, 0.5))).toEqual([0, 0, 0.3, 0.6]);
});

test("the whole picture is no crop, and a crop is rounded to what a pixel needs", () => {
  expect(cropOf(wholeBox)).toBeNull();
  expect(cropOf([0, 0, 0.9995, 1])).toBeNull();
  expect(cropOf([0.123456, 0, 0.5, 1])).toEqual([0.1235, 0, 0.5, 1]);
});

test("a focus point is brought into the frame", () => {
  expect(pointWithin({ x: 0.9, y: 0.1 }, [0.2, 0.2, 0.4, 0.4])).toEqual({ x: 0.6000000000000001, y: 0.2 });
});

test("a kept crop shows the preset it was made with", () => {
  for (const ratio of ratios.slice(1)) {
    const crop = cropOf(fittedBox(wholeBox, shapeOf(ratio, landscape)));
    expect(crop && ratioOf(crop, landscape)).toBe(ratio);
  }
  expect(ratioOf([0, 0, 0.3, 0.9], landscape)).toBe("free");
});

describe("whatever is done to a frame", () => {
  const unit = fc.double({ min: 0, max: 1, noNaN: true });
  const by = fc.double({ min: -2, max: 2, noNaN: true });
  const side = fc.constantFrom(-1, 0, 1);
  const box = fc.tuple(unit, unit, unit, unit).map(([x, y, w, h]): CropBox => {
    const [width, height] = [0.05 + w * 0.95, 0.05 + h * 0.95];
    return [x * (1 - width), y * (1 - height), width, height];
  });

  test("it stays in the picture, with a size", () => {
    fc.assert(
      fc.property(
        box,
        fc.tuple(side, side),
        fc.record({ x: by, y: by }),
        fc.constantFrom(...ratios),
        (start, [x, y], way, ratio) => {
          const shape = shapeOf(ratio, { width: 1600, height: 1000 });
          const begun = fittedBox(start, shape);
          const handle = { x, y } as Handle;
          const usable = shape === null || (x !== 0 && y !== 0) ? handle : ({ x: 1, y: 1 } as Handle);
          for (const [left, top, width, height] of [movedBox(begun, way), resizedBox(begun, usable, way, shape)]) {
            expect(left).toBeGreaterThanOrEqual(-1e-9);
            expect(top).toBeGreaterThanOrEqual(-1e-9);
            expect(left + width).toBeLessThanOrEqual(1 + 1e-9);
            expect(top + height).toBeLessThanOrEqual(1 + 1e-9);
            expect(Math.min(width, height)).toBeGreaterThan(0.02);
          }
        },
      ),
    );
  });
});
