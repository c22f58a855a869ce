// A backup is one moment of everything, checked by hash, and is put back only when all of it is right.
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createHash } from "node:crypto";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, onTestFinished, test } from "vitest";
import { makeBackup } from "../../../server/backup/make-backup.ts";
import { manifestName, readManifest } from "../../../server/backup/manifest.ts";
import { checkBackup, putBack } from "../../../server/backup/put-back.ts";
import { claimFolder } from "../../../server/data-folder.ts";
import { openDatabases } from "../../../server/store/database.ts";
import { migrations } from "../../../server/store/migrations.ts";
import { openStore } from "../../../server/store/open-store.ts";
import { tmpFolder } from "../../support/tmp-folder.ts";

const open = (data: string) => openStore(join(data, "facet.db"), () => ({}));

/** A data folder with a conversation, an upload, a picture, keys and other databases, and vectors that are marked as made. */
function dataFolder() {
  const folder = tmpFolder();
  onTestFinished(() => folder[Symbol.dispose]());
  const data = join(folder.path, "data");
  mkdirSync(data);
  const text = "Pumps move heat.";
  const sha256 = createHash("sha256").update(text).digest("hex");
  const upload = `files/${sha256.slice(0, 2)}/${sha256}`;
  const write = (path: string, content: string) => {
    mkdirSync(join(data, path, ".."), { recursive: true });
    writeFileSync(join(data, path), content, { mode: 0o600 });
  };
  const store = open(data);
  write(upload, text);
  write("files/arriving/half", "half an upload");
  write("images/picture-1", "pixels");
  write("keys.json", "{}");
  write("chroma/index.bin", "vectors");
  store.conversations.create("local", "Heat");
  const file = store.documents.addFile("local", {
    sha256,
    name: "heat.md",
    bytes: text.length,
    mediaType: "text/plain",
  });
  const { documentId } = store.documents.add("local", { file, name: "heat.md" });
  const passage = { passageId: "p1", page: 1, start: 0, end: text.length, text, kind: "text" as const };
  const page = { page: 1, state: "text" as const, text, words: [], width: 0, height: 0, section: null };
  store.documents.putPages(documentId, [page], [{ ...passage, section: null, heading: "heat" }]);
  store.documents.markEmbedded(["p1"], "sha256:e");
  store.documents.setProgress(documentId, { stage: "ready" });
  store.close();
  for (const name of ["accounts.db", "checkpoints.db", "vectors.db"]) {
    const other = new Database(join(data, name));
    other.exec(`create table own (name text); insert into own values ('${name}')`);
    other.close();
  }
  return { data, upload, target: join(folder.path, "backup"), folder: folder.path };
}

test("it holds every database, upload, picture and key with its hash, and neither vectors nor what has not arrived", async () => {
  const { data, upload, target } = dataFolder();
  const made = await makeBackup(data, target, "1.0.0");
  expect(made).toMatchObject({ folder: target, missing: [], manifest: { version: "1.0.0" } });
  const paths = readManifest(target).files.map(({ path }) => path);
  expect(paths.toSorted()).toEqual(
    ["accounts.db", "checkpoints.db", "facet.db", upload, "images/picture-1", "keys.json"].toSorted(),
  );
  expect(readdirSync(target).filter((name) => /-wal|-shm|chroma|vectors/.test(name))).toEqual([]);
  expect(readFileSync(join(data, "last-backup"), "utf8")).toBe(`${target}\n`);
  // Others on this machine may not read it.
  for (const name of ["facet.db", "keys.json", "accounts.db"])
    expect(statSync(join(target, name)).mode & 0o077).toBe(0);
  expect(statSync(target).mode & 0o077).toBe(0);
});

test("made while the database is written to, it is one moment, and nothing has to stop", async () => {
  const { data, target } = dataFolder();
  const store = open(data);
  // Two rows at a time: a copy of two moments would hold an odd number.
  const both = new Database(join(data, "facet.db"));
  both.exec("create table pairs (n integer)");
  const writing = setInterval(() => {
    both.transaction(() => both.exec("insert into pairs values (1); insert into pairs values (2)"))();
  }, 1);
  const made = await makeBackup(data, target, "1.0.0").finally(() => clearInterval(writing));
  both.close();
  store.close();
  const copy = new Database(join(made.folder, "facet.db"), { readonly: true });
  expect((copy.prepare("select count(*) from pairs").pluck().get() as number) % 2).toBe(0);
  copy.close();
});

test("put back, everything is there again, what was there before lies beside it, and vectors are made again", async () => {
  const { data, upload, target } = dataFolder();
  await makeBackup(data, target, "1.0.0");
  const later = open(data);
  later.conversations.create("local", "After the backup");
  later.close();
  const aside = await putBack(data, await checkBackup(target));
  const store = open(data);
  expect(store.conversations.list("local").map(({ title }) => title)).toEqual(["Heat"]);
  expect(store.documents.notEmbedded("sha256:e").map(({ name }) => name)).toEqual(["heat.md"]);
  store.close();
  expect(readFileSync(join(data, upload), "utf8")).toBe("Pumps move heat.");
  for (const name of ["accounts.db", "checkpoints.db"]) {
    const other = new Database(join(data, name), { readonly: true });
    expect(other.prepare("select name from own").pluck().get()).toBe(name);
    other.close();
  }
  expect(existsSync(join(data, "vectors.db"))).toBe(false);
  expect(existsSync(join(data, "chroma"))).toBe(false);
  expect(existsSync(join(data, "restoring"))).toBe(false);
  const before = open(aside ?? "");
  expect(before.conversations.count("local")).toBe(2);
  before.close();
});

