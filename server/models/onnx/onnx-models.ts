// The embedder and the reranker: found or fetched, loaded with their first use, known by the hash of their file.
import { createHash } from "node:crypto";
import { createReadStream, existsSync } from "node:fs";
import { basename } from "node:path";
import { pipeline } from "node:stream/promises";
import { fileOf } from "../fetched-weights.ts";
import type { FetchedWeights } from "../fetched-weights.ts";
import { noFile, notHere, shownWeights } from "../not-here.ts";
import type { ShownState } from "../not-here.ts";
import type { CatalogueEntry } from "../weights/catalogue-entry.ts";
import type { ModelEntry } from "../registry.ts";
import type { OnnxEngine } from "./onnx-engine.ts";
import type { OnnxRole } from "./protocol.ts";

/** Tokens of one text; the rest is cut. */
const contextTokens = 512;

interface OnnxModelsOptions {
  readonly catalogue: readonly CatalogueEntry[];
  readonly weights: FetchedWeights;
  readonly engine: OnnxEngine;
  /** Files of the settings, instead of the catalogue's. */
  readonly files: Readonly<Partial<Record<OnnxRole, string | undefined>>>;
}

export interface OnnxModels {
  readonly has: (modelId: string) => boolean;
  /** An entry's modelId is "sha256:…" of its file once that is known: vectors of one file are of no use to another. */
  readonly list: () => readonly Omit<ModelEntry, "selected" | "personas">[];
  /** Fetches what is missing and hashes what is here. Never throws; what failed shows in the list. */
  readonly prepare: (fetching: boolean) => Promise<void>;
  /** Fetches the weights of an entry in this list. */
  readonly fetch: (modelId: string) => Promise<void>;
  readonly embed: (
    texts: readonly string[],
    kind: "query" | "passage",
    signal?: AbortSignal,
  ) => Promise<readonly (readonly number[])[]>;
  readonly rerank: (query: string, passages: readonly string[], signal?: AbortSignal) => Promise<readonly number[]>;
}

/** The setting that names each model's file. */
const settings = { embed: "FACET_EMBED_FILE", rerank: "FACET_RERANK_FILE" } as const;

export function openOnnxModels({ catalogue, weights, engine, files }: OnnxModelsOptions): OnnxModels {
  const hashes = new Map<OnnxRole, string>();
  const roles: readonly OnnxRole[] = ["embed", "rerank"];
  const known = (role: OnnxRole): CatalogueEntry | undefined => catalogue.find((each) => each.role === role);

  const fileHere = (role: OnnxRole): string | null => {
    const given = files[role];
    if (given !== undefined) return existsSync(given) ? given : null;
    const entry = known(role);
    const state = entry && weights.state(entry.id);
    return state?.name === "here" ? fileOf(state.files, ".onnx") : null;
  };

  const file = (role: OnnxRole): string => {
    const here = fileHere(role);
    if (here !== null) return here;
    const given = files[role];
    if (given !== undefined) throw noFile(settings[role], given);
    const entry = known(role);
    throw notHere(entry && weights.state(entry.id), entry?.name ?? role, { next: ["open-settings"] });
  };

  const hash = async (role: OnnxRole): Promise<void> => {
    const here = fileHere(role);
    if (here !== null) hashes.set(role, `sha256:${await sha256(here)}`);
  };

  const idOf = (role: OnnxRole): string => hashes.get(role) ?? known(role)?.id ?? role;

  const entryOf = (role: OnnxRole): Omit<ModelEntry, "selected" | "personas"> => {
    const model = known(role);
    const given = files[role];
    return {
      modelId: idOf(role),
      name: given === undefined ? (model?.name ?? role) : basename(given, ".onnx"),
      role,
      kind: "embedded",
      ...shown(role),
      tier: "small",
      standIn: false,
      capabilities: { vision: false, json: false, context: contextTokens, usage: false },
      server: null,
      bytes: known(role)?.bytes ?? null,
      licence: given === undefined && model ? model.licence : null,
      probedAt: null,
    };
  };

  const shown = (role: OnnxRole): ShownState => {
    const model = known(role);
    const state = files[role] === undefined && model ? weights.state(model.id) : undefined;
    const away = shownWeights(state, model?.bytes ?? 0, fileHere(role) !== null);
    if (away !== null) return away;
    const loaded = engine.state(role);
    if (loaded.name !== "failed") return { state: loaded.name, progress: null, error: null };
    return { state: "failed", progress: null, error: loaded.error.data };
  };

  const fetch = async (role: OnnxRole): Promise<void> => {
    const entry = known(role);
    if (files[role] !== undefined || !entry) return;
    await weights.fetch(entry.id);
    await hash(role);
  };

  return {
    has: (modelId) => roles.some((role) => idOf(role) === modelId || known(role)?.id === modelId),
    list: () => roles.filter((role) => known(role) || files[role] !== undefined).map(entryOf),
    prepare: async (fetching) => {
      // One after the other: both may come out of one download.
      for (const role of roles) {
        const prepared = fileHere(role) === null && fetching ? fetch(role) : hash(role);
        // What failed is kept in the weights' state, which the list shows.
        await prepared.catch(() => {});
      }
    },
    fetch: async (modelId) => {
      const role = roles.find((each) => idOf(each) === modelId || known(each)?.id === modelId);
      if (role) await fetch(role);
    },
    embed: async (texts, kind, signal) => engine.embed(file("embed"), texts, kind, signal),
    rerank: async (query, passages, signal) => engine.rerank(file("rerank"), query, passages, signal),
  };
}

async function sha256(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}
