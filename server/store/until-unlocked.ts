// Waits while another program writes to the database, and lets everything else go on meanwhile.
import { setTimeout } from "node:timers/promises";
import { FacetError } from "../../pipelines/engine/errors.ts";

/** Milliseconds between two tries. */
export const triedEveryMs = 100;
/** Milliseconds a request waits, longer than anyone's query by hand: past this its caller is told. */
export const waitedAtMostMs = 20_000;

/** Another program holds the write lock. Nothing of the statement was done. */
export function isLocked(thrown: unknown): boolean {
  for (let each: unknown = thrown; each instanceof Error; each = each.cause)
    if ("code" in each && typeof each.code === "string" && each.code.startsWith("SQLITE_BUSY")) return true;
  return false;
}

/** Tries the work until the lock is gone. Throws FacetError time-limit when that takes too long, and what the work throws. */
export async function untilUnlocked<T>(work: () => T, waitMs: number = waitedAtMostMs): Promise<T> {
  for (const until = performance.now() + waitMs; ; await setTimeout(triedEveryMs)) {
    try {
      return work();
    } catch (thrown) {
      if (!isLocked(thrown)) throw thrown;
      if (performance.now() > until) throw lockedError(thrown);
    }
  }
}

export function lockedError(cause: unknown): FacetError {
  return new FacetError("time-limit", { reason: "database-locked" }, { kept: ["question"], next: ["retry"], cause });
}
