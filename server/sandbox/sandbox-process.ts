// One sandbox process with one run in it: started, asked once, watched, and ended with everything it started.
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { performance } from "node:perf_hooks";
import type { Readable } from "node:stream";
import type { SandboxLimits, SandboxResult } from "../../pipelines/engine/sandbox.ts";
import type { ChildCommand } from "./child-command.ts";
import { sandboxLimits } from "./limits.ts";
import { giveWay, usageOf } from "./process-tree.ts";
import { descriptors } from "./descriptors.ts";
import { readLine } from "./protocol.ts";
import type { ChildRequest, Ended, FromChild } from "./protocol.ts";
import { readPrinted } from "./read-printed.ts";
import { splitLines } from "./split-lines.ts";

type Ran = Extract<SandboxResult, { readonly stdout: string }>;

/** What a run came to, before names and engines are put into words. */
export interface RunEnding {
  /** "needs-package" with the package's name; "not-started" where the process never got to the program. */
  readonly status: Ran["status"] | "needs-package" | "not-started";
  readonly stdout: string;
  readonly stderr: string;
  readonly error?: Ended["error"];
  readonly report?: unknown;
  readonly package?: string | undefined;
  readonly ms: number;
}

export interface SandboxProcess {
  /** Resolves when the process waits for its request; throws where it ended instead. */
  readonly ready: Promise<void>;
  /** Once. Throws what an abort throws. */
  readonly run: (request: ChildRequest, limits: SandboxLimits, signal?: AbortSignal) => Promise<RunEnding>;
  readonly isOver: () => boolean;
  readonly kill: () => Promise<void>;
}

export function startProcess(command: ChildCommand, onNoise: (text: string) => void): SandboxProcess {
  const child = spawn(command.file, command.args, {
    env: command.environment,
    cwd: command.folder,
    // A group of its own, so that one signal reaches all of it.
    detached: true,
    stdio: ["pipe", "ignore", "pipe", "pipe", "pipe", "pipe"],
  });
  // Before its pipes are asked for: a system out of descriptors gives none, and tells of it here.
  child.on("error", (error) => onNoise(error.message));
  const closed = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const stream = (at: number): Readable => child.stdio[at] as Readable;
  const printed = readPrinted(stream(descriptors.output), stream(descriptors.error));
  const ready = Promise.withResolvers<void>();
  ready.promise.catch(() => {});
  let onLine: (line: FromChild) => void = (line) => {
    if (line.type === "ready") ready.resolve();
  };
  let onWrong = (): void => void kill();
  let isOver = false;

  splitLines(stream(descriptors.control), {
    onLine: (text) => {
      const line = readLine(text);
      if (line) onLine(line);
      else onWrong();
    },
    onTooMuch: () => onWrong(),
  });
  stream(2).on("data", (bytes: Buffer) => onNoise(bytes.toString().slice(0, 2000)));
  for (const each of child.stdio) each?.on("error", () => {});
  void closed.then(() => {
    isOver = true;
    ready.reject(new Error("the sandbox process ended before it was ready"));
  });
  const late = setTimeout(() => void kill(), sandboxLimits.startMs);
  void ready.promise.then(
    () => clearTimeout(late),
    () => clearTimeout(late),
  );

  async function kill(): Promise<void> {
    isOver = true;
    killGroup(child);
    // Pipes stay open where something that left the group holds them.
    const cut = setTimeout(() => child.stdio.forEach((each) => each?.destroy()), sandboxLimits.endMs);
    await closed;
    clearTimeout(cut);
  }

  async function run(request: ChildRequest, limits: SandboxLimits, signal?: AbortSignal): Promise<RunEnding> {
    const ending = Promise.withResolvers<{ status: RunEnding["status"]; ended?: Ended }>();
    const begun = { at: 0, cpuMs: 0, memoryBytes: 0 };
    let hasGivenWay = false;
    let report: { value: unknown } | undefined;
    const finish = (status: RunEnding["status"]): void => ending.resolve({ status });
    const timers: NodeJS.Timeout[] = [];
    const after = (ms: number, status: RunEnding["status"]): void =>
      void timers.push(setTimeout(() => finish(status), ms));

    async function watch(): Promise<void> {
      const usage = child.pid === undefined ? null : await usageOf(child.pid);
      if (isOver) return;
      if (usage && begun.memoryBytes === 0)
        Object.assign(begun, { cpuMs: usage.cpuMs, memoryBytes: usage.memoryBytes });
      if (usage && !hasGivenWay && usage.cpuMs - begun.cpuMs > sandboxLimits.politeMs) {
        hasGivenWay = true;
        giveWay(usage);
      }
      // What cannot be read once is read again: nothing goes on unwatched.
      if (!usage) timers.push(setTimeout(() => void watch(), sandboxLimits.watchMs));
      else if (usage.cpuMs - begun.cpuMs > limits.cpuMs) finish("cpu-limit");
      else if (usage.memoryBytes - begun.memoryBytes > limits.memoryBytes * watchedMemory) finish("memory-limit");
      else timers.push(setTimeout(() => void watch(), sandboxLimits.watchMs));
    }

    onWrong = () => finish("crashed");
    onLine = (line) => {
      // A process that is asked at once says it here: else it would be ended as one that never was ready.
      ready.resolve();
      if (line.type === "started" && begun.at === 0) {
        begun.at = performance.now();
        after(limits.wallMs, "time-limit");
        void watch();
      } else if (line.type === "report") report = { value: line.value };
      else if (line.type === "ended") ending.resolve({ status: line.status, ended: line });
    };
    printed.limit(limits.outputBytes, () => finish("output-limit"));
    void closed.then(() => finish(begun.at === 0 ? "not-started" : "crashed"));
    const noBegin = setTimeout(() => begun.at === 0 && finish("not-started"), sandboxLimits.beginMs);
    timers.push(noBegin);
    const abort = (): void => ending.reject(signal?.reason);
    signal?.addEventListener("abort", abort, { once: true });
    if (signal?.aborted) abort();
    try {
      child.stdin?.end(JSON.stringify(request));
      const { status, ended } = await ending.promise;
      const ms = ended?.ms ?? (begun.at === 0 ? 0 : performance.now() - begun.at);
      if (ended)
        await Promise.race([closed, new Promise((resolve) => timers.push(setTimeout(resolve, sandboxLimits.endMs)))]);
      await kill();
      return {
        // What was printed last may arrive after the program's end was told.
        status: printed.isTooMuch() ? "output-limit" : status,
        ...printed.texts(),
        ...(ended?.error ? { error: ended.error } : {}),
        ...(report ? { report: report.value } : {}),
        package: ended?.package,
        ms: Math.round(ms * 1000) / 1000,
      };
    } finally {
      timers.forEach(clearTimeout);
      signal?.removeEventListener("abort", abort);
      await kill();
    }
  }

  return { ready: ready.promise, run, isOver: () => isOver, kill };
}

/** The engine refuses at the limit itself; what is watched leaves it room to do so. */
const watchedMemory = 1.5;

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    // It is gone, or the system knows no groups.
    child.kill("SIGKILL");
  }
}
