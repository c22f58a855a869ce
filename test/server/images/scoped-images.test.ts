import sharp from "sharp";
import { expect, test } from "vitest";
import { scopedImages } from "../../../server/images/scoped-images.ts";
import { withPictures } from "../../support/added-pictures.ts";
import { cornersOf, fourColours } from "../../support/made-pictures.ts";

const written = (words: string, colour: string, ground = "") =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 200">${ground}<text x="30" y="70" font-family="DejaVu Sans, sans-serif" font-size="56" fill="${colour}">${words}</text></svg>`;

test("a run sees the pictures it is given, in their order, and no others", async () => {
  await using facet = await withPictures();
  const bytes = await fourColours(400, 200).png().toBuffer();
  const one = await facet.add("one.png", bytes);
  const two = await facet.add("two.png", bytes);
  const foreign = await facet.add("foreign.png", bytes, "ada");
  const scoped = facet.services.images.scoped("local", {
    imageIds: [two.imageId, foreign.imageId, "gone"],
    named: true,
  });
  expect([scoped.named, scoped.list().map(({ name }) => name)]).toEqual([true, ["two.png"]]);
  for (const imageId of [one.imageId, foreign.imageId, "gone"]) {
    await expect(scoped.picture(imageId, 100)).rejects.toMatchObject({ data: { code: "not-found" } });
    await expect(scoped.text(imageId)).rejects.toMatchObject({ data: { code: "not-found" } });
  }
  const { data, mediaType } = await scoped.picture(two.imageId, 100);
  expect([mediaType, await cornersOf(data)]).toEqual(["image/jpeg", ["red", "green", "blue", "white"]]);
  expect(await sharp(data).metadata()).toMatchObject({ width: 100, height: 50, format: "jpeg" });
  await facet.as("local").images.edit({ imageId: two.imageId, crop: [0, 0.5, 0.5, 0.5] });
  expect(await cornersOf((await scoped.picture(two.imageId, 4096)).data)).toEqual(["blue", "blue", "blue", "blue"]);
});

test("what is transparent lies on white, unless it is itself as light", async () => {
  await using facet = await withPictures();
  const groundOf = async (colour: string) => {
    const { imageId } = await facet.add("logo.svg", Buffer.from(written("Facet", colour)));
    const scoped = facet.services.images.scoped("local", { imageIds: [imageId], named: true });
    const { data } = await scoped.picture(imageId, 300);
    const [red = 0] = await sharp(data).extract({ left: 1, top: 90, width: 1, height: 1 }).raw().toBuffer();
    return red > 240 ? "white" : red < 90 ? "dark" : red;
  };
  expect(await groundOf("#112233")).toBe("white");
  expect(await groundOf("#fffff0")).toBe("dark");
});

test("the text on a picture is read once, and cropped with it", async () => {
  await using facet = await withPictures();
  const white = `<rect width="600" height="200" fill="white"/>`;
  const { imageId } = await facet.add("sign.svg", Buffer.from(written("Bakery open", "black", white)));
  const { images, store, documents } = facet.services;
  const scoped = images.scoped("local", { imageIds: [imageId], named: true });
  const [line, ...others] = await scoped.text(imageId);
  expect([line?.text, others]).toEqual(["Bakery open", []]);
  expect(line?.confidence).toBeGreaterThan(0.8);
  expect(line?.at.x).toBeLessThan(0.5);
  expect(line?.at.y).toBeGreaterThan(0.15);
  expect(line?.at.y).toBeLessThan(0.4);
  expect(store.images.words(imageId)).toEqual([line]);
  const again = scopedImages(
    {
      store: store.images,
      files: { pathOf: () => "" },
      decoder: { show: () => Promise.reject(new Error("nothing is shown")) },
      parser: { lines: () => Promise.reject(new Error("nothing is read")) },
    },
    "local",
    { imageIds: [imageId], named: false },
  );
  expect(await again.text(imageId)).toEqual([line]);
  images.edit("local", imageId, { crop: [0, 0, 1, 0.5] });
  expect((await again.text(imageId))[0]?.at.y).toBeCloseTo((line?.at.y ?? 0) * 2);
  images.edit("local", imageId, { crop: [0, 0.5, 1, 0.5] });
  expect(await again.text(imageId)).toEqual([]);
  expect(documents.count("local")).toBe(0);
});

test("a picture without text has none, and it is not read again", async () => {
  await using facet = await withPictures();
  const { imageId } = await facet.add("a.png", await fourColours(400, 200).png().toBuffer());
  const scoped = facet.services.images.scoped("local", { imageIds: [imageId], named: true });
  expect(await scoped.text(imageId)).toEqual([]);
  expect(facet.services.store.images.words(imageId)).toEqual([]);
});
