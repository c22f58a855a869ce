import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { database, port } from "../../../../server/command-line/doctor/data.ts";
import { loadConfig } from "../../../../server/config.ts";
import { tmpFolder } from "../../../support/tmp-folder.ts";

test("a file that is no database is told as a damaged one, with the command that puts a backup back", () => {
  const folder = tmpFolder();
  onTestFinished(() => folder[Symbol.dispose]());
  writeFileSync(join(folder.path, "facet.db"), "no database, but long enough to be one ".repeat(200));
  writeFileSync(join(folder.path, "last-backup"), folder.path);
  expect(database(folder.path)).toMatchObject({
    state: "bad",
    says: expect.stringMatching(/^damaged: file is not a database$/),
    next: expect.stringContaining(`facet restore ${folder.path}`),
  });
});

test("a port that is taken is told with one that could be free, and port 0 is no port", async () => {
  expect(await port(loadConfig({ FACET_PORT: "0" }), null)).toMatchObject({
    state: "ok",
    says: "not running; it takes any port that is free",
  });
  const other = createServer((socket) => socket.end());
  await new Promise<void>((resolve) => void other.listen(0, "::1", resolve));
  onTestFinished(() => void other.close());
  const taken = (other.address() as AddressInfo).port;
  expect(await port(loadConfig({ FACET_HOST: "::1", FACET_PORT: String(taken) }), null)).toMatchObject({
    state: "warn",
    says: `not running, and port ${taken} is taken by another program`,
    next: expect.stringContaining(`FACET_PORT=${taken + 1} `),
  });
});
