import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import sharp from "sharp";
import { expect, test } from "vitest";
import { openImageFiles } from "../../../server/images/image-files.ts";
import { withPictures } from "../../support/added-pictures.ts";
import { cornersOf, emptyPng, fourColours, pictureBytes } from "../../support/made-pictures.ts";
import { tmpFolder } from "../../support/tmp-folder.ts";

const picture = await fourColours()
  .withExif({ IFD0: { Artist: "Ada" } })
  .jpeg()
  .toBuffer();
const code = (thrown: { cause?: { data?: { code?: string } }; data?: { code?: string } }) =>
  thrown.cause?.data?.code ?? thrown.data?.code;

test("an upload becomes a picture, and with it goes all that it told", async () => {
  await using facet = await withPictures();
  const info = await facet.add("Bücher am Meer.JPG", picture);
  expect(info).toMatchObject({
    name: "Bücher am Meer.JPG",
    width: 120,
    height: 80,
    mediaType: "image/jpeg",
    crop: null,
    focus: null,
    keep: { place: false, date: false },
    facts: { removed: ["owner"] },
  });
  expect(await facet.as("local").images.get({ imageId: info.imageId })).toEqual(info);
  expect([facet.kept(), facet.arriving(), facet.uploads()]).toEqual([[info.imageId], [], []]);
  const { data } = await facet.services.images.picture("local", { imageId: info.imageId });
  expect(data.length).toBe(info.bytes);
  expect(await cornersOf(data)).toEqual(["red", "green", "blue", "white"]);
});

test("the bytes a document is made of stay, whatever becomes of the picture", async () => {
  await using facet = await withPictures();
  const { fileId } = await facet.upload("a.jpg", picture);
  const { documentId } = await facet.as("local").documents.ingest({ fileId });
  await facet.as("local").images.add({ fileId });
  expect(facet.uploads()).toHaveLength(1);
  expect((await facet.as("local").documents.get({ documentId })).name).toBe("a.jpg");
});

test("the same file given twice, also at once, is two pictures; a third after both has to be uploaded", async () => {
  await using facet = await withPictures();
  const { fileId } = await facet.upload("a.jpg", picture);
  const other = await facet.upload("b.jpg", picture);
  const add = (id: string) => facet.as("local").images.add({ fileId: id });
  const infos = await Promise.all([add(fileId), add(fileId), add(other.fileId)]);
  infos.push(await add(fileId));
  expect(new Set(infos.map(({ imageId }) => imageId)).size).toBe(4);
  expect(infos.map(({ name }) => name)).toEqual(["a.jpg", "a.jpg", "b.jpg", "a.jpg"]);
  expect(facet.kept().toSorted()).toEqual(infos.map(({ imageId }) => imageId).toSorted());
  expect(facet.uploads()).toEqual([]);
  for (const { imageId } of infos) await facet.as("local").images.remove({ imageId });
  expect(await add(fileId).catch(code)).toBe("not-found");
  expect(facet.kept()).toEqual([]);
});

test("what cannot be a picture leaves its upload to be used otherwise, and nothing half behind", async () => {
  await using facet = await withPictures();
  const pdf = await facet.upload("paper.pdf", Buffer.from("%PDF-1.7\n\0\x01\x02"));
  const { fileId } = await facet.upload("bomb.png", emptyPng(65_536, 65_536));
  expect(await facet.as("local").images.add({ fileId: pdf.fileId }).catch(code)).toBe("unsupported-file");
  const refused = await facet
    .as("local")
    .images.add({ fileId })
    .catch((thrown: { message: string }) => thrown.message);
  expect(refused).toContain("too-large");
  expect([facet.kept(), facet.arriving(), facet.uploads().length]).toEqual([[], [], 2]);
});

test("an upload that something else takes while a picture is made of it is not found, which is no failure", async () => {
  await using facet = await withPictures();
  const { fileId } = await facet.upload("a.jpg", picture);
  const adding = facet.as("local").images.add({ fileId }).catch(code);
  await new Promise((resolve) => setImmediate(resolve));
  facet.services.documents.files.remove("local", fileId);
  expect(await adding).toBe("not-found");
  expect([facet.kept(), facet.arriving(), facet.uploads()]).toEqual([[], [], []]);
});

test("nobody reaches a picture of someone else", async () => {
  await using facet = await withPictures();
  const { imageId } = await facet.add("a.jpg", picture, "ada");
  const { images } = facet.as("bob");
  for (const call of [images.get({ imageId }), images.edit({ imageId, name: "mine" }), images.remove({ imageId })])
    expect(await call.catch(code)).toBe("not-found");
  expect(await images.list({ imageIds: [imageId] })).toEqual({ images: [] });
  expect(await facet.services.images.picture("bob", { imageId }).catch(code)).toBe("not-found");
  expect((await facet.as("ada").images.list({ imageIds: ["gone", imageId] })).images).toHaveLength(1);
});

