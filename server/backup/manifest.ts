// What a backup says of itself: its files with their hashes. It is written last, so a backup without it is none.
import { createHash } from "node:crypto";
import { createReadStream, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { z } from "zod";

export const manifestName = "backup.json";

const manifest = z.strictObject({
  format: z.literal(1),
  /** Of the Facet that made it. */
  version: z.string(),
  madeAt: z.iso.datetime(),
  files: z.array(
    z.strictObject({
      // Letters, digits and a few signs, never `..`: a backup may come from anywhere, and is written into the data folder.
      path: z.string().regex(/^(?!.*\.\.)[\w-][\w.-]*(?:\/[\w-][\w.-]*)*$/),
      bytes: z.number().int().nonnegative(),
      sha256: z.hex().length(64),
    }),
  ),
});

export type Manifest = Readonly<z.infer<typeof manifest>>;
export type BackupFile = Manifest["files"][number];

/** Throws an Error that says why the folder is no backup. */
export function readManifest(folder: string): Manifest {
  const path = join(folder, manifestName);
  if (!statSync(path, { throwIfNoEntry: false }))
    throw new Error(`${folder} is no backup of Facet: it holds no ${manifestName}, which is written last.`);
  try {
    return manifest.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch (cause) {
    throw new Error(`${path} is damaged, or of a newer Facet. Nothing was changed; use another backup.`, { cause });
  }
}

export async function describe(folder: string, path: string): Promise<BackupFile> {
  const file = join(folder, path);
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return { path, bytes: statSync(file).size, sha256: hash.digest("hex") };
}

/** The first file that is not what the manifest says, in words; null where all are. */
export async function firstDifference(folder: string, files: readonly BackupFile[]): Promise<string | null> {
  for (const { path, bytes, sha256 } of files) {
    const found = statSync(join(folder, path), { throwIfNoEntry: false });
    if (found === undefined) return `${path} is missing`;
    if (found.size !== bytes || (await describe(folder, path)).sha256 !== sha256) return `${path} is damaged`;
  }
  return null;
}
