// Makes a backup of a data folder, also while a server works with it: databases by SQLite's own online backup, files beside them.
import { copyFileSync, chmodSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import Database from "better-sqlite3";
import { lastBackupFile, problemOf, readOnly } from "../store/damage.ts";
import { describe, manifestName } from "./manifest.ts";
import type { BackupFile, Manifest } from "./manifest.ts";
import { databasesIn, filesIn } from "./parts.ts";

/** All pages in one step: one moment of the database, however much is written meanwhile. */
const allPages = 0x7fff_ffff;

export interface MadeBackup {
  readonly folder: string;
  readonly manifest: Manifest;
  /** Uploads that the database names and the folder does not have, and those whose bytes are not what their name says. */
  readonly missing: readonly string[];
}

/** Fills a folder beside the target and renames it when all of it is there. Throws an Error, and leaves nothing behind then. */
export async function makeBackup(data: string, target: string, version: string): Promise<MadeBackup> {
  const folder = resolve(target);
  const part = `${folder}.part`;
  rmSync(part, { recursive: true, force: true });
  const made = await fill(data, part, version)
    .then((filled) => {
      renameSync(part, folder);
      return filled;
    })
    .catch((thrown: unknown) => {
      rmSync(part, { recursive: true, force: true });
      throw thrown;
    });
  tellPlace(data, folder);
  return { folder, ...made };
}

async function fill(data: string, part: string, version: string): Promise<Omit<MadeBackup, "folder">> {
  mkdirSync(part, { recursive: true, mode: 0o700 });
  const files: BackupFile[] = [];
  for (const name of databasesIn(data)) {
    await copyDatabase(join(data, name), join(part, name));
    files.push(await describe(part, name));
  }
  const missing: string[] = [];
  // After the databases: a file they name is there already, and one that comes later belongs to nothing in them.
  for (const path of filesIn(data)) {
    const copied = copyFile(data, part, path) ? await describe(part, path) : null;
    if (copied) files.push(copied);
    if (copied && path.startsWith("files/") && !path.endsWith(copied.sha256)) missing.push(path);
  }
  const here = new Set(files.map(({ path }) => path));
  missing.push(...uploadsIn(join(part, "facet.db")).filter((path) => !here.has(path)));
  const manifest: Manifest = { format: 1, version, madeAt: new Date().toISOString(), files };
  writeFileSync(join(part, manifestName), `${JSON.stringify(manifest, null, 1)}\n`, { mode: 0o600 });
  return { manifest, missing };
}

function tellPlace(data: string, folder: string): void {
  try {
    writeFileSync(join(data, lastBackupFile), `${folder}\n`);
  } catch {
    // The backup is there and whole, whatever is wrong with the data folder: only the word on where it lies is missing.
  }
}

async function copyDatabase(from: string, to: string): Promise<void> {
  const source = new Database(from, { readonly: true });
  try {
    await source.backup(to, { progress: () => allPages });
  } finally {
    source.close();
  }
  chmodSync(to, 0o600);
  const problem = problemOf(to);
  if (problem !== null) throw new Error(`${from} ${problem}: it is not backed up.`);
  const copy = new Database(to);
  try {
    // One file, without a log beside it.
    copy.pragma("journal_mode = delete");
    forgetVectors(copy);
  } finally {
    copy.close();
  }
}

/** Vectors are left out: where the copy is put back, everything is embedded again, behind the page. */
function forgetVectors(copy: Database.Database): void {
  for (const table of ["passages", "messages", "memories"]) {
    const columns = copy.pragma(`table_info(${table})`) as readonly { name: string }[];
    if (columns.some(({ name }) => name === "embedded_by"))
      copy.exec(`update ${table} set embedded_by = null where embedded_by is not null`);
  }
}

function copyFile(data: string, part: string, path: string): boolean {
  mkdirSync(dirname(join(part, path)), { recursive: true, mode: 0o700 });
  try {
    copyFileSync(join(data, path), join(part, path));
    chmodSync(join(part, path), 0o600);
    return true;
  } catch (thrown) {
    // Removed by a person just now; the copy of the database may name it, and says so.
    if (!existsSync(join(data, path))) return false;
    throw thrown;
  }
}

function uploadsIn(path: string): readonly string[] {
  const hashes = readOnly(path, (copy) => copy.prepare("select distinct sha256 from files").pluck().all() as string[]);
  return hashes.map((sha256) => `files/${sha256.slice(0, 2)}/${sha256}`);
}
