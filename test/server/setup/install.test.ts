// A fresh clone, in small: the real install script with an npm that does what each case says.
import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { tmpFolder } from "../../support/tmp-folder.ts";

const setup = join(import.meta.dirname, "../../../server/setup");
let folder: ReturnType<typeof tmpFolder>;
let clone: string;
let bin: string;
beforeEach(() => {
  folder = tmpFolder();
  clone = join(folder.path, "clone");
  bin = join(folder.path, "bin");
  mkdirSync(join(clone, "server/setup"), { recursive: true });
  mkdirSync(bin);
  for (const name of ["install.mjs", "prune.mjs"]) cpSync(join(setup, name), join(clone, "server/setup", name));
  writeFileSync(
    join(clone, "server/setup/prepare.ts"),
    `export const prepare = (mode: string) => console.log("prepared for", mode);`,
  );
  writeFileSync(join(clone, "package.json"), `{"type":"module"}`);
  writeFileSync(join(clone, "package-lock.json"), "{}");
});
afterEach(() => folder[Symbol.dispose]());

/** An npm in shell; a good one puts Node and the mark of an install where they belong. */
function npm(commands: string): void {
  writeFileSync(join(bin, "npm"), `#!/bin/sh\necho "npm $*" >> "${folder.path}/called"\n${commands}\n`);
  chmodSync(join(bin, "npm"), 0o755);
}
const good = `mkdir -p node_modules/.bin && ln -sf "${process.execPath}" node_modules/.bin/node && echo {} > node_modules/.package-lock.json`;

function run(mode = "start") {
  const env = { ...process.env, PATH: [bin, "/usr/bin", "/bin"].join(delimiter) };
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(clone, "server/setup/install.mjs"), mode], {
    env,
    encoding: "utf8",
  });
  return { status, stdout, stderr: stderr.trim() };
}
const calls = () =>
  existsSync(join(folder.path, "called")) ? readFileSync(join(folder.path, "called"), "utf8").trim().split("\n") : [];

describe("an install that fails says in one sentence what to do:", () => {
  test.each([
    ["no network", `echo "npm error code EAI_AGAIN" >&2; exit 1`, /^The package registry cannot be reached: connect/],
    [
      "a full disk",
      `echo "npm error ENOSPC: no space left on device" >&2; exit 1`,
      /^The disk of .* is too full: free 2.5 GB/,
    ],
    [
      "no permission",
      `echo "npm error code EACCES" >&2; exit 1`,
      /^npm may not write to .*: give this user the rights/,
    ],
    [
      "anything else",
      `echo "npm error code EWEIRD" >&2; echo "npm error very odd" >&2; exit 1`,
      /^npm could not install the dependencies \(very odd\): run “npm ci”/,
    ],
    ["ignored install scripts", "mkdir -p node_modules", /^npm did not install Node 24.*--ignore-scripts=false/],
    [
      "an old C library",
      `mkdir -p node_modules/.bin; printf '#!/bin/sh\\necho GLIBC_2.28 not found >&2; exit 1' > node_modules/.bin/node; chmod +x node_modules/.bin/node`,
      /glibc 2\.28 or later.*use a newer system/,
    ],
  ])("%s", (_, commands, sentence) => {
    npm(commands);
    const { status, stderr } = run();
    expect(status).toBe(1);
    expect(stderr).toMatch(sentence);
    expect(stderr.split("\n")).toHaveLength(1);
  });

  test("no npm at all", () => {
    const env = { PATH: bin };
    const { stderr } = spawnSync(process.execPath, [join(clone, "server/setup/install.mjs"), "start"], {
      env,
      encoding: "utf8",
    });
    expect(stderr).toContain("npm is not on the PATH");
  });
});

describe("an install", () => {
  test("says what it does, installs once, runs no script but that of Node, and prepares", () => {
    npm(good);
    const { status, stdout } = run();
    expect(status).toBe(0);
    expect(stdout).toMatch(/Installing the dependencies.*\n.*installed.*\nprepared for start\n/);
    expect(calls()).toEqual([
      expect.stringMatching(/^npm ci --ignore-scripts /),
      expect.stringMatching(/^npm rebuild node /),
    ]);
  });

  test("is not done again, and says nothing", () => {
    npm(good);
    run();
    expect(run("command").stdout).toBe("prepared for command\n");
    expect(calls()).toHaveLength(2);
  });

  test("is not done again when a checkout touched the lock file without changing it", () => {
    npm(good);
    run();
    const later = new Date(Date.now() + 60_000);
    utimesSync(join(clone, "package-lock.json"), later, later);
    run();
    expect(calls()).toHaveLength(2);
  });

  test("is done again when the lock file changed", () => {
    npm(good);
    run();
    writeFileSync(join(clone, "package-lock.json"), `{"changed":true}`);
    const later = new Date(Date.now() + 60_000);
    utimesSync(join(clone, "package-lock.json"), later, later);
    run();
    expect(calls()).toHaveLength(4);
  });

  test("is not begun within an install of npm's own, which asks for the package alone", () => {
    npm(good);
    run();
    writeFileSync(join(clone, "package-lock.json"), `{"changed":true}`);
    const later = new Date(Date.now() + 60_000);
    utimesSync(join(clone, "package-lock.json"), later, later);
    const { status, stdout } = run("package");
    expect({ status, stdout }).toEqual({ status: 0, stdout: "prepared for package\n" });
    expect(calls()).toHaveLength(2);
  });

  test("keeps the binaries of this system and no others", () => {
    const binaries = "node_modules/onnxruntime-node/bin/napi-v6";
    const own = `${binaries}/${process.platform}/${process.arch}`;
    const others = [`${binaries}/other/x64`, `${binaries}/${process.platform}/other`];
    npm(`${good} && for each in ${[own, ...others].join(" ")}; do mkdir -p $each; echo > $each/library; done`);
    run();
    expect(existsSync(join(clone, own, "library"))).toBe(true);
    for (const other of others) expect(existsSync(join(clone, other, "library")), other).toBe(false);
  });

  test("brings the tools of the tests only to who asks for them, and leaves them to who has them", () => {
    const tools = 'case "$*" in *--include=dev*) mkdir -p node_modules/vitest;; esac';
    npm(`${good} && ${tools}`);
    run("command");
    run("start");
    expect(calls().filter((call) => call.startsWith("npm ci"))).toEqual([expect.stringContaining("--omit=dev")]);
    run("test");
    run("measure");
    expect(calls().filter((call) => call.startsWith("npm ci"))).toHaveLength(2);
    const later = new Date(Date.now() + 60_000);
    writeFileSync(join(clone, "package-lock.json"), `{"changed":true}`);
    utimesSync(join(clone, "package-lock.json"), later, later);
    run("start");
    const [, , last] = calls().filter((call) => call.startsWith("npm ci"));
    expect(last).toContain("--include=dev");
  });
});
