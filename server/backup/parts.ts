// What in the data folder goes into a backup. Vectors do not: they are made again from the words.
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

const databases: readonly string[] = ["accounts.db", "checkpoints.db", "facet.db"];
const secrets: readonly string[] = ["accounts-secret", "keys.json"];
/** Folders of files that never change: uploads under their hash, pictures under their id. Others' files, such as `.DS_Store`, are no part of a backup. */
const folders: Readonly<Record<string, RegExp>> = { files: /^[0-9a-f]{2}\/[0-9a-f]{64}$/, images: /^[\w-]+$/ };
/** Vectors, in either form. */
const vectors: readonly string[] = ["vectors.db", "chroma"];

/** Databases of the folder by name; each is copied by SQLite itself. */
export function databasesIn(folder: string): readonly string[] {
  return filesOf(folder).filter((name) => databases.includes(name));
}

/** Every other file, by its path in the folder, such as `files/ab/ab12…`. */
export function filesIn(folder: string): readonly string[] {
  const single = filesOf(folder).filter((name) => secrets.includes(name));
  const kept = Object.entries(folders).flatMap(([each, own]) =>
    below(join(folder, each)).flatMap((path) => (own.test(path) ? [`${each}/${path}`] : [])),
  );
  return [...single, ...kept];
}

/** What a backup with these paths takes the place of: the same names and, where it is one of a whole folder, everything else that was backed up and the vectors. */
export function replacedBy(folder: string, paths: readonly string[], isWhole: boolean): readonly string[] {
  const tops = new Set(paths.map((path) => path.split("/")[0] ?? ""));
  const parts = [...databases, ...secrets, ...vectors, ...Object.keys(folders)];
  const isReplaced = (name: string) => {
    const own = name.replace(/(?:-wal|-shm|-journal)$/, "");
    return tops.has(own) || (isWhole && parts.includes(own));
  };
  return readdirSync(folder).filter(isReplaced);
}

function filesOf(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((each) => (each.isFile() ? [each.name] : []));
}

/** Paths with `/`, whatever the system writes. */
function below(folder: string): readonly string[] {
  if (statSync(folder, { throwIfNoEntry: false }) === undefined) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((each) => {
    // Uploads that have not arrived belong to nothing yet.
    if (each.name === "arriving") return [];
    if (!each.isDirectory()) return [each.name];
    return below(join(folder, each.name)).map((path) => `${each.name}/${path}`);
  });
}
