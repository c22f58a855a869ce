// facet backup and facet restore: the data folder as a checked copy, and back.
import { existsSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import packageJson from "../../package.json" with { type: "json" };
import { makeBackup } from "../backup/make-backup.ts";
import { checkBackup, putBack } from "../backup/put-back.ts";
import { isClaimed } from "../data-folder.ts";
import { CommandError, exitCodes, usageError } from "./exit.ts";
import { readSettings } from "./settings.ts";
import { size } from "./terminal.ts";
import type { Terminal } from "./terminal.ts";

/** Also while a server runs. Into a new folder, or a folder with today's name inside one that exists. Ends with 1 where an upload is not there. */
export async function backup(terminal: Terminal, given: string): Promise<number> {
  const { FACET_DATA: data } = readSettings().config;
  if (!existsSync(join(data, "facet.db")))
    throw new CommandError(`${data} holds no data of Facet: set FACET_DATA to its data folder.`);
  terminal.status("Copying …");
  const made = await makeBackup(data, targetOf(given), packageJson.version).catch((thrown: unknown) => {
    throw new CommandError(sentence(thrown, resolve(given)), exitCodes.failed, thrown);
  });
  const { files } = made.manifest;
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  terminal.say(
    `${files.length} files, ${size(bytes)}, each with its hash. It holds keys and conversations: keep it private.`,
  );
  terminal.say(`Put it back with: facet restore ${made.folder}`, { dim: true });
  terminal.out(`${made.folder}\n`);
  if (made.missing.length === 0) return 0;
  terminal.say(`These uploads are missing or damaged in ${data}, and so in the backup: ${made.missing.join(", ")}`);
  return exitCodes.failed;
}

/** Ends with 2 where it may not ask. */
export async function restore(terminal: Terminal, options: { readonly yes?: boolean }, given: string): Promise<number> {
  const { FACET_DATA: data } = readSettings().config;
  const inUse = () => new CommandError(`A Facet is using ${data}: stop it, then restore.`);
  if (isClaimed(data)) throw inUse();
  terminal.status("Checking the backup …");
  const checked = await checkBackup(given);
  const of = checked.madeAt === null ? "" : ` of ${checked.madeAt}`;
  terminal.say(`The backup${of} is whole: ${checked.files.length} files. It takes the place of what is in ${data},`);
  terminal.say("which is kept beside it.");
  if (!options.yes && !(await terminal.confirm("Put it back?"))) {
    if (process.stdin.isTTY) return 0;
    throw usageError("Nothing was changed: say --yes where nobody can be asked.");
  }
  const aside = await putBack(data, checked).catch((thrown: unknown) => {
    throw new CommandError(sentence(thrown, data), exitCodes.failed, thrown);
  });
  terminal.say(
    "Restored. Documents and memories are embedded again while Facet runs; until then their words are searched.",
  );
  if (aside !== null) terminal.say(`What was there before is in ${aside}: remove it when nothing is missed.`);
  return 0;
}

function targetOf(given: string): string {
  const path = resolve(given);
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return path;
  if (!found.isDirectory()) throw new CommandError(`${path} is a file: name a folder.`);
  return join(path, `facet-${new Date().toISOString().slice(0, 19).replaceAll(":", "-")}`);
}

function sentence(thrown: unknown, folder: string): string {
  const code = thrown instanceof Error && "code" in thrown ? String(thrown.code) : "";
  if (code === "ENOSPC" || code === "EDQUOT" || code === "SQLITE_FULL")
    return `The disk of ${folder} is full: free some space, or use another disk. Nothing was changed.`;
  if (code === "EACCES" || code === "EPERM" || code === "EROFS") return `Facet may not write to ${folder} (${code}).`;
  return thrown instanceof Error ? thrown.message : String(thrown);
}
