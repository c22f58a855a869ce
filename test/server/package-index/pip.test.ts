import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { pipDownload } from "../../../server/package-index/pip.ts";
import { tmpFolder } from "../../support/tmp-folder.ts";

test("a download that is stopped while its folder is made does not begin", async () => {
  using folder = tmpFolder();
  vi.stubEnv("FAKE_PIP_WHEELS", folder.path);
  const stop = new AbortController();
  const downloading = pipDownload({
    package: "weights",
    version: "1.0",
    folder: join(folder.path, "to"),
    signal: stop.signal,
    python: [process.execPath, join(import.meta.dirname, "../../support/fake-pip.ts")],
  });
  stop.abort();
  await expect(downloading).rejects.toThrow(expect.objectContaining({ name: "AbortError" }));
  expect(existsSync(join(folder.path, "asked"))).toBe(false);
  vi.unstubAllEnvs();
});
