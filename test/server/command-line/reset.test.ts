import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { reset } from "../../../server/command-line/reset.ts";
import { tmpFolder } from "../../support/tmp-folder.ts";

test("what a restore, an update or a write that was cut left behind goes with the rest, and nothing of others does", async () => {
  const folder = tmpFolder();
  onTestFinished(() => folder[Symbol.dispose]());
  vi.stubEnv("FACET_DATA", folder.path);
  onTestFinished(() => void vi.unstubAllEnvs());
  mkdirSync(join(folder.path, "restoring"));
  const names = ["facet.db", "facet.db-wal", "facet.db.v3.backup", "facet.db.v3.backup.trial", "keys.json.new"];
  for (const name of [...names, "restoring/facet.db", "diary.txt"]) writeFileSync(join(folder.path, name), "x");
  const terminal = { out: () => {}, say: () => {}, status: () => {}, confirm: async () => false };
  expect(await reset(terminal, { yes: true })).toBe(0);
  expect(readdirSync(folder.path)).toEqual(["diary.txt", "lock"]);
});
