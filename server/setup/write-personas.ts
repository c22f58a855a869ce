// Writes pipelines/personas.gen.ts, one import for each persona file: types cannot come from a scan at run time.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";

const pipelines = new URL("../../pipelines/", import.meta.url);

/** Returns true when the index was out of date and has been written. */
export function writePersonas(folder: URL = pipelines): boolean {
  const ids = readdirSync(folder)
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".gen.ts"))
    .map((name) => name.slice(0, -3))
    .sort();
  const name = (id: string) => id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  const text = [
    "// Written by server/setup/write-personas.ts from the files of this folder; not committed.",
    ...ids.map((id) => `import ${name(id)} from "./${id}.ts";`),
    "",
    `export const personas = [${ids.map(name).join(", ")}] as const;`,
    "",
  ].join("\n");
  const file = new URL("personas.gen.ts", folder);
  if (read(file) === text) return false;
  writeFileSync(file, text);
  return true;
}

function read(file: URL): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

if (import.meta.main) writePersonas();
