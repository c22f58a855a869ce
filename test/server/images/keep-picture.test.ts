import sharp from "sharp";
import { afterAll, expect, test } from "vitest";
import { imageLimits } from "../../../pipelines/engine/images.ts";
import { cornersOf, decoding, fourColours, pngChunk } from "../../support/made-pictures.ts";
import type { Corner } from "../../support/made-pictures.ts";

const pictures = decoding();
const { keep } = pictures;
afterAll(() => pictures[Symbol.asyncDispose]());

const upright = ["red", "green", "blue", "white"];

/** Where the corners of an upright picture lie in the file (EXIF 2.32, 4.6.4: which sides its first row and column are). */
test.each<[orientation: number, stored: readonly Corner[]]>([
  [1, ["red", "green", "blue", "white"]],
  [2, ["green", "red", "white", "blue"]],
  [3, ["white", "blue", "green", "red"]],
  [4, ["blue", "white", "red", "green"]],
  [5, ["red", "blue", "green", "white"]],
  [6, ["green", "white", "red", "blue"]],
  [7, ["white", "green", "blue", "red"]],
  [8, ["blue", "red", "white", "green"]],
])("a picture of EXIF orientation %d is kept upright", async (orientation, stored) => {
  const [width, height] = orientation > 4 ? [80, 120] : [120, 80];
  const jpeg = await fourColours(width, height, stored).withMetadata({ orientation }).jpeg().toBuffer();
  const kept = await keep("a.jpg", jpeg);
  expect([kept.width, kept.height, await cornersOf(kept.data)]).toEqual([120, 80, upright]);
  expect(kept.facts.changes.includes("turned")).toBe(orientation > 1);
  expect([kept.original.width, kept.original.height]).toEqual([width, height]);
});

test.each([
  ["portrait-exif-3.jpg", [450, 600], [450, 600]],
  ["portrait-exif-6.jpg", [600, 450], [450, 600]],
  ["portrait-exif-8.jpg", [600, 450], [450, 600]],
])("%s, a photo on its side, is kept as it is meant to be seen", async (name, stored, shown) => {
  const kept = await keep(name);
  expect([kept.original.width, kept.original.height, kept.width, kept.height]).toEqual([...stored, ...shown]);
  expect(kept.facts.changes).toContain("turned");
  const { orientation, exif } = await sharp(kept.data).metadata();
  expect([orientation, exif]).toEqual([undefined, undefined]);
});

test("a phone's HEIC is decoded, turned by its own box, and in the colours it was taken in", async () => {
  const plain = await keep("phone.heic");
  expect(plain).toMatchObject({
    width: 240,
    height: 160,
    mediaType: "image/jpeg",
    original: { format: "heic", frames: 1 },
  });
  const turned = await keep("phone-turned.heic");
  expect([turned.width, turned.height]).toEqual([160, 240]);
  const back = await sharp(turned.data).rotate(90).toBuffer();
  expect(await apart(plain.data, back)).toBeLessThan(6);
  const wide = await keep("phone-p3.heic");
  expect(wide.facts.changes).toContain("converted");
  // The same cup, told in Display P3: without the profile its red would be paler, 7.9 apart.
  expect(await apart(plain.data, wide.data)).toBeLessThan(5);
});

test("AVIF, WebP, TIFF, GIF and PNG are kept as JPEG, or as PNG where they can be seen through", async () => {
  const solid = await fourColours().png().toBuffer();
  const clear = await sharp(solid).ensureAlpha(0.5).png().toBuffer();
  const formats = ["avif", "webp", "tiff", "gif", "png", "jpeg"] as const;
  for (const format of formats) {
    const kept = await keep(`a.${format}`, await sharp(solid).toFormat(format).toBuffer());
    expect(kept).toMatchObject({ mediaType: "image/jpeg", width: 120, height: 80, original: { format, frames: 1 } });
    expect(await cornersOf(kept.data), format).toEqual(upright);
    expect(kept.facts.changes, format).toEqual([]);
  }
  for (const format of ["avif", "webp", "tiff", "png"] as const) {
    const kept = await keep(
      `a.${format}`,
      await sharp(clear)
        .toFormat(format, { compression: format === "tiff" ? "lzw" : "av1" })
        .toBuffer(),
    );
    expect([format, kept.mediaType, (await sharp(kept.data).stats()).isOpaque]).toEqual([format, "image/png", false]);
  }
  const large = await keep("a.png", await sharp(clear).resize(2600, 2000, { kernel: "nearest" }).png().toBuffer());
  expect(large.mediaType).toBe("image/webp");
});

