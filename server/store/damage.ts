// Looks whether the database can be trusted before anything is written to it: damaged, gone, or whole.
import { existsSync, readFileSync, readdirSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import Database from "better-sqlite3";
import { databaseEndings } from "./database-files.ts";

/** Bytes up to which every start reads the whole file: 64 MB take 0.1 s. A larger one is read whole after a crash only. */
const checkedBytes = 64_000_000;
/** Where `facet backup` writes down the folder of its last backup, in the data folder. */
export const lastBackupFile = "last-backup";

/** Throws an Error that says what is damaged, where the backup is, and the command that puts it back. Changes nothing. */
export function refuseDamage(path: string): void {
  const bytes = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (bytes === 0) {
    const what = existsSync(path) ? "is empty" : "is missing";
    if (holdsData(path)) throw damaged(path, `${what}, though there is data beside it`);
    return;
  }
  const crashed = (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
  if (!crashed && bytes > checkedBytes) return;
  const problem = problemOf(path);
  if (problem !== null) throw damaged(path, problem);
}

/** What a check of the whole file found first; null where it is whole. */
export function problemOf(path: string): string | null {
  try {
    return readOnly(path, (database) => {
      const [first] = database.pragma("quick_check(1)") as readonly { quick_check: string }[];
      const finding = first?.quick_check ?? "it cannot be read";
      // "*** in database main ***" stands above what was found.
      return finding === "ok" ? null : `is damaged (${finding.split("\n").at(-1)})`;
    });
  } catch (thrown) {
    if (isDamage(thrown)) return `is damaged (${thrown.message})`;
    throw thrown;
  }
}

/** Looks into a database that nobody else uses: what a crash left in its log is read with it, and stays there. */
export function readOnly<T>(path: string, look: (database: Database.Database) => T): T {
  const beside = databaseEndings.filter((suffix) => !existsSync(path + suffix));
  const database = new Database(path, { readonly: true });
  try {
    return look(database);
  } finally {
    database.close();
    for (const suffix of beside) rmSync(path + suffix, { force: true });
  }
}

/** SQLite's own finding that the file is not what it wrote. */
export function isDamage(thrown: unknown): thrown is Error {
  return thrown instanceof Database.SqliteError && /^SQLITE_(?:CORRUPT|NOTADB)/.test(thrown.code);
}

/** A closed database has neither log nor index: an index alone says that someone took the log away. */
export function lostItsLog(path: string): boolean {
  return existsSync(path) && existsSync(`${path}-shm`) && !existsSync(`${path}-wal`);
}

export function damaged(path: string, what: string, cause?: unknown): Error {
  return new Error(`${path} ${what}. Nothing was changed. ${wayBack(path)}`, { cause });
}

/** A database that is new has nothing beside it. */
function holdsData(path: string): boolean {
  const folder = dirname(path);
  if ((statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0) return true;
  if (backupsOf(path).length > 0) return true;
  const files = join(folder, "files");
  return existsSync(files) && readdirSync(files).some((name) => /^[0-9a-f]{2}$/.test(name));
}

/** What a person does about it. */
export function wayBack(path: string): string {
  const folder = dirname(path);
  const last = lastBackup(folder);
  const instead = "or set FACET_DATA to another folder to begin anew";
  if (last !== null) return `The last backup is ${last}: put it back with \`facet restore ${last}\`, ${instead}.`;
  const older = backupsOf(path)[0];
  if (older !== undefined)
    return `A copy from before the last update is ${older}: put it back with \`facet restore ${older}\`, ${instead}.`;
  return `There is no backup in ${folder}: put one back with \`facet restore <backup>\`, ${instead}.`;
}

function lastBackup(folder: string): string | null {
  try {
    const written = readFileSync(join(folder, lastBackupFile), "utf8").trim();
    return existsSync(written) ? written : null;
  } catch {
    return null;
  }
}

/** Copies that updates left beside the database, the newest first. */
function backupsOf(path: string): readonly string[] {
  const folder = dirname(path);
  const versionOf = (name: string) => Number(/\.v(\d+)\.backup$/.exec(name)?.[1] ?? 0);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.startsWith(`${basename(path)}.v`) && name.endsWith(".backup"))
    .toSorted((a, b) => versionOf(b) - versionOf(a))
    .map((name) => join(folder, name));
}
