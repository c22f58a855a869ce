import { globSync, statSync } from "node:fs";
import { join } from "node:path";
import { pino } from "pino";
import { expect, onTestFinished, test, vi } from "vitest";
import { openCodeTools } from "../../../server/code/open-code-tools.ts";
import { tmpFolder } from "../../support/tmp-folder.ts";

test("what was compiled for the first code is kept for the next process, though this one is ended at any moment", async () => {
  using folder = tmpFolder();
  vi.stubEnv("TMPDIR", folder.path);
  onTestFinished(() => void vi.unstubAllEnvs());
  await using tools = openCodeTools({ log: pino({ level: "silent" }) });
  await tools.check([{ name: "a.ts", language: "typescript", text: "export const a: number = 1;\n" }]);
  const kept = () =>
    globSync("node-compile-cache/*/*", { cwd: folder.path }).reduce(
      (bytes, file) => bytes + statSync(join(folder.path, file)).size,
      0,
    );
  // TypeScript's own.
  await expect.poll(kept, { timeout: 20_000 }).toBeGreaterThan(1_000_000);
}, 60_000);
