// The models a person uses, without their data: the registry over the settings of the data folder, which are only read.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import Database from "better-sqlite3";
import { pino } from "pino";
import type { Store } from "../../pipelines/engine/ports.ts";
import type { Config } from "../../server/config.ts";
import { catalogue } from "../../server/models/catalogue.ts";
import { openRegistry } from "../../server/models/open-registry.ts";
import type { ModelRegistry } from "../../server/models/registry.ts";
import { openWeights } from "../../server/models/weights.ts";

/** Milliseconds that weights may take to load. */
const patienceMs = 300_000;
const lookMs = 200;

/** Resolves when the selected chat model is ready, or will not be: a run then says why. */
export async function openOwnModels(config: Config): Promise<ModelRegistry> {
  const log = pino({ level: "silent" });
  const weights = openWeights({ config, log });
  const models = openRegistry({ config, weights, catalogue, settings: settingsOf(config.FACET_DATA), log });
  models.start();
  const until = Date.now() + patienceMs;
  const isLoading = () =>
    models
      .list()
      .some(
        ({ role, selected, state }) => role === "chat" && selected && (state === "loading" || state === "fetching"),
      );
  do await setTimeout(lookMs);
  while (isLoading() && Date.now() < until);
  return models;
}

function settingsOf(folder: string): Store["settings"] {
  const path = join(folder, "facet.db");
  const rows = existsSync(path) ? readSettings(path) : [];
  const known = new Map(rows.map(({ owner, key, value }) => [`${owner} ${key}`, value]));
  return {
    get: (owner, key) => {
      const value = known.get(`${owner} ${key}`);
      return value === undefined ? undefined : JSON.parse(value);
    },
    // An evaluation changes nothing of a person's.
    set: () => {},
  };
}

function readSettings(path: string) {
  const database = new Database(path, { readonly: true });
  try {
    return database.prepare("select owner, key, value from settings").all() as {
      owner: string;
      key: string;
      value: string;
    }[];
  } finally {
    database.close();
  }
}
