import { spawnSync } from "node:child_process";
import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pino from "pino";
import { afterAll, describe, expect, test } from "vitest";
import type { SandboxLanguage, SandboxRequest, SandboxResult } from "../../../pipelines/engine/sandbox.ts";
import { findJail } from "../../../server/sandbox/jail.ts";
import { openSandbox } from "../../../server/sandbox/open-sandbox.ts";
import { tmpFolder } from "../../support/tmp-folder.ts";

const log = pino({ level: "silent" });
const place = tmpFolder();
const config = { FACET_CACHE: place.path, FACET_RUN_OWN: true };
const sandbox = openSandbox({ config, log });
const jail = await findJail(log);
const hasPython = spawnSync("python3", ["-c", "1"]).status === 0;
const secret = join(place.path, "secret.txt");
writeFileSync(secret, "the-secret");
chmodSync(place.path, 0o777);
afterAll(async () => {
  await sandbox[Symbol.asyncDispose]();
  place[Symbol.dispose]();
});

const run = (language: SandboxLanguage, text: string, more: Partial<SandboxRequest> = {}): Promise<SandboxResult> => {
  const entry = language === "python" ? "src/main.py" : "src/main.mjs";
  return sandbox.run({ language, where: "own", files: [{ name: entry, text }], entry, ...more });
};

test("code is not run with the person's own runtimes where no jail can be made", async () => {
  await using open = openSandbox({ config, log, findJail: async () => null });
  expect(
    await open.run({ language: "javascript", where: "own", files: [{ name: "a.js", text: "" }], entry: "a.js" }),
  ).toEqual({
    status: "not-run",
    reason: { key: "cannot-jail" },
  });
  expect(await open.own("javascript")).toMatchObject({ jail: null });
});

describe.skipIf(!jail).concurrent("with the person's own node", () => {
  test("a program runs, reports and is named in its errors", async () => {
    const code = `import { readFileSync } from "node:fs";\nimport { join } from "node:path";\nconsole.log(join("a", readFileSync(0, "utf8")));\nfacetReport([1]);\nfunction f() { throw new RangeError("x"); }\nf();`;
    expect(await run("javascript", code, { stdin: "b" })).toMatchObject({
      status: "raised",
      stdout: "a/b\n",
      report: [1],
      error: {
        name: "RangeError",
        trace: [
          { file: "src/main.mjs", line: 6, function: null },
          { file: "src/main.mjs", line: 5, function: "f" },
        ],
      },
      ranIn: "own-node",
    });
  });
  test("a missing package is the reason", async () => {
    expect(await run("javascript", `import "no-such-package-here";`)).toEqual({
      status: "not-run",
      reason: { key: "needs-package", name: "no-such-package-here" },
    });
  });
  test("nothing of the person's files, environment, processes and network is there", async () => {
    const code = `import fs from "node:fs"; import net from "node:net";
      const tried = (work) => { try { return work(); } catch (error) { return error.code; } };
      const network = await new Promise((resolve) => net.connect(1, "127.0.0.1").on("error", (e) => resolve(e.code)).on("connect", () => resolve("connected")));
      facetReport([tried(() => fs.readFileSync(${JSON.stringify(secret)}, "utf8")), tried(() => fs.readFileSync("/etc/passwd", "utf8")), tried(() => fs.writeFileSync("/usr/x", "")), Object.keys(process.env).filter((name) => /FACET|PATH_|npm/i.test(name)), tried(() => process.kill(${process.pid}, 0)), network]);`;
    expect(await run("javascript", code)).toMatchObject({
      status: "done",
      report: ["ENOENT", "ENOENT", "EROFS", [], "ESRCH", expect.stringMatching(/ENETUNREACH|ECONNREFUSED/)],
    });
  });
  test("an endless loop ends", async () => {
    const limits = { wallMs: 1500, cpuMs: 1000 };
    expect(await run("javascript", "for (;;);", { limits })).toMatchObject({
      status: expect.stringMatching(/^(cpu|time)-limit$/),
    });
  });
});

describe.skipIf(!jail || !hasPython).concurrent("with the person's own python3", () => {
  test("a program runs, reports and is named in its errors", async () => {
    expect(
      await run("python", "import subprocess\nprint(input())\nfacet_report({'a': 1})\nraise KeyError('x')", {
        stdin: "hi\n",
      }),
    ).toMatchObject({
      status: "raised",
      stdout: "hi\n",
      report: { a: 1 },
      error: { name: "KeyError", trace: [{ file: "src/main.py", line: 4, function: null }] },
      ranIn: "own-python",
    });
  });
  test("a fork bomb ends, and nothing of it stays", async () => {
    const limits = { wallMs: 3000, cpuMs: 2000 };
    const code = "import os\nwhile True:\n    try: os.fork()\n    except OSError: pass";
    const result = await run("python", code, { limits });
    expect(["cpu-limit", "time-limit", "memory-limit"]).toContain(result.status);
  });
  test("memory without end is ended", async () => {
    expect(await run("python", "kept = []\nwhile True: kept.append(b'1' * 10_000_000)")).toMatchObject({
      status: "memory-limit",
    });
  });
  test("a process that is left behind ends with the run", async ({ expect }) => {
    const mark = `61${process.pid}`;
    const code = `import subprocess\nsubprocess.Popen(["setsid", "sleep", "${mark}"])\nprint("left")`;
    expect(await run("python", code)).toMatchObject({ status: "done", stdout: "left\n" });
    const list = () => spawnSync("ps", ["-eo", "args"], { encoding: "utf8" }).stdout;
    await expect.poll(list).not.toContain(`sleep ${mark}`);
  });
});
