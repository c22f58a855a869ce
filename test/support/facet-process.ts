// The real server in a process of its own, over a model server of the test's choice: started, killed, restarted and weighed.
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const main = fileURLToPath(new URL("../../server/main.ts", import.meta.url));
/** Milliseconds after which a server that has not said it is ready counts as failed. */
const readyWithin = 60_000;
/** Milliseconds a server may take to end on SIGTERM before it is killed. */
const endWithin = 5000;
/** Kept of what the server said, for the error of a failed start, in characters. */
const keptOutput = 4000;

export interface FacetOptions {
  /** Base URL of the model server; none starts without a model. */
  readonly modelUrl?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Words put before the command, such as those that give it a disk of its own; the last of them must run the command in its place. */
  readonly through?: readonly string[];
}

export interface FacetProcess extends AsyncDisposable {
  /** The same over restarts. */
  readonly url: string;
  readonly folder: string;
  readonly pid: () => number;
  /** The end of what it said, on both channels. */
  readonly said: () => string;
  /** Sends the signal and resolves when the process has ended. */
  readonly kill: (signal: NodeJS.Signals) => Promise<void>;
  /** Starts on the same folder and port, after an end; resolves when it is ready. */
  readonly restart: () => Promise<void>;
  /** Resident memory of the server process alone, without its children. */
  readonly rssBytes: () => number;
  /** Processor time of the server process alone since its start, in milliseconds. */
  readonly cpuMs: () => number;
}

/** Resolves when the page answers. Settings come from the options alone: not from this environment, not from a .env file. */
export async function startFacet(options: FacetOptions = {}): Promise<FacetProcess> {
  const folder = mkdtempSync(join(tmpdir(), "facet-process-"));
  let running = await launch(folder, "0", options).catch((thrown: unknown) => {
    rmSync(folder, { recursive: true, force: true });
    throw thrown;
  });
  const { url } = running;
  const pid = () => running.child.pid ?? 0;
  const kill = (signal: NodeJS.Signals) => end(running.child, signal);
  return {
    url,
    folder,
    pid,
    said: () => running.said(),
    kill,
    restart: async () => {
      running = await launch(folder, new URL(url).port, options);
    },
    rssBytes: () => Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid()}/status`, "utf8"))?.[1]) * 1024,
    cpuMs: () => processorMs(pid()),
    [Symbol.asyncDispose]: async () => {
      await kill("SIGTERM");
      // What it started may still write there while it ends.
      rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}

async function launch(
  folder: string,
  port: string,
  options: FacetOptions,
): Promise<{ url: string; child: ChildProcess; said: () => string }> {
  // As in SERVER_NODE_FLAGS="--cpu-prof --cpu-prof-dir=/tmp/profiles": to see what a benchmark's time goes into.
  const flags = process.env["SERVER_NODE_FLAGS"]?.split(" ") ?? [];
  const [program, ...before] = [...(options.through ?? []), process.execPath];
  const child = spawn(program, [...before, ...flags, main], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      PATH: process.env["PATH"],
      HOME: process.env["HOME"],
      FACET_PORT: port,
      FACET_DATA: join(folder, "data"),
      FACET_CACHE: join(folder, "cache"),
      FACET_OFFLINE: "1",
      FACET_LOG: "error",
      ...(options.modelUrl === undefined ? {} : { FACET_MODEL_URL: options.modelUrl }),
      ...options.environment,
    },
  });
  // A test process that dies must not leave servers behind.
  const reap = () => child.kill("SIGKILL");
  process.once("exit", reap);
  child.once("exit", () => process.off("exit", reap));
  let said = "";
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const hear = (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-keptOutput);
    const url = /Facet is ready at (http:\S+)/.exec(said)?.[1];
    if (url !== undefined) resolve(url);
  };
  child.stdout.on("data", hear);
  child.stderr.on("data", hear);
  const fail = (why: string) => reject(new Error(`The server ${why}. It said:\n${said}`));
  const late = setTimeout(() => fail(`was not ready within ${readyWithin} ms`), readyWithin);
  child.once("error", reject).once("close", (code, signal) => fail(`ended with ${signal ?? code}`));
  try {
    return { url: await promise, child, said: () => said };
  } catch (thrown) {
    reap();
    throw thrown;
  } finally {
    clearTimeout(late);
  }
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill(signal);
  const late = setTimeout(() => child.kill("SIGKILL"), endWithin);
  await ended;
  clearTimeout(late);
}

/** From the scheduler's nanoseconds of every thread: /proc/<pid>/stat counts in steps of 10 ms. */
function processorMs(pid: number): number {
  const threads = readdirSync(`/proc/${pid}/task`);
  const spent = threads.map((thread) =>
    Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, "utf8").split(" ")[0]),
  );
  return spent.reduce((sum, nanoseconds) => sum + nanoseconds, 0) / 1e6;
}
