// What is committed reaches the disk beside everything else, written once for all who wait for it.
import { closeSync, fdatasync, openSync } from "node:fs";
import { promisify } from "node:util";

export interface SharedSync {
  /** Resolves when what was committed before the call is on the disk; rejects with what the disk says. */
  readonly toDisk: () => Promise<void>;
  /** Works in the order of their calls: at once, or when what is on its way to the disk has arrived. */
  readonly after: (work: () => void) => void;
}

interface Group {
  readonly arrived: PromiseWithResolvers<void>;
  readonly works: (() => void)[];
}

/** `write` brings all that is committed to the disk. */
export function shareSync(write: () => Promise<void>): SharedSync {
  let underWay: Group | null = null;
  let next: Group | null = null;

  const begin = async (group: Group): Promise<void> => {
    underWay = group;
    try {
      await write();
      group.arrived.resolve();
    } catch (thrown) {
      group.arrived.reject(thrown);
    }
    // Each by itself: one that throws keeps none of the others.
    for (const work of group.works) void (async () => work())();
    underWay = null;
    if (!next) return;
    const waiting = next;
    next = null;
    void begin(waiting);
  };

  return {
    toDisk: () => {
      const group = next ?? { arrived: Promise.withResolvers<void>(), works: [] };
      // What is under way may have begun before the commit.
      if (underWay) next = group;
      else void begin(group);
      return group.arrived.promise;
    },
    after: (work) => {
      const group = next ?? underWay;
      if (group) group.works.push(work);
      else work();
    },
  };
}

/**
 * SQLite's log, by a descriptor of its own: the log has no locks that closing one would drop (the database file has). It stays the same file
 * as long as a connection is open.
 */
export function openLogSync(path: string): SharedSync & Disposable {
  const file = openSync(`${path}-wal`, "r+");
  const write = promisify(fdatasync);
  const shared = shareSync(() => write(file));
  return { ...shared, [Symbol.dispose]: () => shared.after(() => closeSync(file)) };
}
