import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openKeys } from "../../../../server/models/served/keys.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "facet-keys-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("keys are read back after a restart, and forgotten when asked", () => {
  const keys = openKeys(join(folder, "new"));
  expect(keys.get("a")).toBeNull();
  keys.set("a", "one");
  keys.set("b", "two");
  keys.set("a", null);
  const again = openKeys(join(folder, "new"));
  expect([again.get("a"), again.get("b")]).toEqual([null, "two"]);
});

test.skipIf(process.platform === "win32")("only the owner can read the file, even one that was open before", () => {
  const path = join(folder, "keys.json");
  writeFileSync(path, "{}", { mode: 0o666 });
  openKeys(folder).set("a", "one");
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test("a model without a key writes no file", () => {
  openKeys(folder).set("a", null);
  expect(() => readFileSync(join(folder, "keys.json"))).toThrow("ENOENT");
});

test.each(["", "{", "[1]", '{"a": 1}'])("a damaged file (%s) is as good as none", (text) => {
  writeFileSync(join(folder, "keys.json"), text);
  const keys = openKeys(folder);
  expect(keys.get("a")).toBeNull();
  keys.set("a", "one");
  expect(keys.get("a")).toBe("one");
});
