// One work at a time among all processes that share a folder: a fetch of the same weights, a build of the same page.
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout } from "node:timers/promises";
import Database from "better-sqlite3";

/** Milliseconds between two tries while another process holds the lock. */
const tryEveryMs = 300;

/** Waits for the lock; disposing frees it. A database's lock, because the system frees it however its process ends. */
export async function lockFile(path: string, signal: AbortSignal): Promise<Disposable> {
  mkdirSync(dirname(path), { recursive: true });
  for (;;) {
    signal.throwIfAborted();
    const lock = new Database(path, { timeout: 0 });
    try {
      lock.pragma("journal_mode = memory");
      lock.exec("begin exclusive");
      return { [Symbol.dispose]: () => lock.close() };
    } catch (thrown) {
      lock.close();
      if (!(thrown instanceof Database.SqliteError) || !thrown.code.startsWith("SQLITE_BUSY")) throw thrown;
    }
    await setTimeout(tryEveryMs, undefined, { signal });
  }
}
