// Pyodide's memory after its start, kept in the cache: an interpreter begins from it in a sixth of the time.
import { spawn } from "node:child_process";
import { chmod, readdir, readFile, rename, rm, stat, writeFile, mkdir } from "node:fs/promises";
import { createHash, randomUUID } from "node:crypto";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Readable } from "node:stream";
import type { Logger } from "pino";
import { childCommand } from "../child-command.ts";
import { descriptors } from "../descriptors.ts";
import { sandboxLimits } from "../limits.ts";

/** Milliseconds after which one that could not be kept is made again: a full disk may have room then. */
const againMs = 10 * 60_000;
/** Milliseconds one of another Node or Pyodide is kept: another Facet may share the cache. */
const keptMs = 7 * 24 * 60 * 60_000;

export interface Snapshots {
  /** The file of one that fits this Node and Pyodide. Undefined while it is not there: it is then being made beside. */
  readonly file: () => Promise<string | undefined>;
  readonly close: () => void;
}

export function openSnapshots({ cache, log }: { readonly cache: string; readonly log: Logger }): Snapshots {
  const folder = join(cache, "pyodide");
  const closing = new AbortController();
  /** When one is made next, on the monotonic clock; never while one is made. */
  let nextAt = 0;

  async function make(path: string): Promise<void> {
    nextAt = Infinity;
    const part = `${path}.${randomUUID()}`;
    try {
      // First: where nothing can be kept, none is made.
      await mkdir(folder, { recursive: true });
      const bytes = await makeSnapshot(closing.signal);
      await writeFile(part, bytes);
      // Sandbox processes run as another user where they can.
      await chmod(part, 0o644);
      await rename(part, path);
      await dropOld(path);
    } catch (error) {
      if (!closing.signal.aborted)
        log.warn({ error: String(error) }, "Pyodide's snapshot cannot be kept: Python starts slowly");
    } finally {
      // A folder that cannot be entered is an error even of removing what is not there.
      await rm(part, { force: true }).catch(() => {});
      nextAt = performance.now() + againMs;
    }
  }

  return {
    file: async () => {
      const path = join(folder, `${await fingerprint()}.snapshot`);
      if (await stat(path).catch(() => null)) return path;
      if (performance.now() >= nextAt) void make(path);
      return undefined;
    },
    close: () => closing.abort(),
  };
}

/** Each new Node or Pyodide makes another, and a process that was killed leaves a part: tens of megabytes each. */
async function dropOld(current: string): Promise<void> {
  const folder = dirname(current);
  for (const path of (await readdir(folder)).map((name) => join(folder, name))) {
    const made = await stat(path).catch(() => null);
    if (path !== current && made !== null && made.mtimeMs < Date.now() - keptMs) await rm(path, { force: true });
  }
}

/** Of all that goes into it: bytes of one engine mean nothing to another. */
async function fingerprint(): Promise<string> {
  const hash = createHash("sha256").update(process.version).update(process.arch);
  for (const file of [import.meta.resolve("pyodide/package.json"), new URL("./interpreter.ts", import.meta.url).href])
    hash.update(await readFile(fileURLToPath(file)));
  return hash.digest("hex").slice(0, 16);
}

async function makeSnapshot(signal: AbortSignal): Promise<Buffer> {
  const command = childCommand("python", { task: ["snapshot"] });
  const child = spawn(command.file, command.args, {
    env: command.environment,
    cwd: command.folder,
    signal,
    timeout: sandboxLimits.startMs,
    killSignal: "SIGKILL",
    stdio: ["ignore", "ignore", "ignore", "ignore", "pipe", "ignore"],
  });
  const pieces: Buffer[] = [];
  const output = child.stdio[descriptors.output] as Readable;
  output.on("data", (bytes: Buffer) => pieces.push(bytes));
  const ended = await new Promise<number | null>(
    (resolve, reject) => void child.once("close", resolve).once("error", reject),
  );
  if (ended !== 0 || pieces.length === 0) throw new Error(`Pyodide's snapshot was not made (exit ${ended})`);
  return Buffer.concat(pieces);
}
