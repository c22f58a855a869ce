// What a program in the sandbox may take, and how long its process is kept; chosen for a server with two cores and 4 GB of memory, 2026-11.
import type { SandboxLimits } from "../../pipelines/engine/sandbox.ts";

const megabyte = 1_000_000;

/** A request may ask for less, and for more up to `mostLimits`. */
export const defaultLimits: SandboxLimits = {
  /** More than the time on the processor, so that an endless loop is told from a program that waits. */
  wallMs: 15_000,
  cpuMs: 10_000,
  memoryBytes: 256 * megabyte,
  outputBytes: 1 * megabyte,
};

export const mostLimits: SandboxLimits = {
  wallMs: 120_000,
  cpuMs: 120_000,
  memoryBytes: 1024 * megabyte,
  outputBytes: 16 * megabyte,
};

export const sandboxLimits = {
  /** Characters of one report as JSON; the port says so. */
  reportCharacters: 4_000_000,
  /** All reports of a run together: one after each test is well below, a flood is above. */
  controlBytes: 64 * megabyte,
  /** How deep a report may be nested: what reads it may walk it by recursion. */
  reportDepth: 64,
  /** Lists, objects and what they hold, in one report: a thousand times those of a large test run's fit. */
  reportValues: 200_000,
  requestCharacters: 8_000_000,
  files: 500,
  nameCharacters: 200,
  messageCharacters: 10_000,
  traceFrames: 100,
  /** Until a process says that it is ready: Pyodide without its snapshot takes 3 s alone, many times that on a busy machine. */
  startMs: 60_000,
  /** Between the request and the program's begin: files are written and types stripped. */
  beginMs: 15_000,
  /** Between the program's end and that of its process. */
  endMs: 2000,
  /** How often time and memory are looked at. */
  watchMs: 50,
  /** On the processor, after which a program lets others go first: most end sooner, and an endless one slows nobody. */
  politeMs: 1000,
  /** Of a process nobody asked for. */
  idleMs: 3 * 60_000,
  /** Kilobytes of V8's stack, of the 8 MB that systems give a main thread: recursion in a program is recursion in the engine. */
  stackKilobytes: 3900,
} as const;
