import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { collectionOf } from "../../../server/documents/scoped.ts";
import { openExactIndex } from "../../../server/vectors/exact-index.ts";
import { scriptedParser } from "../../support/ingesting.ts";
import { failure, moon, openWithDocuments, read, upload } from "../../support/moon-documents.ts";
import { fakeFileId } from "../../support/services.ts";

const collection = collectionOf("local", fakeFileId);

test("removing a document takes rows, words, vectors and bytes, says how many of each, and nothing finds the document any more", async () => {
  await using facet = await openWithDocuments();
  const api = facet.as("local");
  const documentId = await read(facet, "moon.pdf");
  const kept = await read(facet, "sun.pdf");
  expect(await facet.services.vectors.index.count(collection)).toBe(3);
  expect(await api.documents.remove({ documentId })).toEqual({
    removed: { rows: 3, passages: 2, vectors: 2, files: 1, memories: 0 },
  });
  await expect(api.documents.remove({ documentId })).rejects.toMatchObject(failure("not-found"));
  const { passages } = await api.documents.search({ query: "xylophonists Tranquillity", k: 9 });
  expect(passages.every((each) => each.documentId === kept)).toBe(true);
  expect(await facet.services.vectors.index.count(collection)).toBe(1);
  expect(facet.services.store.documents.vectorsToRemove()).toEqual([]);
  const files = readdirSync(facet.folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  for (const { parentPath, name } of files)
    expect(readFileSync(join(parentPath, name)).includes("xylophonists landed"), name).toBe(false);
});

test("soon after a document is removed its words are in no file any more, and the others are found as before", async () => {
  await using facet = await openWithDocuments();
  const api = facet.as("local");
  const documentId = await read(facet, "moon.pdf");
  await read(facet, "sun.pdf");
  const holding = () => {
    const database = new Database(join(facet.folder, "facet.db"));
    database.pragma("wal_checkpoint(truncate)");
    database.close();
    const files = readdirSync(facet.folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
    return files
      .filter(({ parentPath, name }) => readFileSync(join(parentPath, name), "latin1").includes("xylophon"))
      .map(({ name }) => name);
  };
  expect(holding()).toContain("facet.db");
  await api.documents.remove({ documentId });
  await expect.poll(holding).toEqual([]);
  expect((await api.documents.search({ query: "star", k: 1 })).passages).toHaveLength(1);
});

test("removing a document leaves the bytes that another owner has too", async () => {
  await using facet = await openWithDocuments();
  const [mine, hers] = [await read(facet, "moon.pdf"), await read(facet, "moon.pdf", "ada")];
  const { removed } = await facet.as("local").documents.remove({ documentId: mine });
  expect(removed.files).toBe(0);
  expect((await facet.as("ada").documents.get({ documentId: hers })).stage).toBe("ready");
  expect((await facet.as("ada").documents.search({ query: "xylophonists", k: 1 })).passages).toHaveLength(1);
  expect((await facet.as("ada").documents.remove({ documentId: hers })).removed.files).toBe(1);
});

test("removing a document in the middle of reading ends the reading, and nothing comes back", async () => {
  const slow = scriptedParser({ "moon.pdf": { pages: Array.from({ length: 200 }, () => moon), pageMs: 5 } });
  await using facet = await openWithDocuments({ parser: slow });
  const { documentId } = await facet.as("local").documents.ingest({ fileId: await upload(facet, "moon.pdf") });
  await expect.poll(() => facet.services.store.documents.report(documentId).length).toBeGreaterThan(0);
  await facet.as("local").documents.remove({ documentId });
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(facet.services.store.documents.remains(documentId)).toEqual({ rows: 0, passages: 0 });
  expect(await facet.services.vectors.index.count(collection)).toBe(0);
});

test("removing a document whose vectors cannot be reached says so, and the next start takes them away", async () => {
  const index = openExactIndex(":memory:");
  let isDown = false;
  const vectors = {
    index: {
      ...index,
      remove: (...given: Parameters<typeof index.remove>) =>
        isDown ? Promise.reject(new Error("down")) : index.remove(...given),
    },
    status: () => ({ kind: "exact" as const, state: "ready" as const, detail: null }),
  };
  await using facet = await openWithDocuments({ vectors });
  const documentId = await read(facet, "moon.pdf");
  isDown = true;
  await expect(facet.as("local").documents.remove({ documentId })).rejects.toMatchObject(failure("model-unreachable"));
  expect(facet.services.store.documents.remains(documentId)).toEqual({ rows: 0, passages: 0 });
  expect(await index.count(collection)).toBe(2);
  isDown = false;
  facet.services.documents.start();
  await expect.poll(() => index.count(collection)).toBe(0);
  expect(facet.services.store.documents.vectorsToRemove()).toEqual([]);
  index[Symbol.dispose]();
});

test("removing a conversation leaves its documents in the library", async () => {
  await using facet = await openWithDocuments();
  const api = facet.as("local");
  const documentId = await read(facet, "moon.pdf");
  const { conversationId } = await api.conversations.create();
  await api.documents.link({ conversationId, documentIds: [documentId] });
  await api.conversations.remove({ conversationId });
  expect((await api.documents.list()).documents).toMatchObject([{ documentId, stage: "ready", conversationIds: [] }]);
});

test("a file that was uploaded and never used goes after a day, and not before", async () => {
  await using facet = await openWithDocuments();
  const { files } = facet.services.documents;
  const [old, fresh] = [
    files.get("local", await upload(facet, "moon.pdf")),
    files.get("local", await upload(facet, "sun.pdf")),
  ];
  const used = files.get("local", await upload(facet, "safe.pdf"));
  await facet.as("local").documents.ingest({ fileId: used.fileId });
  const database = new Database(join(facet.folder, "facet.db"));
  database.prepare("update files set created_at = '2020-01-01' where file_id <> ?").run(fresh.fileId);
  database.close();
  facet.services.documents.start();
  await expect.poll(() => existsSync(files.pathOf(old))).toBe(false);
  expect(() => files.get("local", old.fileId)).toThrow("not-found");
  expect([files.pathOf(fresh), files.pathOf(used)].map((path) => existsSync(path))).toEqual([true, true]);
});
