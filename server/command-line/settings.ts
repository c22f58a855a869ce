// The settings a command works with: those of this environment over those of the clone's .env file, with the clone's own data folder where none is named.
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseEnv } from "node:util";
import { loadConfig } from "../config.ts";
import type { Config } from "../config.ts";

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

export interface Settings {
  readonly config: Config;
  /** For a server of the command's own. */
  readonly environment: NodeJS.ProcessEnv;
  /** True where the data folder is named in this environment: no other Facet is meant then. */
  readonly namesFolder: boolean;
}

/** Throws an Error that names every setting that cannot be used. */
export function readSettings(given: NodeJS.ProcessEnv = process.env): Settings {
  const environment = { ...absolute(envFile(), root), ...absolute(given, process.cwd()) };
  environment["FACET_DATA"] ||= join(root, "data");
  return { config: loadConfig(environment), environment, namesFolder: Boolean(given["FACET_DATA"]) };
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
