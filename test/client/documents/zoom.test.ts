import { expect, test } from "vitest";
import { fitWidth, pictureWidth, zoomed } from "../../../client/documents/zoom.ts";

test("a page gets larger and smaller by steps, and stays at either end", () => {
  expect(zoomed(fitWidth, 1)).toBe(1.25);
  expect(zoomed(fitWidth, -1)).toBe(0.75);
  expect(zoomed(3, 1)).toBe(3);
  expect(zoomed(0.75, -1)).toBe(0.75);
  expect(zoomed(1.1, 1)).toBe(1.25);
});

test.each([
  [440, 1, 600],
  [440, 2, 900],
  [600, 1, 600],
  [601, 1, 900],
  [3000, 3, 2400],
  [0, 1, 600],
])("a page %i wide on a screen of ratio %i is asked for %i wide", (shown, ratio, width) => {
  expect(pictureWidth(shown, ratio)).toBe(width);
});
