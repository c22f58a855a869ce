import { statSync } from "node:fs";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { openLogSync, shareSync } from "../../../server/store/shared-sync.ts";
import { tmpFolder } from "../../support/tmp-folder.ts";

/** A disk whose writes end when the test says so. */
function slowDisk() {
  const writes: PromiseWithResolvers<void>[] = [];
  const shared = shareSync(() => {
    const write = Promise.withResolvers<void>();
    writes.push(write);
    return write.promise;
  });
  return { ...shared, writes };
}

const turn = () => new Promise(setImmediate);

test("a disk that fails is told to those who wait for that write, and the next one is written", async () => {
  const { toDisk, writes } = slowDisk();
  const first = toDisk();
  const next = toDisk();
  writes[0]?.reject(new Error("no disk"));
  await expect(first).rejects.toThrow("no disk");
  writes[1]?.resolve();
  await expect(next).resolves.toBeUndefined();
});

test("twenty who come while one write is under way wait for one more, not for twenty", async () => {
  const { toDisk, writes } = slowDisk();
  const first = toDisk();
  let arrived = 0;
  const others = Array.from({ length: 20 }, () => toDisk().then(() => (arrived += 1)));
  expect(writes).toHaveLength(1);
  writes[0]?.resolve();
  await first;
  await turn();
  expect(arrived).toBe(0);
  expect(writes).toHaveLength(2);
  writes[1]?.resolve();
  await Promise.all(others);
  expect(writes).toHaveLength(2);
});

test("what is told while a write is under way is told in its order, after it, whatever becomes of the write", async () => {
  const { toDisk, after, writes } = slowDisk();
  const told: string[] = [];
  after(() => told.push("at once"));
  const first = toDisk().catch(() => {});
  after(() => told.push("one"));
  after(() => {
    throw new Error("a listener's own");
  });
  const next = toDisk();
  after(() => told.push("two"));
  expect(told).toEqual(["at once"]);
  const stray = new Promise((resolve) => process.once("unhandledRejection", resolve));
  writes[0]?.reject(new Error("no disk"));
  await first;
  expect(String(await stray)).toContain("a listener's own");
  expect(told).toEqual(["at once", "one"]);
  writes[1]?.resolve();
  await next;
  expect(told).toEqual(["at once", "one", "two"]);
  after(() => told.push("again at once"));
  expect(told.at(-1)).toBe("again at once");
});

test("the log of a database is brought to the disk beside its connections, and closing that leaves their locks alone", async () => {
  using folder = tmpFolder();
  const path = `${folder.path}/facet.db`;
  const open = () => {
    const database = new Database(path, { timeout: 0 });
    database.pragma("journal_mode = wal");
    return database;
  };
  const [one, other] = [open(), open()];
  const log = openLogSync(path);
  one.exec("create table numbers (n integer)");
  await log.toDisk();
  expect(statSync(`${path}-wal`).size).toBeGreaterThan(0);
  one.exec("begin immediate");
  log[Symbol.dispose]();
  expect(() => other.exec("begin immediate")).toThrow("locked");
  for (const each of [one, other]) each.close();
});