test("of animations and of pages the first is kept, and it is said", async () => {
  const frame = (background: string) =>
    sharp({ create: { width: 40, height: 40, channels: 3, background } })
      .png()
      .toBuffer();
  const frames = await Promise.all([frame("#ff0000"), frame("#0000ff"), frame("#00ff00")]);
  for (const format of ["gif", "webp", "tiff"] as const) {
    const joined = sharp(frames, { join: { animated: true } });
    const kept = await keep(`a.${format}`, await joined.toFormat(format).toBuffer());
    expect(kept, format).toMatchObject({ width: 40, height: 40, original: { format, frames: 3, height: 40 } });
    expect(kept.facts.changes).toContain("first-frame");
    expect(kept.facts.colours[0]?.name, format).toBe("red");
  }
  expect(await keep("animated.gif")).toMatchObject({ width: 80, height: 80, original: { format: "gif", frames: 30 } });
});

test("an animated PNG says how many pictures it holds, and shows its first", async () => {
  const png = await fourColours().png().toBuffer();
  const control = pngChunk("acTL", Buffer.from([0, 0, 0, 7, 0, 0, 0, 0]));
  const kept = await keep("a.png", Buffer.concat([png.subarray(0, 33), control, png.subarray(33)]));
  expect(kept.original).toMatchObject({ format: "png", frames: 7 });
  expect(await cornersOf(kept.data)).toEqual(upright);
});

test("CMYK, grey, sixteen bits and other profiles become sRGB", async () => {
  const cmyk = await keep("rocket-cmyk.jpg");
  expect(cmyk.facts.changes).toEqual(["converted"]);
  const { space, channels, icc } = await sharp(cmyk.data).metadata();
  expect([space, channels, icc]).toEqual(["srgb", 3, undefined]);
  // A conversion by the book, without a profile of the press, differs from the photo it was made of, but not much.
  expect(await apart(cmyk.data, (await keep("rocket.jpg")).data)).toBeLessThan(30);
  const grey = await keep("camera-grey.png");
  expect((await sharp(grey.data).metadata()).space).toBe("srgb");
  const deep = await fourColours().toColourspace("rgb16").png().toBuffer();
  expect((await sharp(deep).metadata()).depth).toBe("ushort");
  const kept = await keep("deep.png", deep);
  expect([kept.facts.changes, await cornersOf(kept.data)]).toEqual([["converted"], upright]);
  const wide = await keep("p3.jpg", await fourColours().withIccProfile("p3").jpeg({ quality: 100 }).toBuffer());
  expect([wide.facts.changes, wide.facts.removed]).toEqual([["converted"], ["profile"]]);
  expect(await apart(wide.data, await fourColours().png().toBuffer())).toBeLessThan(4);
});

test("nothing larger than the kept side is kept, and what is smaller stays as it is", async () => {
  const kept = await keep(
    "wide.png",
    await fourColours().resize(6000, 1500, { fit: "fill", kernel: "nearest" }).png().toBuffer(),
  );
  expect(kept).toMatchObject({ width: imageLimits.keptSide, height: 1024, original: { width: 6000, height: 1500 } });
  expect(kept.facts.changes).toEqual(["scaled"]);
  const line = await keep("line.png", await fourColours(2, 1).png().toBuffer());
  expect([line.width, line.height]).toEqual([2, 1]);
});

test("a drawing is rasterised at a size of use, by its viewBox, with what can be seen through", async () => {
  const icon = `<?xml version="1.0"?><!-- <html> --><!DOCTYPE svg><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 12"><rect width="12" height="12" fill="red"/></svg>`;
  const kept = await keep("icon.svg", icon);
  expect(kept).toMatchObject({
    width: 2048,
    height: 1024,
    mediaType: "image/png",
    original: { format: "svg", width: 24, height: 12 },
  });
  expect(kept.facts).toMatchObject({ changes: ["rasterised"], colours: [{ name: "red", share: 0.5 }] });
  const huge = await keep("plan.svg", icon.replace("0 0 24 12", "0 0 200000 100000"));
  expect([huge.width, huge.height]).toEqual([4096, 2048]);
  expect((await keep("drawing.png", icon)).original.format).toBe("svg");
});

test("what is missing of a cut photo is left grey, and it is said; one without anything to see is damaged", async () => {
  const kept = await keep("broken-cut.jpg");
  expect(kept).toMatchObject({ width: 600, height: 400, facts: { changes: ["repaired"] } });
  const { channels } = await sharp(
    await sharp(kept.data).extract({ left: 0, top: 0, width: 600, height: 100 }).toBuffer(),
  ).stats();
  expect(Math.max(...channels.map(({ stdev }) => stdev))).toBeGreaterThan(20);
  await expect(keep("broken-header.jpg")).rejects.toMatchObject({
    data: { code: "file-damaged", facts: { name: "broken-header.jpg" } },
  });
});

/** Mean difference of two pictures of one size, of 255. */
async function apart(one: Uint8Array, other: Uint8Array): Promise<number> {
  const pixels = (bytes: Uint8Array) => sharp(bytes).removeAlpha().toColourspace("srgb").raw().toBuffer();
  const [a, b] = await Promise.all([pixels(one), pixels(other)]);
  expect(a.length).toBe(b.length);
  return a.reduce((sum, value, at) => sum + Math.abs(value - (b[at] ?? 0)), 0) / a.length;
}
