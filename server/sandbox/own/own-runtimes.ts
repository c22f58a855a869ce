// The person's own python3 and node: where they are, what they read, and how one is started in a jail.
import { execFile } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { SandboxLanguage } from "../../../pipelines/engine/sandbox.ts";
import type { ChildCommand } from "../child-command.ts";

const run = promisify(execFile);
const here = dirname(fileURLToPath(import.meta.url));
const runner = join(here, "..", "python", "runner.py");
/** Milliseconds to answer where it lies; a version manager's stand-in starts slowly. */
const askMs = 10_000;
/** Processes and threads of one run: a pool for each core of a large machine, and far from what a fork bomb needs. */
export const ownProcesses = 256;

/** The program writes to the descriptors of a sandbox process, and reads its own standard input. */
const stages = '"$@" prepare && exec "$@" run </tmp/facet-stdin >&4 2>&5';
const environment = { PATH: "/usr/local/bin:/usr/bin:/bin", HOME: "/tmp", TMPDIR: "/tmp", LANG: "C.UTF-8", TZ: "UTC" };

/** Null where the person has none. */
export async function ownCommand(language: SandboxLanguage): Promise<ChildCommand | null> {
  try {
    return language === "python" ? await ownPython() : await ownNode();
  } catch {
    return null;
  }
}

async function ownPython(): Promise<ChildCommand> {
  const question =
    "import json, site, sys; print(json.dumps([sys.executable, sys.prefix, sys.base_prefix, site.getusersitepackages()]))";
  const { stdout } = await run("python3", ["-c", question], { timeout: askMs });
  const [executable, prefix, base, packages] = JSON.parse(stdout) as readonly [string, string, string, string];
  const script = join(here, "run-python.py");
  const hasPackages = existsSync(packages);
  return {
    ...command([executable, "-B", script, runner]),
    environment: { ...environment, ...(hasPackages ? { PYTHONPATH: packages } : {}) },
    reads: [
      ...new Set([script, runner, prefix, base, realpathSync(executable), ...(hasPackages ? [packages] : [])]),
    ].filter(isNotShown),
  };
}

async function ownNode(): Promise<ChildCommand> {
  const { stdout } = await run("node", ["-p", "process.execPath"], { timeout: askMs });
  const executable = realpathSync(stdout.trim());
  const packages = join(dirname(executable), "..", "lib", "node_modules");
  const script = fileURLToPath(new URL("./run-node.mjs", import.meta.url));
  const installed = existsSync(packages) ? packages : "";
  return {
    ...command([executable, "--enable-source-maps", script, installed]),
    environment: { ...environment, ...(installed === "" ? {} : { NODE_PATH: installed }) },
    reads: [script, executable, ...(installed === "" ? [] : [installed])].filter(isNotShown),
  };
}

const command = (args: readonly string[]): Pick<ChildCommand, "file" | "args" | "folder"> => ({
  file: "/bin/sh",
  args: ["-c", stages, "sh", ...args],
  folder: sep,
});

/** A jail shows the system's own folders anyway. */
const isNotShown = (path: string): boolean => !/^\/(?:usr|bin|lib\w*|sbin)(?:\/|$)/.test(path);
