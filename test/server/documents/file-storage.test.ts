import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { expect, onTestFinished, test } from "vitest";
import { cleanName, openFileStorage } from "../../../server/documents/file-storage.ts";
import type { FileStorage } from "../../../server/documents/file-storage.ts";
import { openTestStore } from "../../support/document-rows.ts";
import { tmpFolder } from "../../support/tmp-folder.ts";

function open(limit = 1000) {
  const folder = tmpFolder();
  onTestFinished(() => folder[Symbol.dispose]());
  const { documents: store } = openTestStore();
  const files = openFileStorage({ folder: join(folder.path, "files"), limit, store });
  /** Every file in the folder, whatever its name. */
  const all = () => readdirSync(folder.path, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  return { folder: folder.path, files, store, all };
}

const never = new AbortController().signal;
const put = (files: FileStorage, text: string, name = "a.txt", owner = "local") =>
  files.put(owner, name, Readable.from([Buffer.from(text)]), never);

test.each<[claim: string, body: () => Readable, name: string, code: string]>([
  [
    "is longer than the limit",
    () => Readable.from([Buffer.alloc(900, 65), Buffer.alloc(101, 65)]),
    "a.txt",
    "too-large",
  ],
  [
    "is of no kind that can be read",
    () => Readable.from([Buffer.from("ID3\x03\0\0\0\0\0\0")]),
    "a.mp3",
    "unsupported-file",
  ],
  ["has no name", () => Readable.from(["x"]), " / ", "invalid-input"],
])("an upload that %s is refused and leaves nothing behind", async (_claim, body, name, code) => {
  const { files, store, all } = open();
  await expect(files.put("local", name, body(), never)).rejects.toMatchObject({ data: { code } });
  expect(all()).toEqual([]);
  expect(store.hashes().size).toBe(0);
});

test("an upload that is cut, by its sender or by a signal, leaves nothing behind", async () => {
  const { files, all } = open();
  const cut = new Readable({ read: () => {} });
  cut.push("some");
  const putting = files.put("local", "a.txt", cut, never);
  setTimeout(() => cut.destroy(new Error("the connection broke")), 20);
  await expect(putting).rejects.toThrow("the connection broke");
  const abort = new AbortController();
  const silent = new Readable({ read: () => {} });
  silent.push("some");
  const waiting = files.put("local", "a.txt", silent, abort.signal);
  setTimeout(() => abort.abort(), 20);
  await expect(waiting).rejects.toThrow("abort");
  expect(all()).toEqual([]);
});

test("an upload that falls silent is given up and leaves nothing behind; a slow one is waited for", async () => {
  const { folder, store, all } = open();
  const files = openFileStorage({ folder: join(folder, "files"), limit: 1000, store, silenceMs: 800 });
  const silent = new Readable({ read: () => {} });
  silent.push("some");
  await expect(files.put("local", "a.txt", silent, never)).rejects.toMatchObject({ data: { code: "time-limit" } });
  expect(all()).toEqual([]);
  const slow = async function* () {
    for (let piece = 0; piece < 8; piece += 1) {
      // Together longer than the silence, each far shorter.
      await new Promise((resolve) => setTimeout(resolve, 150));
      yield "slowly ";
    }
  };
  expect(await files.put("local", "a.txt", Readable.from(slow()), never)).toMatchObject({ bytes: 56 });
});

test("a full disk is told as one, and leaves nothing behind", async () => {
  const { files, all } = open();
  const full = Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
  const body = new Readable({ read: () => {} });
  body.push("some");
  const putting = files.put("local", "a.txt", body, never);
  setTimeout(() => body.destroy(full), 20);
  await expect(putting).rejects.toMatchObject({ data: { code: "storage-full", next: ["free-space"] } });
  expect(all()).toEqual([]);
});

test("bytes lie once under their hash, whoever uploads them and whatever they are called", async () => {
  const { files, all } = open();
  const sha256 = createHash("sha256").update("the moon").digest("hex");
  const [ada, bob] = [await put(files, "the moon", "a.txt", "ada"), await put(files, "the moon", "b.md", "bob")];
  expect(ada).toMatchObject({ sha256, name: "a.txt", bytes: 8, mediaType: "text/plain" });
  expect(bob).toMatchObject({ sha256, name: "b.md", mediaType: "text/markdown" });
  expect(ada.fileId).not.toBe(bob.fileId);
  expect(readFileSync(files.pathOf(ada), "utf8")).toBe("the moon");
  expect(all()).toHaveLength(1);
});

test("bytes that lie there already are kept under another name too, once another program lets go of the database", async () => {
  const { folder, store, files, all } = open();
  await put(files, "the moon", "a.txt");
  let isLocked = true;
  const locked = {
    ...store,
    addFile: (...given: Parameters<typeof store.addFile>) => {
      if (!isLocked) return store.addFile(...given);
      isLocked = false;
      throw Object.assign(new Error("database is locked"), { code: "SQLITE_BUSY" });
    },
  };
  const waiting = openFileStorage({ folder: join(folder, "files"), limit: 1000, store: locked });
  expect(await put(waiting, "the moon", "b.txt")).toMatchObject({ name: "b.txt", bytes: 8 });
  isLocked = true;
  expect(await put(waiting, "the sun", "c.txt")).toMatchObject({ name: "c.txt" });
  expect(all()).toHaveLength(2);
});

test("bytes go when nobody has a row with them any more, and not before", async () => {
  const { files, store } = open();
  const ada = await put(files, "the moon", "a.txt", "ada");
  await put(files, "the moon", "a.txt", "bob");
  const { documentId } = store.add("bob", { file: await put(files, "the moon", "b.txt", "bob"), name: "b.txt" });
  expect(files.release("ada", ada.sha256)).toBe(0);
  expect(() => store.file("ada", ada.fileId)).toThrow("not-found");
  expect(files.release("bob", ada.sha256)).toBe(0);
  expect(files.has(ada.sha256)).toBe(true);
  store.remove("bob", documentId);
  expect(files.release("bob", ada.sha256)).toBe(1);
  expect(files.has(ada.sha256)).toBe(false);
  expect(store.hashes().size).toBe(0);
});

test("a sweep takes what a crash left behind, and nothing that is under way or has a row", async () => {
  const { folder, files, all } = open();
  const kept = await put(files, "kept");
  const orphan = "ab".repeat(32);
  mkdirSync(join(folder, "files", "ab"));
  writeFileSync(join(folder, "files", "ab", orphan), "no row");
  writeFileSync(join(folder, "files", "arriving", "cut"), "half");
  const body = new Readable({ read: () => {} });
  body.push("still ");
  const arriving = files.put("local", "b.txt", body, never);
  await expect.poll(() => readdirSync(join(folder, "files", "arriving")).length).toBe(2);
  expect(files.sweep()).toBe(2);
  body.push("coming");
  body.push(null);
  expect(readFileSync(files.pathOf(await arriving), "utf8")).toBe("still coming");
  expect(existsSync(files.pathOf(kept))).toBe(true);
  expect(all()).toHaveLength(2);
});

test.each([
  ["../../etc/passwd", "passwd"],
  ["C:\\papers\\moon.pdf", "moon.pdf"],
  ["a\u0000b\nc.txt", "abc.txt"],
  ["invoice\u202Efdp.exe", "invoicefdp.exe"],
  ["Übung.pdf", "Übung.pdf"],
  [`${"x".repeat(300)}.pdf`, `${"x".repeat(196)}.pdf`],
])("the name %j is kept as %j", (given, name) => expect(cleanName(given)).toBe(name));

test.each(["", "/", "..", "\u0007"])("a file cannot be called %j", (given) => {
  expect(() => cleanName(given)).toThrow("invalid-input");
});
