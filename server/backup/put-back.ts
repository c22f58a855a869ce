// Puts a backup back into a data folder: checks it first, keeps what was there aside, and changes nothing before all of it is copied.
import { chmodSync, copyFileSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { claimFolder } from "../data-folder.ts";
import { problemOf, readOnly } from "../store/damage.ts";
import { migrations } from "../store/migrations.ts";
import { describe, firstDifference, readManifest } from "./manifest.ts";
import type { BackupFile } from "./manifest.ts";
import { replacedBy } from "./parts.ts";

interface Checked {
  /** Where the files lie. */
  readonly folder: string;
  readonly files: readonly BackupFile[];
  /** Null for a single database that an update left behind. */
  readonly madeAt: string | null;
}

/** A folder that `facet backup` made, or a single `facet.db.v3.backup`. Throws an Error that says why it cannot be put back. */
export async function checkBackup(path: string): Promise<Checked> {
  const given = resolve(path);
  const found = statSync(given, { throwIfNoEntry: false });
  if (!found) throw new Error(`${given} does not exist.`);
  const checked = found.isDirectory() ? await checkFolder(given) : await checkFile(given);
  return checked;
}

async function checkFolder(folder: string): Promise<Checked> {
  const { files, madeAt } = readManifest(folder);
  const difference = await firstDifference(folder, files);
  if (difference !== null) throw unusable(folder, difference);
  for (const { path } of files) if (path.endsWith(".db")) checkDatabase(folder, path);
  if (!files.some(({ path }) => path === "facet.db")) throw unusable(folder, "facet.db is missing");
  return { folder, files, madeAt };
}

async function checkFile(path: string): Promise<Checked> {
  if (!/^facet\.db\.v\d+\.backup$/.test(basename(path)))
    throw new Error(`${path} is no backup of Facet: give the folder that \`facet backup\` made.`);
  checkDatabase(dirname(path), basename(path));
  return { folder: dirname(path), files: [await describe(dirname(path), basename(path))], madeAt: null };
}

function checkDatabase(folder: string, name: string): void {
  const path = join(folder, name);
  const problem = problemOf(path);
  if (problem !== null) throw unusable(folder, `${name} ${problem}`);
  if (!name.startsWith("facet.db")) return;
  const version = readOnly(path, (database) => database.pragma("user_version", { simple: true }) as number);
  if (version > migrations.length)
    throw unusable(folder, `a newer Facet made it (version ${version}, this one knows ${migrations.length})`);
}

const unusable = (folder: string, why: string) =>
  new Error(`The backup in ${folder} cannot be put back: ${why}. Nothing was changed; use another backup.`);

/** Gives the folder where the data from before lies now; null where there was none. Throws an Error when a server uses the data. */
export async function putBack(data: string, { folder, files, madeAt }: Checked): Promise<string | null> {
  const release = claimFolder(data);
  try {
    const incoming = join(data, "restoring");
    rmSync(incoming, { recursive: true, force: true });
    try {
      for (const { path } of files) copyIn(join(folder, path), join(incoming, placeOf(path)));
      const placed = files.map((each) => ({ ...each, path: placeOf(each.path) }));
      const difference = await firstDifference(incoming, placed);
      if (difference !== null) throw unusable(folder, `${difference} after it was copied`);
      const paths = placed.map(({ path }) => path);
      return exchange(data, incoming, replacedBy(data, paths, madeAt !== null));
    } finally {
      rmSync(incoming, { recursive: true, force: true });
    }
  } finally {
    release();
  }
}

/** `facet.db.v3.backup` becomes `facet.db`. */
const placeOf = (path: string) => path.replace(/\.v\d+\.backup$/, "");

function copyIn(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true, mode: 0o700 });
  copyFileSync(from, to);
  chmodSync(to, 0o600);
}

/** Renames alone from here on: they need no space. What fails in the middle is taken back. */
function exchange(data: string, incoming: string, old: readonly string[]): string | null {
  const aside = join(data, `before-restore-${new Date().toISOString().replaceAll(/[:.]/g, "-")}`);
  const done: (readonly [string, string])[] = [];
  const move = (from: string, to: string) => {
    renameSync(from, to);
    done.push([from, to]);
  };
  try {
    if (old.length > 0) mkdirSync(aside, { mode: 0o700 });
    for (const name of old) move(join(data, name), join(aside, name));
    for (const name of readdirSync(incoming)) move(join(incoming, name), join(data, name));
  } catch (thrown) {
    for (const [from, to] of done.toReversed()) renameSync(to, from);
    throw thrown;
  }
  return old.length > 0 ? aside : null;
}
