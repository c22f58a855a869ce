// Claims the data folder for this process, so that two servers never write one folder; and says in it where that server answers.
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";

/** Returns the release. The claim is a database lock: the system frees it however the process ends. Throws an Error with the next step. */
export function claimFolder(folder: string): () => void {
  try {
    // One that is there keeps the rights its owner gave it.
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const lock = new Database(join(folder, "lock"), { timeout: 0 });
    lock.pragma("journal_mode = memory");
    lock.exec("begin exclusive");
    return () => lock.close();
  } catch (cause) {
    throw new Error(sentence(cause, folder), { cause });
  }
}

/** Writes the server's URL beside its claim, for commands that look for the server of this folder. Returns what takes it away. */
export function tellAddress(folder: string, url: string): () => void {
  const file = addressFile(folder);
  try {
    writeFileSync(file, `${url}\n`);
  } catch {
    // A folder that is full now: commands are told to name the server.
  }
  return () => rmSync(file, { force: true });
}

/** Where the server that claims the folder says it answers; null where none does. A file that a dead server left is not believed by its reader alone. */
export function addressIn(folder: string): string | null {
  try {
    return URL.parse(readFileSync(addressFile(folder), "utf8").trim())?.origin ?? null;
  } catch {
    return null;
  }
}

/** True while a server works with the folder. */
export function isClaimed(folder: string): boolean {
  if (!statSync(join(folder, "lock"), { throwIfNoEntry: false })) return false;
  const lock = new Database(join(folder, "lock"), { timeout: 0 });
  try {
    // Only a look: a server that starts in this moment must not find the folder taken.
    lock.prepare("select count(*) from sqlite_master").get();
    return false;
  } catch (thrown) {
    if (thrown instanceof Database.SqliteError && thrown.code.startsWith("SQLITE_BUSY")) return true;
    throw thrown;
  } finally {
    lock.close();
  }
}

const addressFile = (folder: string) => join(folder, "address");

function sentence(thrown: unknown, folder: string): string {
  const code = thrown instanceof Error && "code" in thrown ? String(thrown.code) : "";
  if (code === "SQLITE_BUSY") return `Another Facet is using ${folder}: stop it, or set FACET_DATA to another folder.`;
  if (code === "ENOSPC" || code === "SQLITE_FULL")
    return `The disk of ${folder} is full: free some space, or set FACET_DATA to another disk.`;
  return `Facet may not write to ${folder}: give this user the rights, or set FACET_DATA to a folder of its own (${code}).`;
}
