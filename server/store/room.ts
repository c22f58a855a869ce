// Whether there is room to write: what the status page, the probes and the page's own line say while the disk is full.
import { statfsSync } from "node:fs";

/** Bytes free below which nothing more can be promised: a question with its answer and its events takes tens of kilobytes. */
const fullBelow = 4_000_000;

export interface StorageRoom {
  /** `full`: questions and uploads are refused until there is room again. */
  readonly state: "ok" | "full";
  /** For this user; null where the system does not say. */
  readonly freeBytes: number | null;
}

export function roomOf(folder: string): StorageRoom {
  try {
    const { bavail, bsize } = statfsSync(folder);
    const freeBytes = bavail * bsize;
    return { state: freeBytes < fullBelow ? "full" : "ok", freeBytes };
  } catch {
    return { state: "ok", freeBytes: null };
  }
}
