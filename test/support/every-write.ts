// Looks in on every write to a SQLite file of this process: the folder is copied after it, as a SIGKILL would leave it, or the disk is full for one.
import { cpSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { tmpFolder } from "./tmp-folder.ts";

interface Statement {
  readonly database: Database.Database;
  readonly source: string;
  run: (this: Statement, ...given: unknown[]) => unknown;
}

const statements = Object.getPrototypeOf(new Database(":memory:").prepare("select 1")) as Statement;

interface Copies extends Disposable {
  /** Paths, in the order of the writes. Copying ends with the first call. */
  readonly taken: () => readonly string[];
}

export function copyAfterEveryWrite(folder: string): Copies {
  const to = tmpFolder();
  const copies: string[] = [];
  const { run } = statements;
  const copy = () => {
    const path = join(to.path, String(copies.length));
    cpSync(folder, path, { recursive: true });
    copies.push(path);
  };
  copy();
  statements.run = function (...given) {
    try {
      return run.apply(this, given);
    } finally {
      if (!this.database.inTransaction && this.database.name.startsWith(folder)) copy();
    }
  };
  const stop = () => void (statements.run = run);
  return {
    taken: () => {
      stop();
      return copies;
    },
    [Symbol.dispose]: () => {
      stop();
      to[Symbol.dispose]();
    },
  };
}

interface FullDisk extends Disposable {
  /** The statement that failed; null where there were not so many writes. */
  readonly failed: () => string | null;
}

/** The disk is full for one write, the one at this place from now on, counted from 0. */
export function fillDiskAt(place: number): FullDisk {
  const { run } = statements;
  let [count, failed]: [number, string | null] = [0, null];
  statements.run = function (...given) {
    if (/^\s*(?:insert|update|delete|commit)/i.test(this.source) && count++ === place) {
      failed = this.source;
      throw new Database.SqliteError("database or disk is full", "SQLITE_FULL");
    }
    return run.apply(this, given);
  };
  return { failed: () => failed, [Symbol.dispose]: () => void (statements.run = run) };
}
