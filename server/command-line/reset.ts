// facet reset: removes what the data folder holds, after showing what that is; fetched weights only when asked to.
import { existsSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { claimFolder, isClaimed } from "../data-folder.ts";
import { CommandError, usageError } from "./exit.ts";
import { readSettings } from "./settings.ts";
import { columns, size } from "./terminal.ts";
import type { Terminal } from "./terminal.ts";

interface Part {
  readonly what: string;
  readonly paths: readonly string[];
}

/** The claim itself: it is held while the rest goes. */
const lock = "lock";
const databases: Readonly<Record<string, string>> = {
  "facet.db": "conversations, documents' texts, memories, settings and keys",
  "checkpoints.db": "answers that are being written",
  "vectors.db": "vectors",
  "keys.json": "keys of model servers",
  "accounts.db": "accounts and sessions",
  "accounts-secret": "accounts and sessions",
};
const folders: Readonly<Record<string, string>> = { files: "uploaded files", images: "pictures", chroma: "vectors" };
const others: readonly (readonly [RegExp, string])[] = [
  [/^address$/, "the address of its last server"],
  [/^last-backup$/, "the place of its last backup"],
  [/^chroma[.-]/, "vectors"],
  [/^checkpoints\.db\.damaged/, "answers that were being written"],
  [/^before-restore-/, "data from before a restore"],
  [/^restoring$/, "what a restore that was cut left behind"],
];

/** Ends with 2 where it may not ask, and 0 where there is nothing to remove. */
export async function reset(
  terminal: Terminal,
  options: { readonly weights?: boolean; readonly yes?: boolean },
): Promise<number> {
  const { config } = readSettings();
  const folder = config.FACET_DATA;
  if (isClaimed(folder)) throw new CommandError(`A Facet is using ${folder}: stop it, then reset.`);
  const models = join(config.FACET_CACHE, "models");
  const weights = options.weights && existsSync(models) ? [{ what: "fetched weights", paths: [models] }] : [];
  const isOurs = holdsOurData(folder);
  const parts = [...(isOurs ? partsOf(folder) : []), ...weights];
  if (!isOurs && parts.length === 0)
    throw new CommandError(
      `${folder} holds no data of Facet, so nothing is removed: set FACET_DATA to its data folder.`,
    );
  if (parts.length === 0) {
    terminal.say(`There is nothing to remove in ${folder}.`);
    return 0;
  }
  terminal.say("This is removed for good:");
  terminal.say(columns(parts.map(({ what, paths }) => [`  ${size(bytesOf(paths))}`, `${what} (${paths.join(", ")})`])));
  if (!options.weights)
    terminal.say(`Fetched weights are kept (${models}); --weights removes them too.`, { dim: true });
  if (!options.yes && !(await terminal.confirm("Remove it?"))) {
    if (process.stdin.isTTY) return 0;
    throw usageError("Nothing was removed: say --yes where nobody can be asked.");
  }
  const release = claimFolder(folder);
  try {
    for (const { paths } of parts) for (const path of paths) rmSync(path, { recursive: true, force: true });
  } finally {
    release();
  }
  terminal.say("Removed.");
  return 0;
}

/** A folder that a setting names by mistake keeps its files: one with files but without a database is none of ours. */
function holdsOurData(folder: string): boolean {
  if (!existsSync(folder) || existsSync(join(folder, "facet.db"))) return true;
  return readdirSync(folder).every((name) => name === lock);
}

function partsOf(folder: string): readonly Part[] {
  if (!existsSync(folder)) return [];
  const parts = new Map<string, string[]>();
  for (const name of readdirSync(folder)) {
    const what = folders[name] ?? databases[databaseOf(name)] ?? others.find(([pattern]) => pattern.test(name))?.[1];
    if (what !== undefined) parts.set(what, [...(parts.get(what) ?? []), join(folder, name)]);
  }
  return [...parts].map(([what, paths]) => ({ what, paths }));
}

/** A database's log, its index and its backups belong to it, and what a write that was cut left beside it. */
function databaseOf(name: string): string {
  return name.replace(/(?:\.v\d+\.backup)?(?:\.trial|\.new)?(?:-wal|-shm|-journal)?$/, "");
}

function bytesOf(paths: readonly string[]): number {
  return paths.reduce((sum, path) => {
    const found = statSync(path, { throwIfNoEntry: false });
    if (!found) return sum;
    if (!found.isDirectory()) return sum + found.size;
    return sum + bytesOf(readdirSync(path).map((name) => join(path, name)));
  }, 0);
}
