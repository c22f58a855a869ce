import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { claimData, isNewer } from "../../../server/vectors/data-version.ts";
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
  await claimData(data, "1.5.9");
  await expect(claimData(data, "1.3.4")).rejects.toThrow(/1\.5\.9.*1\.3\.4/);
  await claimData(data, "1.5.9");
});

test("Data is copied before a newer server changes it", async () => {
  using folder = tmpFolder();
  const data = join(folder.path, "chroma");
  await claimData(data, "1.3.4");
  mkdirSync(data);
  writeFileSync(join(data, "chroma.sqlite3"), "old");
  await claimData(data, "1.5.9");
  expect(readFileSync(join(`${data}-1.3.4`, "chroma.sqlite3"), "utf8")).toBe("old");
  expect(existsSync(`${data}-1.5.9`)).toBe(false);
});
