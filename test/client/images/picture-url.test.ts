import { expect, test } from "vitest";
import { downloadUrl, pictureUrl } from "../../../client/images/picture-url.ts";

test("a picture's address names its size, and changes with its crop", () => {
  expect(pictureUrl({ imageId: "i1", crop: null }, 96)).toBe("/images/i1?side=96");
  const one = pictureUrl({ imageId: "i1", crop: [0, 0, 0.5, 1] }, 96);
  expect(one).toBe("/images/i1?side=96&of=0.0000_0.0000_0.5000_1.0000");
  expect(pictureUrl({ imageId: "i1", crop: [0, 0, 0.6, 1] }, 96)).not.toBe(one);
});

test("the whole of it has one address whatever its crop is", () => {
  expect(pictureUrl({ imageId: "i1", crop: [0, 0, 0.5, 1] }, 1280, true)).toBe("/images/i1?side=1280&crop=0");
  expect(downloadUrl("a/b")).toBe("/images/a%2Fb?download=1");
});
