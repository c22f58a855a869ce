import { expect, test } from "vitest";
import { isPicture, takesPictures } from "../../../client/images/picture-files.ts";

test.each([
  ["a.jpg", "image/jpeg", true],
  ["a.svg", "image/svg+xml", true],
  ["IMG_0042.HEIC", "", true],
  ["scan.tif", "", true],
  ["a.pdf", "application/pdf", false],
  ["a.heic.txt", "text/plain", false],
  ["a", "", false],
])("%s of type %j is a picture: %j", (name, type, expected) => {
  expect(isPicture({ name, type })).toBe(expected);
});

test("a persona that reads documents reads pictures as such: they stay documents there", () => {
  expect(takesPictures({ accepts: ["images"] })).toBe(true);
  expect(takesPictures({ accepts: ["documents", "images"] })).toBe(false);
  expect(takesPictures({ accepts: [] })).toBe(false);
});
