// The settings a command works with, checked.
import { loadConfig } from "../config.ts";
import type { Config } from "../config.ts";
import { readEnvironment } from "./environment.ts";

export interface Settings {
  readonly config: Config;
  /** For a server of the command's own. */
  readonly environment: NodeJS.ProcessEnv;
  /** True where the data folder is named in this environment: no other Facet is meant then. */
  readonly namesFolder: boolean;
}

/** Throws an Error that names every setting that cannot be used. */
export function readSettings(given: NodeJS.ProcessEnv = process.env): Settings {
  const environment = readEnvironment(given);
  return { config: loadConfig(environment), environment, namesFolder: Boolean(given["FACET_DATA"]) };
}
