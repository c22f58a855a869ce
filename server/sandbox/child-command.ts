// How a sandbox process is started: nothing of the environment, and no more of Node than it must have.
import { dirname, join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { SandboxLanguage } from "../../pipelines/engine/sandbox.ts";
import { sandboxLimits } from "./limits.ts";

export interface ChildCommand {
  readonly file: string;
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly folder: string;
  /** Files and folders it reads, beside the system's own. */
  readonly reads: readonly string[];
}

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "..", "..");

const entries: Readonly<Record<SandboxLanguage, URL>> = {
  javascript: new URL("./javascript/child.ts", import.meta.url),
  python: new URL("./python/child.ts", import.meta.url),
};

/** What the process of a language reads while it starts; nothing is read later. */
const packages: Readonly<Record<SandboxLanguage, readonly string[]>> = {
  javascript: ["quickjs-emscripten-core", "@jitl/quickjs-ng-wasmfile-release-sync", "@jitl/quickjs-ffi-types"],
  python: ["pyodide"],
};

/** `task` is what the process is told to do, with the files it reads for that. */
export function childCommand(
  language: SandboxLanguage,
  { task = [], reads = [] }: { readonly task?: readonly string[]; readonly reads?: readonly string[] } = {},
): ChildCommand {
  const readable = [
    here + sep,
    join(root, "package.json"),
    ...packages[language].map((name) => join(root, "node_modules", name) + sep),
    ...reads,
  ];
  return {
    file: process.execPath,
    args: [
      "--permission",
      ...readable.map((path) => `--allow-fs-read=${path}`),
      // V8's functions from text are a way out of Pyodide; none of ours needs them.
      "--disallow-code-generation-from-strings",
      "--no-warnings",
      `--stack-size=${sandboxLimits.stackKilobytes}`,
      "--max-old-space-size=512",
      fileURLToPath(entries[language]),
      ...task,
    ],
    environment: {},
    folder: sep,
    reads: [process.execPath, ...readable],
  };
}
