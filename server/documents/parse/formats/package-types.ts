// Where a package.json says that the types of a package and of its subpaths are.
import { normalize } from "node:path/posix";
import { bagOf, entriesOf, textOf } from "./untrusted.ts";
import type { Bag } from "./untrusted.ts";

export interface TypeEntry {
  /** `.` or `./sub`. */
  readonly subpath: string;
  /** A file of the package. */
  readonly entry: string;
}

/** `exports` before `types` and `typings`; without either, the declarations beside `main`, else `index.d.ts`. */
export function typeEntries(manifest: Bag, files: ReadonlyMap<string, string>): readonly TypeEntry[] {
  const found = new Map<string, string>();
  for (const [subpath, target] of exportsIn(manifest["exports"])) {
    // A pattern names no file of its own.
    const entry = subpath.includes("*") ? undefined : existing(typesIn(target, 0), files);
    if (entry !== undefined) found.set(subpath, entry);
  }
  if (!found.has(".")) {
    const main = textOf(manifest["main"]).replace(/\.[cm]?js$/, "");
    const candidates = [
      textOf(manifest["types"]),
      textOf(manifest["typings"]),
      main && `${main}.d.ts`,
      main && `${main}/index.d.ts`,
      "index.d.ts",
      "index.d.mts",
    ];
    const entry = existing(candidates, files);
    if (entry !== undefined) found.set(".", entry);
  }
  return [...found].map(([subpath, entry]) => ({ subpath, entry }));
}

function exportsIn(exports: unknown): readonly (readonly [string, unknown])[] {
  const entries = entriesOf(exports);
  return entries.some(([key]) => key.startsWith(".")) ? entries : exports === undefined ? [] : [[".", exports]];
}

/** Conditions are nested: `{ import: { types: "./index.d.ts" } }`. Without a condition for types, those beside the code. */
function typesIn(target: unknown, depth: number): readonly string[] {
  const text = textOf(target);
  if (text !== "")
    return /\.d\.[cm]?ts$/.test(text)
      ? [text]
      : [text.replace(/\.([cm]?)js$/, ".d.$1ts"), text.replace(/\.[cm]?js$/, ".d.ts")];
  const bag = bagOf(target);
  if (!bag || depth > 5) return [];
  const keys = ["types", "import", "node", "default", "require"].filter((key) => key in bag);
  return [...keys, ...Object.keys(bag).filter((key) => !keys.includes(key))].flatMap((key) =>
    typesIn(bag[key], depth + 1),
  );
}

function existing(names: readonly string[], files: ReadonlyMap<string, string>): string | undefined {
  return names
    .filter((name) => name !== "")
    .map((name) => normalize(name))
    .find((name) => files.has(name));
}
