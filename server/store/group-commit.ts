// Promises made durable together: works that arrive in one turn of the event loop share one transaction, and one write to the disk.
import type Database from "better-sqlite3";
import type { SharedSync } from "./shared-sync.ts";
import { isLocked, lockedError, triedEveryMs, waitedAtMostMs } from "./until-unlocked.ts";

interface Waiting {
  readonly work: () => unknown;
  readonly onCommitted: () => void;
  readonly resolve: (value: never) => void;
  readonly reject: (reason: unknown) => void;
  readonly until: number;
}

/**
 * Runs the work inside a transaction of its own, tells when others can read what it did, and resolves when the group is on disk. A work that
 * throws undoes only itself.
 */
export type GroupCommit = <T>(work: () => T, onCommitted?: () => void) => Promise<T>;

/** A write to the disk takes about 4 ms: the process goes on meanwhile, and twenty questions at once do not wait for twenty of them. */
export function openGroupCommit(database: Database.Database, { toDisk }: Pick<SharedSync, "toDisk">): GroupCommit {
  let waiting: Waiting[] = [];

  const commit = () => {
    const group = waiting;
    waiting = [];
    const told: (() => void)[] = [];
    const done: { readonly each: Waiting; readonly value: unknown }[] = [];
    try {
      // The write lock first: where another program holds it, none of the works has begun.
      database
        .transaction(() => {
          for (const each of group) {
            try {
              done.push({ each, value: database.transaction(each.work)() });
            } catch (thrown) {
              told.push(() => each.reject(thrown));
            }
          }
        })
        .immediate();
    } catch (thrown) {
      if (isLocked(thrown)) waitOn(group, thrown);
      else for (const { reject } of group) reject(thrown);
      return;
    }
    for (const tell of told) tell();
    if (done.length === 0) return;
    toDisk().then(
      () => {
        for (const { each, value } of done) each.resolve(value as never);
      },
      (thrown: unknown) => {
        for (const { each } of done) each.reject(thrown);
      },
    );
    for (const { each } of done) each.onCommitted();
  };

  const waitOn = (group: readonly Waiting[], cause: unknown) => {
    const now = performance.now();
    for (const { reject } of group.filter(({ until }) => until <= now)) reject(lockedError(cause));
    const patient = group.filter(({ until }) => until > now);
    if (patient.length === 0) return;
    waiting = [...patient, ...waiting];
    setTimeout(commit, triedEveryMs);
  };

  return (work, onCommitted = () => {}) =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) setImmediate(commit);
      waiting.push({ work, onCommitted, resolve, reject, until: performance.now() + waitedAtMostMs });
    });
}
