// Whether something built from sources is still that of these sources: names, sizes and times, some milliseconds for some hundred files.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** Of files and of all files in folders, each relative to `folder`. */
export function fingerprint(folder: string, sources: readonly string[]): string {
  const hash = createHash("sha256");
  for (const source of sources) {
    for (const path of filesIn(join(folder, source))) {
      const { size, mtimeMs } = statSync(path);
      hash.update(`${path.slice(folder.length)} ${size} ${mtimeMs}\n`);
    }
  }
  return hash.digest("hex");
}

/** True where `result` is there and the stamp was written from these sources. */
export function isCurrent(result: string, stamp: string, now: () => string): boolean {
  try {
    statSync(result);
    return readFileSync(stamp, "utf8") === now();
  } catch {
    return false;
  }
}

function filesIn(path: string): readonly string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
