// Claims the data folder for this process, so that two servers never write one folder.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";

/** Returns the release. The claim is a database lock: the system frees it however the process ends. Throws an Error with the next step. */
export function claimFolder(folder: string): () => void {
  try {
    mkdirSync(folder, { recursive: true });
    const lock = new Database(join(folder, "lock"), { timeout: 0 });
    lock.pragma("journal_mode = memory");
    lock.exec("begin exclusive");
    return () => lock.close();
  } catch (cause) {
    throw new Error(sentence(cause, folder), { cause });
  }
}

function sentence(thrown: unknown, folder: string): string {
  const code = thrown instanceof Error && "code" in thrown ? String(thrown.code) : "";
  if (code === "SQLITE_BUSY") return `Another Facet is using ${folder}: stop it, or set FACET_DATA to another folder.`;
  if (code === "ENOSPC" || code === "SQLITE_FULL")
    return `The disk of ${folder} is full: free some space, or set FACET_DATA to another disk.`;
  return `Facet may not write to ${folder}: give this user the rights, or set FACET_DATA to a folder of its own (${code}).`;
}
