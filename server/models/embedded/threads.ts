// How many threads the models inside Facet may use.
import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";

/**
 * Physical cores − 1, at least 1: the engine's threads wait for each other in a spin, so one that shares its core with the server or with a
 * twin of the same core stalls all (measured on 2 cores: 4 threads 0.3 tokens/s, 2 threads 29, under other load 0.7; 1 thread is never bad).
 */
export function defaultThreads(cores = Math.min(physicalCores(), availableParallelism())): number {
  return Math.max(1, cores - 1);
}

/** Threads of one text's mathematics that were worth having, at most. */
const onnxThreadsAtMost = 4;

/** All physical cores, up to four: these threads sleep while they wait, and who reads documents makes way for the chat model itself. */
export function onnxThreads(cores = Math.min(physicalCores(), availableParallelism())): number {
  return Math.max(1, Math.min(cores, onnxThreadsAtMost));
}

/** Cores that are not twins of another; where nobody tells, a guess from the architecture. */
export function physicalCores(): number {
  try {
    return coresIn(readFileSync("/proc/cpuinfo", "utf8")) ?? availableParallelism();
  } catch {
    // Elsewhere only x86 runs two threads on a core.
    return process.arch === "x64" ? Math.ceil(availableParallelism() / 2) : availableParallelism();
  }
}

/** Distinct cores in the text of /proc/cpuinfo; null where it does not tell (ARM). */
export function coresIn(cpuinfo: string): number | null {
  const cores = new Set<string>();
  for (const processor of cpuinfo.split("\n\n")) {
    const core = /^core id\s*: (\d+)/m.exec(processor)?.[1];
    if (core !== undefined) cores.add(`${/^physical id\s*: (\d+)/m.exec(processor)?.[1] ?? "0"}:${core}`);
  }
  return cores.size === 0 ? null : cores.size;
}
