// The file of the checkpoints: opened where it is sound, put aside where it is damaged. What it holds is no person's: only where a run stood.
import { existsSync, renameSync, rmSync } from "node:fs";
import Database from "better-sqlite3";
import { isDamage } from "../store/damage.ts";
import { databaseEndings } from "../store/database-files.ts";

/** Milliseconds one statement waits for another program that writes: nothing else runs meanwhile, so who asks waits elsewhere. */
const waitsMs = 50;

export function openCheckpointFile(path: string): Database.Database {
  return preparingOnce(new Database(path, { timeout: waitsMs }));
}

/** Where a damaged one is put; the one before it there goes. */
export function besideOf(path: string): string {
  return `${path}.damaged`;
}

export function putAside(path: string): void {
  for (const part of databaseEndings) {
    rmSync(besideOf(path) + part, { force: true });
    if (existsSync(path + part)) renameSync(path + part, besideOf(path) + part);
  }
}

/** Reads all of it: it holds unfinished runs alone, so that takes milliseconds. */
export function isDamagedFile(path: string): boolean {
  if (!existsSync(path)) return false;
  const database = new Database(path, { timeout: waitsMs });
  try {
    return database.pragma("quick_check(1)", { simple: true }) !== "ok";
  } catch (thrown) {
    if (isDamage(thrown)) return true;
    throw thrown;
  } finally {
    database.close();
  }
}

/** The threads in the file, read without loading LangGraph: usually there are none. */
export function threadsIn(path: string): string[] {
  const database = new Database(path, { timeout: waitsMs });
  try {
    const isThere = database.prepare("select 1 from sqlite_master where name = 'checkpoints'").get();
    return isThere ? (database.prepare("select distinct thread_id from checkpoints").pluck().all() as string[]) : [];
  } finally {
    database.close();
  }
}

/** The saver prepares its statements anew at each call, half a millisecond a run; here each is prepared once. */
function preparingOnce(database: Database.Database): Database.Database {
  const known = new Map<string, Database.Statement>();
  const prepare = database.prepare.bind(database) as (source: string) => Database.Statement;
  database.prepare = ((source: string) => {
    const statement = known.get(source) ?? prepare(source);
    known.set(source, statement);
    return statement;
  }) as typeof database.prepare;
  return database;
}
