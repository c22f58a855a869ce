// Keeps an older Chroma from data a newer one wrote: it would abort on it.
import { cp, readFile, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";

/** Notes the version beside the data; before a newer server changes old data, that is copied. Throws an Error with the reason. */
export async function claimData(folder: string, version: string): Promise<void> {
  const stamp = `${folder}.version`;
  const written = (await readFile(stamp, "utf8").catch(() => "")).trim();
  if (written === version) return;
  if (written !== "" && isNewer(written, version)) {
    throw new Error(`the vectors in ${folder} were written by Chroma ${written}, and this one is ${version}`);
  }
  const copy = `${folder}-${written}`;
  if (written !== "" && existsSync(folder) && !existsSync(copy)) await cp(folder, copy, { recursive: true });
  await writeFile(stamp, `${version}\n`);
}

export function isNewer(version: string, than: string): boolean {
  const [a, b] = [version, than].map((each) => each.split(".").map(Number));
  const index = a?.findIndex((part, place) => part !== (b?.[place] ?? 0)) ?? -1;
  return index >= 0 && (a?.[index] ?? 0) > (b?.[index] ?? 0);
}
