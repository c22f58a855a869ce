import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { copyAfterEveryWrite } from "../../support/every-write.ts";
import { moon, openWithDocuments, read, stageOf, upload } from "../../support/moon-documents.ts";
import type { TestServices } from "../../support/services.ts";

const filesHolding = (folder: string, word: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .filter(({ parentPath, name }) => readFileSync(join(parentPath, name), "latin1").includes(word))
    .map(({ name }) => name);

/** Sorted: passages that are equally near stand in the order of their ids, which are new each time a document is read. */
const foundAs = async (facet: TestServices, query: string) =>
  (await facet.as("local").documents.search({ query, k: 9 })).passages.map(({ text }) => text).sort();

test("a document whose reading is killed after any write is read to its end, each passage found once", async () => {
  await using first = await openWithDocuments();
  const fileId = await upload(first, "moon.pdf");
  using copies = copyAfterEveryWrite(first.folder);
  const { documentId } = await first.as("local").documents.ingest({ fileId });
  await stageOf(first, documentId, "ready");
  const folders = copies.taken();
  expect(folders.length).toBeGreaterThan(5);
  const whole = await foundAs(first, "xylophonists dust");
  const ends: (readonly string[])[] = [];
  for (const folder of folders) {
    await using again = await openWithDocuments({ folder, keep: true });
    again.services.documents.start();
    // Killed before it was acknowledged, it is asked for again.
    const { documentId: same } = await again.as("local").documents.ingest({ fileId });
    await stageOf(again, same, "ready");
    ends.push(await foundAs(again, "xylophonists dust"));
  }
  expect(whole).toHaveLength(2);
  expect(ends).toEqual(folders.map(() => whole));
});

test("a document whose removal is killed after any write is there whole, or its words are in no file", async () => {
  await using first = await openWithDocuments();
  const documentId = await read(first, "moon.pdf");
  using copies = copyAfterEveryWrite(first.folder);
  await first.as("local").documents.remove({ documentId });
  const folders = copies.taken();
  expect(folders.length).toBeGreaterThan(2);
  let isGone = false;
  for (const folder of folders) {
    await using again = await openWithDocuments({ folder, keep: true });
    again.services.documents.start();
    const { documents } = await again.as("local").documents.list({});
    if (documents.length === 0) {
      isGone = true;
      await expect.poll(() => filesHolding(folder, "xylophon")).toEqual([]);
      expect(await again.services.vectors.index.count("any")).toBe(0);
    } else {
      expect(isGone, "it comes back").toBe(false);
      expect(await foundAs(again, "xylophonists")).toContain(moon);
    }
  }
  expect(isGone).toBe(true);
});
