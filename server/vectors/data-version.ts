// Keeps an older Chroma from data a newer one wrote: it would abort on it.
import { cp, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/** Milliseconds a copy beside the data is kept, as the database's own are: what a person deletes later still stands in it. */
const copyKeptMs = 30 * 24 * 60 * 60_000;

/** Notes the version beside the data; before a newer server changes old data, that is copied. Throws an Error with the reason. */
export async function claimData(folder: string, version: string): Promise<void> {
  const stamp = `${folder}.version`;
  // Left over where the data is gone: it says nothing of what is made now.
  const written = existsSync(folder) ? (await readFile(stamp, "utf8").catch(() => "")).trim() : "";
  if (written === version) return;
  if (written !== "" && isNewer(written, version)) {
    throw new Error(`the vectors in ${folder} were written by Chroma ${written}, and this one is ${version}`);
  }
  const copy = `${folder}-${written}`;
  if (written !== "" && !existsSync(copy)) {
    // Under its name once it is whole.
    const part = `${copy}.part`;
    await rm(part, { recursive: true, force: true });
    await cp(folder, part, { recursive: true });
    await rename(part, copy);
  }
  await writeFile(stamp, `${version}\n`);
}

/** Removes copies of older versions and damaged data after thirty days. */
export async function dropOldCopies(folder: string, now = Date.now()): Promise<void> {
  const place = dirname(folder);
  const isCopy = (name: string) => name.startsWith(`${basename(folder)}-`) || name === `${basename(folder)}.damaged`;
  const copies = (await readdir(place).catch(() => [])).filter(isCopy).map((name) => join(place, name));
  for (const copy of copies) {
    const made = await stat(copy).catch(() => null);
    if (made !== null && made.mtimeMs < now - copyKeptMs) await rm(copy, { recursive: true, force: true });
  }
}

export function isNewer(version: string, than: string): boolean {
  const [a, b] = [version, than].map((each) => each.split(".").map(Number));
  const index = a?.findIndex((part, place) => part !== (b?.[place] ?? 0)) ?? -1;
  return index >= 0 && (a?.[index] ?? 0) > (b?.[index] ?? 0);
}
