// The table of where security is tested names files that are there, and all that are here.
import { existsSync, globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const table = readFileSync(new URL("README.md", import.meta.url), "utf8");
const named = [...table.matchAll(/`(test\/[\w/-]+\.test\.ts)`/g)].map(([, path]) => path ?? "");

test("every file it names is there", () => {
  expect(named.length).toBeGreaterThan(15);
  expect(named.filter((path) => !existsSync(root + path))).toEqual([]);
});

test("every test of security is named", () => {
  const here = globSync(["test/security/*.test.ts", "test/e2e/security-*.test.ts"], { cwd: root });
  expect(here.filter((path) => !named.includes(path) && path !== "test/security/table.test.ts")).toEqual([]);
});
