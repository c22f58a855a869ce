// How a deletion is made on the disk: nothing of what was deleted is left in the file.
import type { Databases } from "./database.ts";

/** Makes a deletion, and with it the file that may hold what was deleted a last time, the write-ahead log, empty. */
export function overwritten<T>(sure: Databases["sure"], deletion: () => T): T {
  try {
    return deletion();
  } finally {
    sure.pragma("wal_checkpoint(truncate)");
  }
}
