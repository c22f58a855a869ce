// How large a picture is, before anything decodes it.
import { createCanvas } from "@napi-rs/canvas";
import { expect, test } from "vitest";
import { imageSize } from "../../../../server/documents/parse/image-size.ts";

test.each(["png", "jpeg", "webp"] as const)("a %s says its width and height", async (type) => {
  const canvas = createCanvas(321, 123);
  canvas.getContext("2d").fillRect(0, 0, 10, 10);
  const bytes = type === "png" ? await canvas.encode("png") : await canvas.encode(type, 80);
  expect(imageSize(bytes)).toEqual({ width: 321, height: 123 });
});

test("a picture that only claims to be huge is known by its head", () => {
  const png = Buffer.alloc(33);
  png.write("\u0089PNG\r\n\u001a\n", "latin1");
  png.writeUInt32BE(100_000, 16);
  png.writeUInt32BE(100_000, 20);
  expect(imageSize(png)).toEqual({ width: 100_000, height: 100_000 });
});

test.each(["", "\u00ff\u00d8", "\u00ff\u00d8\u00ff\u00e0\u0000\u0002", "RIFF0000WEBPVP8X", "GIF89a", "\u0089PNG"])(
  "bytes cut short or of another kind (%j) have no size",
  (bytes) => {
    expect(imageSize(Buffer.from(bytes, "latin1"))).toBeUndefined();
  },
);
