// The environment a command works with: its own over the clone's .env file, with the clone's own data folder where none is named.
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseEnv } from "node:util";

export const root = fileURLToPath(new URL("../../", import.meta.url));

/** Files and folders: one of this environment is meant from where the command is run, one of the .env file from where that lies. */
const paths = [
  "FACET_DATA",
  "FACET_CACHE",
  "FACET_MODEL_FILE",
  "FACET_LLAMA_MODEL",
  "FACET_LLAMA_MMPROJ",
  "FACET_EMBED_FILE",
  "FACET_RERANK_FILE",
];

/** Nothing in it is checked but that the data folder is named. */
export function readEnvironment(given: NodeJS.ProcessEnv): NodeJS.ProcessEnv & { readonly FACET_DATA: string } {
  const environment = { ...absolute(envFile(), root), ...absolute(given, process.cwd()) };
  return { ...environment, FACET_DATA: environment["FACET_DATA"] || join(root, "data") };
}

function absolute(variables: NodeJS.Dict<string>, folder: string): NodeJS.Dict<string> {
  const found = paths.flatMap((name) => (variables[name] ? [[name, resolve(folder, variables[name])]] : []));
  return { ...variables, ...(Object.fromEntries(found) as NodeJS.Dict<string>) };
}

function envFile(): NodeJS.Dict<string> {
  try {
    return parseEnv(readFileSync(join(root, ".env"), "utf8"));
  } catch {
    return {};
  }
}
