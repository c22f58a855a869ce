// Promises made durable together: works that arrive in one turn of the event loop share one write to the disk.
import type Database from "better-sqlite3";

interface Waiting {
  readonly work: () => unknown;
  readonly resolve: (value: never) => void;
  readonly reject: (reason: unknown) => void;
}

/** Runs the work inside a transaction of its own; resolves when the group is on disk. A work that throws undoes only itself. */
export type GroupCommit = <T>(work: () => T) => Promise<T>;

/** A write to the disk takes about 4 ms and blocks the process: twenty questions at once must not wait for twenty of them. */
export function openGroupCommit(database: Database.Database): GroupCommit {
  let waiting: Waiting[] = [];

  const commit = () => {
    const group = waiting;
    waiting = [];
    const told: (() => void)[] = [];
    try {
      database.transaction(() => {
        for (const { work, resolve, reject } of group) {
          try {
            const value = database.transaction(work)();
            told.push(() => resolve(value as never));
          } catch (thrown) {
            told.push(() => reject(thrown));
          }
        }
      })();
    } catch (thrown) {
      for (const { reject } of group) reject(thrown);
      return;
    }
    for (const tell of told) tell();
  };

  return (work) =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) setImmediate(commit);
      waiting.push({ work, resolve, reject });
    });
}
