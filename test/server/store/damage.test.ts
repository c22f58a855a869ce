// A database that cannot be trusted: the start says what is wrong and how to go back, and writes nothing over what is there.
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, onTestFinished, test } from "vitest";
import { openDatabases } from "../../../server/store/database.ts";
import { lostItsLog } from "../../../server/store/damage.ts";
import { migrations } from "../../../server/store/migrations.ts";
import { openStore } from "../../../server/store/open-store.ts";
import { tmpFolder } from "../../support/tmp-folder.ts";

/** A closed database of a hundred conversations, some hundred pages long. */
function filled(): { readonly path: string; readonly folder: string } {
  const folder = tmpFolder();
  onTestFinished(() => folder[Symbol.dispose]());
  const path = join(folder.path, "facet.db");
  const store = openStore(path, () => ({}));
  for (let at = 0; at < 100; at += 1) store.conversations.create("local", `Conversation ${at} ${"long ".repeat(200)}`);
  store.close();
  return { path, folder: folder.path };
}

const open = (path: string) => openStore(path, () => ({}));

function flip(path: string, from: number, count: number): void {
  const bytes = readFileSync(path);
  for (let at = from; at < from + count; at += 1) bytes[at] = (bytes[at] ?? 0) ^ 0xff;
  writeFileSync(path, bytes);
}

const faults: readonly { readonly name: string; readonly damage: (path: string) => void }[] = [
  { name: "its first bytes are others", damage: (path) => flip(path, 0, 100) },
  { name: "bytes in its middle are others", damage: (path) => flip(path, 4096 * 40, 4096 * 4) },
  { name: "its end is cut off", damage: (path) => truncateSync(path, 4096 * 20) },
  { name: "it is text", damage: (path) => writeFileSync(path, "no database at all, but long enough ".repeat(60)) },
];

for (const { name, damage } of faults) {
  test(`a database is refused with the way back when ${name}, and stays as it is`, () => {
    const { path } = filled();
    damage(path);
    const before = readFileSync(path);
    expect(() => open(path)).toThrow(/facet\.db is damaged.*Nothing was changed.*facet restore/);
    expect(readFileSync(path).equals(before)).toBe(true);
  });
}

test.each(["empty", "missing"])("nothing begins anew over uploads whose database is %s", (how) => {
  const { path, folder } = filled();
  const upload = join(folder, "files", "ab", "ab".repeat(32));
  mkdirSync(join(folder, "files", "ab"), { recursive: true });
  writeFileSync(upload, "a paper");
  if (how === "empty") truncateSync(path, 0);
  else rmSync(path);
  expect(() => open(path)).toThrow(new RegExp(`is ${how}, though there is data beside it`));
  expect(existsSync(upload)).toBe(true);
  expect(existsSync(path)).toBe(how === "empty");
});

test("an empty file in an empty folder is a beginning that was cut, and goes on", () => {
  const folder = tmpFolder();
  onTestFinished(() => folder[Symbol.dispose]());
  const path = join(folder.path, "facet.db");
  writeFileSync(path, "");
  const store = open(path);
  expect(store.conversations.list("local")).toEqual([]);
  store.close();
});

test("the way back names the last backup, else the copy from before the last update", () => {
  const { path, folder } = filled();
  const { sure, fast } = openDatabases(path, [...migrations, "create table later (id text primary key) strict;"]);
  fast.close();
  sure.close();
  const copy = `${path}.v${migrations.length}.backup`;
  flip(path, 4096 * 40, 4096 * 4);
  expect(() => open(path)).toThrow(`facet restore ${copy}`);
  const backup = join(folder, "my-backup");
  mkdirSync(backup);
  writeFileSync(join(folder, "last-backup"), `${backup}\n`);
  expect(() => open(path)).toThrow(`facet restore ${backup}`);
});

test("what a crash left in the log is read at the next start; a log that someone took away is noticed", () => {
  const { path, folder } = filled();
  const crashed = join(folder, "crashed.db");
  const store = open(path);
  store.conversations.create("local", "written last");
  for (const suffix of ["", "-wal", "-shm"]) copyFileSync(path + suffix, crashed + suffix);
  store.close();
  expect(lostItsLog(crashed)).toBe(false);
  rmSync(`${crashed}-wal`);
  expect(lostItsLog(crashed)).toBe(true);
  const without = open(crashed);
  expect(without.conversations.count("local")).toBe(100);
  without.close();
  expect(lostItsLog(crashed)).toBe(false);
});

test(
  "another program that writes at the start is named, and the start works once it is done",
  { timeout: 20_000 },
  () => {
    const { path } = filled();
    const { sure, fast } = openDatabases(path, migrations);
    fast.close();
    sure.close();
    const other = new Database(path);
    other.exec("begin exclusive");
    const next = [...migrations, "create table later (id text primary key) strict;"];
    expect(() => openDatabases(path, next)).toThrow(`Another program is writing to ${path}`);
    other.exec("rollback");
    other.close();
    const again = openDatabases(path, next);
    expect(again.sure.pragma("user_version", { simple: true })).toBe(next.length);
    again.fast.close();
    again.sure.close();
  },
);
