// The SQLite file: two connections (one for promises, one for events), and migrations tried on a copy first.
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import Database from "better-sqlite3";
import { damaged, isDamage, refuseDamage } from "./damage.ts";
import { databaseEndings } from "./database-files.ts";
import { migrations } from "./migrations.ts";
import { openLogSync } from "./shared-sync.ts";
import type { SharedSync } from "./shared-sync.ts";

export interface Databases {
  /** Commits reach the disk before they return: what is promised to a person. */
  readonly sure: Database.Database;
  /** May lose its last commits on power loss, never order or integrity: events. */
  readonly fast: Database.Database;
  /** Brings what `fast` has committed to the disk, for promises that need not hold everyone up. */
  readonly sync: SharedSync & Disposable;
}

/** Milliseconds a backup of the version before is kept: thirty days. */
const backupKeptMs = 30 * 24 * 60 * 60_000;

/** Bytes of the file that are read without a copy: a search among 100,000 passages then takes two thirds of the time. */
const mappedBytes = 1_000_000_000;

/** Milliseconds the start waits for another program that writes. */
const startWaitsMs = 5000;
/** Milliseconds one statement waits for another program that writes: nothing else runs meanwhile, so who asks waits elsewhere (until-unlocked.ts). */
const waitsMs = 50;

/** Opens the file, bringing it to the newest version. Throws an Error with the next step when it cannot be used. */
export function openDatabases(path: string, steps: readonly string[] = migrations): Databases {
  mkdirSync(dirname(path), { recursive: true });
  try {
    refuseDamage(path);
    migrate(path, steps);
    dropOldBackups(path);
    return { sure: connect(path, "full"), fast: connect(path, "normal"), sync: openLogSync(path) };
  } catch (thrown) {
    throw startError(thrown, path);
  }
}

function startError(thrown: unknown, path: string): unknown {
  if (isDamage(thrown)) return damaged(path, `is damaged (${thrown.message})`, thrown);
  const code = thrown instanceof Error && "code" in thrown ? String(thrown.code) : "";
  const folder = dirname(path);
  if (code === "SQLITE_FULL" || code === "ENOSPC" || code === "SQLITE_IOERR_SHMSIZE")
    return new Error(
      `The disk of ${folder} is full, so Facet cannot start; nothing was changed. Free some space and start it again.`,
      { cause: thrown },
    );
  return code.startsWith("SQLITE_BUSY") ? inUse(path, thrown) : thrown;
}

const inUse = (path: string, cause?: unknown) =>
  new Error(`Another program is writing to ${path}: close it, then start Facet again.`, { cause });

function connect(path: string, synchronous: "full" | "normal", patience = waitsMs): Database.Database {
  const database = new Database(path, { timeout: patience });
  database.pragma("journal_mode = wal");
  database.pragma(`synchronous = ${synchronous}`);
  database.pragma("foreign_keys = on");
  // What a person deletes is overwritten on the disk too; so are the places a row had before it was changed or compacted.
  database.pragma("secure_delete = on");
  database.pragma(`mmap_size = ${mappedBytes}`);
  return database;
}

/** Runs missing steps on a copy, then on the file itself; the file as it was stays beside it as a backup. */
function migrate(path: string, steps: readonly string[]): void {
  const fresh = !existsSync(path);
  const database = connect(path, "full", startWaitsMs);
  try {
    const version = database.pragma("user_version", { simple: true }) as number;
    if (version > steps.length) {
      throw new Error(
        `${path} was written by a newer Facet (version ${version}, this one knows ${steps.length}). Update Facet, or set FACET_DATA to another folder.`,
      );
    }
    if (version === steps.length) return;
    if (!fresh && version > 0) {
      const [checkpoint] = database.pragma("wal_checkpoint(truncate)") as readonly { busy: number }[];
      // A copy of the file alone would lack what stands in the log.
      if (checkpoint?.busy !== 0) throw inUse(path);
      const backup = `${path}.v${version}.backup`;
      copyFileSync(path, backup);
      tryOnCopy(backup, version, steps);
    }
    apply(database, version, steps);
  } finally {
    database.close();
  }
}

/** What a person deletes later still stands in a backup: after a month nobody goes back to the version before; a trial cut short goes at once. */
function dropOldBackups(path: string): void {
  const folder = dirname(path);
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(`${basename(path)}.v`)) continue;
    const backup = join(folder, name);
    if (/\.backup\.trial(?:-wal|-shm)?$/.test(name)) rmSync(backup, { force: true });
    if (!name.endsWith(".backup")) continue;
    if (statSync(backup).mtimeMs < Date.now() - backupKeptMs) rmSync(backup, { force: true });
  }
}

function tryOnCopy(backup: string, version: number, steps: readonly string[]): void {
  const trial = `${backup}.trial`;
  copyFileSync(backup, trial);
  const database = connect(trial, "normal");
  try {
    apply(database, version, steps);
    const problems = database.pragma("foreign_key_check") as unknown[];
    if (problems.length > 0) throw new Error(`${problems.length} rows would lose what they refer to`);
  } catch (cause) {
    throw new Error(
      `The data in ${dirname(backup)} could not be brought to this version; nothing was changed. Keep using the version before, and report this.`,
      { cause },
    );
  } finally {
    database.close();
    for (const suffix of databaseEndings) rmSync(trial + suffix, { force: true });
  }
}

function apply(database: Database.Database, version: number, steps: readonly string[]): void {
  database.transaction(() => {
    for (const step of steps.slice(version)) database.exec(step);
    database.pragma(`user_version = ${steps.length}`);
  })();
}
