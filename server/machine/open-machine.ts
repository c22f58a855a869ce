// What this computer is: processor, memory, graphics cards and free disk, found out when asked and kept a minute.
import { availableParallelism, cpus, totalmem } from "node:os";
import { statfs } from "node:fs/promises";
import { dirname } from "node:path";
import type { Logger } from "pino";
import type { DetectedMachine } from "../../pipelines/engine/sizing/sizing.ts";
import type { Config } from "../config.ts";
import { physicalCores } from "../models/embedded/threads.ts";
import { readGpus } from "./read-gpus.ts";
import type { Gpu } from "./read-gpus.ts";

/** A card is not plugged in between two looks at the page; free disk changes slowly. In milliseconds. */
const keptMs = 60_000;

export interface MachineInfo {
  /** Never throws: what cannot be found out is left out. */
  readonly detect: () => Promise<DetectedMachine>;
}

interface Options {
  readonly config: Pick<Config, "FACET_CACHE">;
  readonly log: Logger;
  /** PATH of the drivers' tools; for tests. */
  readonly environment?: NodeJS.ProcessEnv;
}

export function openMachine({ config, log, environment = process.env }: Options): MachineInfo {
  let kept: { readonly at: number; readonly detected: Promise<DetectedMachine> } | undefined;

  const detect = async (): Promise<DetectedMachine> => {
    const processor = cpus()[0]?.model.trim() || process.arch;
    const memoryBytes = memoryHere();
    const isApple = process.platform === "darwin" && process.arch === "arm64";
    const shared: Gpu = { name: processor, memoryBytes, vendor: "apple" };
    const [gpus, diskFreeBytes] = await Promise.all([
      isApple ? [shared] : readGpus(environment),
      freeDisk(config.FACET_CACHE),
    ]);
    log.debug({ gpus: gpus.length }, "looked at this machine");
    const cores = Math.min(physicalCores(), availableParallelism());
    return { cores, memoryBytes, processor, platform: process.platform, gpus, diskFreeBytes };
  };

  return {
    detect: () => {
      if (!kept || Date.now() - kept.at > keptMs) kept = { at: Date.now(), detected: detect() };
      return kept.detected;
    },
  };
}

/** What the system has, or less where a container may not have all of it; the limit of one without a limit is beyond all memory. */
function memoryHere(): number {
  const limit = process.constrainedMemory();
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem();
}

/** Of the folder, or of the nearest above it that is there: before the first fetch there is none. */
async function freeDisk(folder: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch {
    const above = dirname(folder);
    return above === folder ? null : freeDisk(above);
  }
}
