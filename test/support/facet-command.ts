// The real `facet` command as a process: what it writes, what it says beside, and how it ends.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const binary = fileURLToPath(new URL("../../server/command-line/facet.mjs", import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface RunningCommand {
  readonly pid: number;
  readonly out: () => string;
  readonly err: () => string;
  /** To standard input; null closes it. */
  readonly write: (text: string | null) => void;
  readonly kill: (signal: NodeJS.Signals) => void;
  readonly ended: Promise<Ended>;
}

interface Options {
  /** Settings; none come from this environment or a .env file. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Standard input; without it there is none, and null leaves it open for `write`. */
  readonly input?: string | null;
  readonly folder?: string;
}

/** Killed with the test process. */
export function beginFacet(words: readonly string[], { environment, input, folder }: Options = {}): RunningCommand {
  const child = spawn(process.execPath, [binary, ...words], {
    cwd: folder,
    stdio: [input === undefined ? "ignore" : "pipe", "pipe", "pipe"],
    env: { PATH: process.env["PATH"], HOME: process.env["HOME"], FACET_OFFLINE: "1", ...environment },
  });
  const reap = () => child.kill("SIGKILL");
  process.once("exit", reap);
  child.once("exit", () => process.off("exit", reap));
  let out = "";
  let err = "";
  child.stdout?.on("data", (chunk: Buffer) => (out += chunk.toString()));
  child.stderr?.on("data", (chunk: Buffer) => (err += chunk.toString()));
  if (typeof input === "string") child.stdin?.end(input);
  const ended = once(child, "close").then(([code]) => ({ code: code as number | null, out, err }));
  return {
    pid: child.pid ?? 0,
    out: () => out,
    err: () => err,
    write: (text) => void (text === null ? child.stdin?.end() : child.stdin?.write(text)),
    kill: (signal) => void child.kill(signal),
    ended,
  };
}

export function runFacet(words: readonly string[], options?: Options): Promise<Ended> {
  return beginFacet(words, options).ended;
}