test("an upload the database names and the folder lacks is told, and so is one whose bytes were changed", async () => {
  const { data, upload, target } = dataFolder();
  appendFileSync(join(data, upload), "!");
  expect((await makeBackup(data, target, "1.0.0")).missing).toEqual([upload]);
  rmSync(join(data, upload));
  expect((await makeBackup(data, `${target}-2`, "1.0.0")).missing).toEqual([upload]);
});

test("what others put into the folder is left out, and the backup can be put back", async () => {
  const { data, target, upload } = dataFolder();
  for (const path of [
    ".DS_Store",
    "Thumbs.db",
    "notes (1).txt",
    "files/.DS_Store",
    `${upload}.orig`,
    "images/a (1).png",
  ])
    writeFileSync(join(data, path), "of another program");
  const made = await makeBackup(data, target, "1.0.0");
  expect(made.missing).toEqual([]);
  expect((await checkBackup(target)).files).toHaveLength(6);
});

test("a backup of a folder that held a database alone takes the place of all that came later", async () => {
  const { data, target, upload } = dataFolder();
  for (const name of ["files", "images", "keys.json", "accounts.db", "checkpoints.db"])
    rmSync(join(data, name), { recursive: true });
  await makeBackup(data, target, "1.0.0");
  mkdirSync(join(data, upload, ".."), { recursive: true });
  for (const path of [upload, "accounts.db", "accounts-secret"]) writeFileSync(join(data, path), "later");
  await putBack(data, await checkBackup(target));
  expect(readdirSync(data).filter((name) => !/^before-restore|^lock|^last-backup/.test(name))).toEqual(["facet.db"]);
});

test("a backup is there though the data folder cannot keep where it lies", async () => {
  const { data, target } = dataFolder();
  mkdirSync(join(data, "last-backup"));
  const made = await makeBackup(data, target, "1.0.0");
  expect((await checkBackup(made.folder)).files).toHaveLength(6);
});

test("a damaged database is not backed up, and half a backup is not left behind", async () => {
  const { data, target, folder } = dataFolder();
  writeFileSync(join(data, "facet.db"), "no database, but long enough to be one ".repeat(200));
  await expect(makeBackup(data, target, "1.0.0")).rejects.toThrow(/not a database|is damaged/);
  expect(readdirSync(folder)).toEqual(["data"]);
});

const wrong: readonly { name: string; spoil: (backup: string, upload: string) => void; says: RegExp }[] = [
  {
    name: "a byte more in an upload",
    spoil: (at, upload) => appendFileSync(join(at, upload), "!"),
    says: /is damaged/,
  },
  { name: "a file less", spoil: (at) => rmSync(join(at, "keys.json")), says: /keys\.json is missing/ },
  { name: "no list of its files", spoil: (at) => rmSync(join(at, manifestName)), says: /is no backup of Facet/ },
  { name: "a list that is cut", spoil: (at) => writeFileSync(join(at, manifestName), '{"format":'), says: /damaged/ },
  {
    name: "a path that leads out of it",
    spoil: (at) => {
      const manifest = readFileSync(join(at, manifestName), "utf8");
      writeFileSync(join(at, manifestName), manifest.replace("keys.json", "../../keys.json"));
    },
    says: /damaged, or of a newer Facet/,
  },
];

test.each(wrong)("a backup with $name is refused, and nothing is changed", async ({ spoil, says }) => {
  const { data, upload, target } = dataFolder();
  await makeBackup(data, target, "1.0.0");
  spoil(target, upload);
  const before = readdirSync(data);
  await expect(checkBackup(target)).rejects.toThrow(says);
  expect(readdirSync(data)).toEqual(before);
});

test("it is not put back while a server works with the folder", async () => {
  const { data, target } = dataFolder();
  await makeBackup(data, target, "1.0.0");
  const release = claimFolder(data);
  await expect(putBack(data, await checkBackup(target))).rejects.toThrow("Another Facet is using");
  release();
});

test("a backup of a newer Facet is refused, one of an older is put back and brought to this version", async () => {
  const { data, target, folder } = dataFolder();
  const change = (path: string, version: number) => {
    const { sure, fast } = openDatabases(path, [...migrations, "create table later (id text primary key) strict;"]);
    expect(sure.pragma("user_version", { simple: true })).toBe(version);
    fast.close();
    sure.close();
  };
  change(join(data, "facet.db"), migrations.length + 1);
  await makeBackup(data, target, "9.0.0");
  await expect(checkBackup(target)).rejects.toThrow("a newer Facet made it");
  // The copy that the update left beside the database is one of the version before.
  const older = join(data, `facet.db.v${migrations.length}.backup`);
  await putBack(data, await checkBackup(older));
  const store = open(data);
  expect(store.conversations.list("local").map(({ title }) => title)).toEqual(["Heat"]);
  store.close();
  expect(existsSync(join(data, "accounts.db"))).toBe(true);
  expect(readdirSync(folder).filter((name) => name.endsWith("-shm"))).toEqual([]);
});
