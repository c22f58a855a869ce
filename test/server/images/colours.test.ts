import sharp from "sharp";
import { expect, test } from "vitest";
import { nameOf } from "../../../server/images/colour-names.ts";
import { coloursOf } from "../../../server/images/colours.ts";
import { fromLab, hexOf, toLab } from "../../../server/images/oklab.ts";
import { pictureFile } from "../../support/made-pictures.ts";

const nameOfHex = (hex: string) => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return nameOf(toLab(red, green, blue));
};

test.each([
  ["#ffffff", "white"],
  ["#fffaf5", "white"],
  ["#000000", "black"],
  ["#101418", "black"],
  ["#808080", "grey"],
  ["#d3d3d3", "light grey"],
  ["#404040", "dark grey"],
  ["#ff0000", "red"],
  ["#8b0000", "dark red"],
  ["#ffa500", "orange"],
  ["#ffff00", "yellow"],
  ["#ffd700", "yellow"],
  ["#808000", "olive"],
  ["#008000", "green"],
  ["#003300", "dark green"],
  ["#98fb98", "light green"],
  ["#008080", "turquoise"],
  ["#40e0d0", "turquoise"],
  ["#0000ff", "blue"],
  ["#000080", "dark blue"],
  ["#add8e6", "light blue"],
  ["#800080", "purple"],
  ["#4b0082", "dark purple"],
  ["#ffc0cb", "pink"],
  ["#ff69b4", "pink"],
  ["#8b4513", "brown"],
  ["#3b2314", "dark brown"],
  ["#f5deb3", "beige"],
  ["#d2b48c", "beige"],
])("%s is called %s", (hex, name) => {
  expect(nameOfHex(hex)).toBe(name);
});

test("a colour comes back from OKLab as it went in", () => {
  for (let value = 0; value < 1000; value += 1) {
    const rgb = [(value * 37) % 256, (value * 91) % 256, (value * 173) % 256] as const;
    expect(hexOf(fromLab(toLab(...rgb)))).toBe(hexOf(rgb));
  }
});

test("shares are of the area, by size, and what can be seen through has none", () => {
  const pixels = (...counts: readonly (readonly [number, readonly number[]])[]) => ({
    pixels: Uint8Array.from(counts.flatMap(([count, colour]) => Array.from({ length: count }, () => colour).flat())),
  });
  const found = coloursOf(
    pixels([500, [255, 0, 0, 255]], [300, [0, 0, 255, 255]], [150, [0, 0, 0, 0]], [50, [255, 255, 255, 255]]),
  );
  expect(found.map(({ hex, name, share }) => [hex, name, share])).toEqual([
    ["#ff0000", "red", 0.5],
    ["#0000ff", "blue", 0.3],
    ["#ffffff", "white", 0.05],
  ]);
  expect(coloursOf(pixels([100, [9, 9, 9, 0]]))).toEqual([]);
  expect(coloursOf({ pixels: new Uint8Array() })).toEqual([]);
});

test.each([
  ["rocket.jpg", ["dark blue", "black", "blue"]],
  ["cat.png", ["brown", "beige"]],
  ["camera-grey.png", ["grey", "light grey", "black"]],
])("of %s the colours a person would name are found, the same each time", async (name, names) => {
  const pixels = await sharp(pictureFile(name))
    .resize({ width: 96, height: 96, fit: "inside" })
    .toColourspace("srgb")
    .ensureAlpha()
    .raw()
    .toBuffer();
  const found = coloursOf({ pixels });
  expect(found.map((each) => each.name)).toEqual(expect.arrayContaining(names));
  expect(found.length).toBeLessThanOrEqual(6);
  expect(found.reduce((sum, { share }) => sum + share, 0)).toBeGreaterThan(0.8);
  expect(coloursOf({ pixels })).toEqual(found);
});
