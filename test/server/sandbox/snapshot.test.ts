import { mkdirSync, readdirSync, utimesSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import pino from "pino";
import { expect, test } from "vitest";
import { openSandbox } from "../../../server/sandbox/open-sandbox.ts";
import { openSnapshots } from "../../../server/sandbox/python/snapshot.ts";
import { tmpFolder } from "../../support/tmp-folder.ts";

test("a cache that cannot be written to is told of once, and Python starts without it", async () => {
  using place = tmpFolder();
  const cache = join(place.path, "cache");
  // A file where the folder should be: nobody can write into it, root neither.
  writeFileSync(cache, "");
  const lines: string[] = [];
  const log = pino({ level: "warn" }, { write: (line) => void lines.push(line) });
  const snapshots = openSnapshots({ cache, log });
  expect(await snapshots.file()).toBeUndefined();
  await expect.poll(() => lines).toHaveLength(1);
  expect(lines[0]).toContain("Python starts slowly");
  expect(await snapshots.file()).toBeUndefined();
  expect(lines).toHaveLength(1);
  snapshots.close();
});

test("a snapshot that is made takes the place of those of older versions", async () => {
  using place = tmpFolder();
  const folder = join(place.path, "pyodide");
  mkdirSync(folder);
  for (const name of ["old.snapshot", "old.snapshot.part", "other.snapshot"]) writeFileSync(join(folder, name), "");
  const monthAgo = new Date(Date.now() - 31 * 24 * 60 * 60_000);
  for (const name of ["old.snapshot", "old.snapshot.part"]) utimesSync(join(folder, name), monthAgo, monthAgo);
  const snapshots = openSnapshots({ cache: place.path, log: pino({ level: "silent" }) });
  await expect.poll(() => snapshots.file(), { timeout: 120_000, interval: 200 }).toBeDefined();
  const made = await snapshots.file();
  await expect.poll(() => readdirSync(folder).toSorted()).toEqual([basename(made ?? ""), "other.snapshot"].toSorted());
  snapshots.close();
}, 180_000);

test("in a cache that is empty, Python runs all the same", async () => {
  using place = tmpFolder();
  const config = { FACET_CACHE: join(place.path, "cache"), FACET_RUN_OWN: false };
  await using sandbox = openSandbox({ config, log: pino({ level: "silent" }) });
  const files = [{ name: "main.py", text: "print(1 + 1)" }];
  const result = await sandbox.run({ language: "python", files, entry: "main.py" });
  expect(result).toMatchObject({ status: "done", stdout: "2\n" });
}, 180_000);