test("a crop is of the shown picture, a focus and what is kept stay with it, and nonsense is refused", async () => {
  await using facet = await withPictures();
  const { imageId } = await facet.add("a.jpg", picture);
  const edit = (change: object) => facet.as("local").images.edit({ imageId, ...change });
  const info = await edit({
    crop: [0.5, 0, 0.5, 0.5],
    focus: { x: 0.9, y: 0.1 },
    keep: { date: true },
    name: "../b/c.jpg",
  });
  expect(info).toMatchObject({
    crop: [0.5, 0, 0.5, 0.5],
    focus: { x: 0.9, y: 0.1 },
    keep: { place: false, date: true },
    name: "c.jpg",
  });
  const { data } = await facet.services.images.picture("local", { imageId });
  expect(await sharp(data).metadata()).toMatchObject({ width: 60, height: 40 });
  expect(await cornersOf(data)).toEqual(["green", "green", "green", "green"]);
  const whole = await facet.services.images.picture("local", { imageId, cropped: false, longestSide: 60 });
  expect(await sharp(whole.data).metadata()).toMatchObject({ width: 60, height: 40 });
  expect(await cornersOf(whole.data)).toEqual(["red", "green", "blue", "white"]);
  expect(await edit({ keep: { place: true } })).toMatchObject({
    keep: { place: true, date: true },
    crop: [0.5, 0, 0.5, 0.5],
  });
  expect(await edit({ crop: [0, 0, 1, 1], focus: null })).toMatchObject({ crop: null, focus: null });
  for (const wrong of [
    { crop: [0.6, 0, 0.5, 1] },
    { crop: [0, 0, 0, 1] },
    { crop: [-0.1, 0, 1, 1] },
    { focus: { x: 2, y: 0 } },
    { crop: [0, 0, 1] },
  ])
    await expect(edit(wrong)).rejects.toMatchObject({ code: "BAD_REQUEST" });
});

test("a picture that a message shows is not taken away under it", async () => {
  await using facet = await withPictures();
  const { imageId } = await facet.add("a.jpg", picture);
  await facet.ask([imageId]);
  await expect(facet.as("local").images.remove({ imageId })).rejects.toMatchObject({
    cause: { data: { code: "conflict", facts: { reason: "picture-shown" } } },
  });
  const { imageId: free } = await facet.add("b.jpg", picture);
  expect(await facet.as("local").images.remove({ imageId: free })).toEqual({ removed: true });
  expect(facet.kept()).toEqual([imageId]);
});

test("a sweep takes what no message shows after a day, files without a row and what was cut, and nothing else", async () => {
  await using facet = await withPictures();
  const { imageId: shown } = await facet.add("shown.jpg", picture);
  const { imageId: gone } = await facet.add("gone.jpg", picture);
  const { imageId: fresh } = await facet.add("fresh.jpg", picture);
  const { conversationId } = await facet.ask([shown]);
  const images = join(facet.folder, "images");
  writeFileSync(join(images, "orphan"), "x");
  writeFileSync(join(images, "arriving", "cut"), "x");
  const rows = new Database(join(facet.folder, "facet.db"));
  const age = (imageId: string) =>
    rows.prepare("update images set created_at = '2020-01-01T00:00:00.000Z' where image_id = ?").run(imageId);
  age(shown);
  age(gone);
  facet.services.images.start();
  expect(facet.kept().toSorted()).toEqual([shown, fresh].toSorted());
  expect(facet.arriving()).toEqual([]);
  expect(await facet.as("local").images.get({ imageId: gone }).catch(code)).toBe("not-found");
  // The conversation goes for good: what it showed follows.
  await facet.as("local").conversations.remove({ conversationId });
  facet.services.images.start();
  expect(facet.kept()).toContain(shown);
  facet.services.store.conversations.purge(new Date(Date.now() + 1000));
  facet.services.images.start();
  rows.close();
  expect(facet.kept()).toEqual([fresh]);
});

test("after a restart all is there, and a picture whose file is gone says so", async () => {
  const folder = tmpFolder();
  let imageId = "";
  {
    await using facet = await withPictures({ folder: folder.path, keep: true });
    imageId = (await facet.add("a.jpg", picture)).imageId;
  }
  await using facet = await withPictures({ folder: folder.path });
  facet.services.images.start();
  expect((await facet.as("local").images.get({ imageId })).name).toBe("a.jpg");
  expect((await facet.services.images.picture("local", { imageId })).data.length).toBeGreaterThan(100);
  rmSync(join(folder.path, "images", imageId));
  expect(await facet.services.images.picture("local", { imageId }).catch(code)).toBe("not-found");
});

test("an add that nobody waits for any more leaves no picture", async () => {
  await using facet = await withPictures();
  const { fileId } = await facet.upload("cat.png", pictureBytes("cat.png"));
  const leave = new AbortController();
  const adding = facet.services.images.add("local", fileId, leave.signal);
  setTimeout(() => leave.abort(), 5);
  await expect(adding).rejects.toThrow();
  await expect.poll(() => [facet.kept(), facet.arriving()]).toEqual([[], []]);
  expect((await facet.services.images.add("local", fileId)).width).toBe(451);
});

test("where the disk is full, or the row cannot be written, nothing half stays and the reason is told", async () => {
  using folder = tmpFolder();
  const files = openImageFiles(folder.path);
  const full = Object.assign(new Error("write"), { code: "ENOSPC" });
  const write = async (path: string) => writeFileSync(path, "picture");
  await expect(
    files.put(
      "a",
      () => Promise.reject(full),
      () => {},
    ),
  ).rejects.toMatchObject({ data: { code: "storage-full" } });
  await expect(
    files.put("b", write, () => {
      throw Object.assign(new Error("row"), { code: "SQLITE_FULL" });
    }),
  ).rejects.toMatchObject({ data: { code: "storage-full" } });
  expect([existsSync(join(folder.path, "a")), existsSync(join(folder.path, "b"))]).toEqual([false, false]);
  let swept = -1;
  await files.put("c", write, () => {
    swept = files.sweep(new Set());
  });
  expect([swept, existsSync(join(folder.path, "c"))]).toEqual([0, true]);
});
