// How much memory a process may take that opens files of strangers, and how it ends when it takes more.
import { Worker } from "node:worker_threads";

/** Bytes of memory in use, beyond which the file is given up: what needs more is made to do harm, or is nothing to read or look at. */
export const memoryLimit = 700_000_000;
/** The signal a process ends itself with then. */
export const memoryExit = "SIGKILL";
/** How a process ends that has no memory left: by its own thread or the system, or by the engine. */
export const memoryEndings: readonly string[] = [memoryExit, "SIGABRT", "exit 134", "exit 5"];

/** In MB. Left alone, the engine lets a process grow to 480 MB over a thousand pages of which 50 are in use; so it stays below 280. */
export const engineFlags = ["--max-semi-space-size=16", "--max-old-space-size=384"] as const;

/** Within the process: a thread ends it, also while a file keeps it busy. */
export function watchMemory(): void {
  new Worker(new URL("./watch-memory.ts", import.meta.url)).on("error", () => {});
}
