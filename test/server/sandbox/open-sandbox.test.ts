import { afterAll, describe, expect, test } from "vitest";
import { pino } from "pino";
import type { ChildCommand } from "../../../server/sandbox/child-command.ts";
import { openSandbox } from "../../../server/sandbox/open-sandbox.ts";
import { tmpFolder } from "../../support/tmp-folder.ts";
import { openedSandbox } from "./opened.ts";

const opened = openedSandbox();
const { run, sandbox } = opened;
afterAll(() => opened[Symbol.asyncDispose]());

describe("any language", () => {
  test("an entry that is not there is not run", async () => {
    expect(await run("python", { "a.py": "" }, { entry: "b.py" })).toEqual({
      status: "not-run",
      reason: { key: "no-entry" },
    });
  });
  test("the person's own runtimes are not used where they are not allowed", async () => {
    expect(await run("python", { "a.py": "" }, { where: "own" })).toEqual({
      status: "not-run",
      reason: { key: "own-not-allowed" },
    });
    expect(await sandbox.own("python")).toMatchObject({ allowed: false });
  });
  test.each([
    ["the system's walls", { name: "Linux namespaces", around: (command: ChildCommand) => command }, "namespaces"],
    ["no more than its process", null, "process"],
  ])("says that it stands in %s, once it was tried", async (_what, jail, kind) => {
    using place = tmpFolder();
    await using sandbox = openSandbox({
      config: { FACET_CACHE: place.path, FACET_RUN_OWN: false },
      log: pino({ level: "silent" }),
      findJail: async () => jail,
    });
    expect(sandbox.isolation()).toEqual({ kind: "looking" });
    await expect.poll(() => sandbox.isolation()).toMatchObject({ kind });
  });
  test("an abort ends a run that waits for a process, and one that runs", async () => {
    await expect(run("javascript", { "a.js": "" }, {}, AbortSignal.abort(new Error("stopped")))).rejects.toThrow(
      "stopped",
    );
    const aborter = new AbortController();
    const running = run("javascript", { "a.js": "for (;;);" }, {}, aborter.signal);
    setTimeout(() => aborter.abort(new Error("stopped")), 300);
    await expect(running).rejects.toThrow("stopped");
  });
  test("output that is too much is cut at the limit", async () => {
    const result = await run(
      "javascript",
      { "a.js": "console.log('x'.repeat(5000));" },
      { limits: { outputBytes: 1000 } },
    );
    expect(result).toMatchObject({ status: "output-limit", stdout: "x".repeat(1000) });
  });
});
