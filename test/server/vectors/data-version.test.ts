import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { claimData, dropOldCopies, isNewer } from "../../../server/vectors/data-version.ts";
import { setAside } from "../../../server/vectors/damaged-data.ts";
import { tmpFolder } from "../../support/tmp-folder.ts";

test.each([
  ["1.5.9", "1.3.4", true],
  ["1.3.4", "1.5.9", false],
  ["1.10.0", "1.9.9", true],
  ["1.5.9", "1.5.9", false],
  ["2", "1.5.9", true],
])("Version %s is newer than %s: %s", (version, than, newer) => {
  expect(isNewer(version, than)).toBe(newer);
});

test("An older server is kept from newer data, with both versions named", async () => {
  using folder = tmpFolder();
  const data = join(folder.path, "chroma");
  mkdirSync(data);
  await claimData(data, "1.5.9");
  await expect(claimData(data, "1.3.4")).rejects.toThrow(/1\.5\.9.*1\.3\.4/);
  await claimData(data, "1.5.9");
});

test("Data is copied before a newer server changes it", async () => {
  using folder = tmpFolder();
  const data = join(folder.path, "chroma");
  await claimData(data, "1.3.4");
  mkdirSync(data);
  mkdirSync(`${data}-1.3.4.part`);
  writeFileSync(join(data, "chroma.sqlite3"), "old");
  await claimData(data, "1.5.9");
  expect(readFileSync(join(`${data}-1.3.4`, "chroma.sqlite3"), "utf8")).toBe("old");
  expect(existsSync(`${data}-1.5.9`)).toBe(false);
});

test("Where the data is gone, what was written beside it keeps no server out", async () => {
  using folder = tmpFolder();
  const data = join(folder.path, "chroma");
  mkdirSync(data);
  await claimData(data, "1.5.9");
  rmSync(data, { recursive: true });
  await claimData(data, "1.3.4");
  mkdirSync(data);
  await expect(claimData(data, "1.3.3")).rejects.toThrow("1.3.4");
});

test("Copies and damaged data are kept for thirty days: after that what was deleted since is nowhere", async () => {
  using folder = tmpFolder();
  const data = join(folder.path, "chroma");
  const old = new Date(Date.now() - 31 * 24 * 60 * 60_000);
  for (const name of ["chroma", "chroma-1.3.4", "chroma-1.4.0", "chroma-1.4.0.part"])
    mkdirSync(join(folder.path, name));
  for (const name of ["chroma", "chroma-1.3.4", "chroma-1.4.0.part"]) utimesSync(join(folder.path, name), old, old);
  await dropOldCopies(data);
  expect(readdirSync(folder.path).toSorted()).toEqual(["chroma", "chroma-1.4.0"]);
  await setAside(data);
  await dropOldCopies(data);
  expect(readdirSync(folder.path).toSorted()).toEqual(["chroma-1.4.0", "chroma.damaged"]);
  await dropOldCopies(data, Date.now() + 31 * 24 * 60 * 60_000);
  expect(readdirSync(folder.path)).toEqual([]);
});
