// The model servers a person added and the one of the settings: kept with what the probe found, asked again on demand.
import { z } from "zod";
import type { Logger } from "pino";
import { FacetError, isAbort, toFacetError } from "../../../pipelines/engine/errors.ts";
import type { ChatModel, Store } from "../../../pipelines/engine/ports.ts";
import { tierOf } from "../tier.ts";
import { dialects } from "../registry.ts";
import type { ModelEntry, ServerInput } from "../registry.ts";
import { untilAborted } from "../until-aborted.ts";
import { openConnection } from "./connection.ts";
import { dialectProfiles, parametersOf } from "./dialects.ts";
import type { Keys } from "./keys.ts";
import { openServed } from "./open-served.ts";
import { probeServer } from "./probe.ts";
import { checkedUrl } from "./url-guard.ts";

/** Milliseconds between two tries to reach the server of the settings; doubled from the first to the last. */
const retryMs = { first: 5000, last: 60_000 };
const settingsKey = "models.servers";
const owner = "local";

const probed = z.object({
  url: z.string(),
  dialect: z.enum(dialects),
  model: z.string(),
  models: z.array(z.string()),
  context: z.number(),
  vision: z.boolean(),
  json: z.boolean(),
  usage: z.boolean(),
  concurrency: z.number(),
  probedAt: z.string(),
});
const record = z.object({
  modelId: z.string(),
  /** As it was given. */
  url: z.string(),
  model: z.string().optional(),
  dialect: z.enum(dialects).optional(),
  concurrency: z.number().optional(),
  /** The server of FACET_MODEL_URL: here as long as the setting is. */
  environment: z.boolean().optional(),
  probed: probed.nullable(),
});
type ServerRecord = z.infer<typeof record>;

interface ServersOptions {
  readonly settings: Store["settings"];
  readonly keys: Keys;
  readonly log: Logger;
}

export interface ServedServers extends Disposable {
  readonly has: (modelId: string) => boolean;
  readonly list: () => readonly Omit<ModelEntry, "selected" | "personas">[];
  readonly add: (server: ServerInput, signal?: AbortSignal) => Promise<string>;
  /** Keeps a server without probing it first; the probe follows in the background. For the server of the settings. */
  readonly expect: (server: ServerInput) => string;
  readonly remove: (modelId: string) => void;
  readonly probe: (modelId: string, signal?: AbortSignal) => Promise<void>;
  readonly open: (modelId: string, signal: AbortSignal) => Promise<ChatModel>;
  readonly pool: (modelId: string) => { readonly poolId: string; readonly limit: number };
}

export function openServers({ settings, keys, log }: ServersOptions): ServedServers {
  const kept = z.array(record).safeParse(settings.get(owner, settingsKey));
  const before = kept.data ?? [];
  const records = new Map(before.filter(({ environment }) => !environment).map((each) => [each.modelId, each]));
  const errors = new Map<string, FacetError>();
  const probing = new Map<string, Promise<void>>();
  const models = new Map<string, ChatModel>();
  const connection = openConnection();
  const closing = new AbortController();
  let environment: { readonly modelId: string; readonly key: string | null } | undefined;
  let retry: NodeJS.Timeout | undefined;

  const save = (): void => settings.set(owner, settingsKey, [...records.values()]);
  const keyOf = (modelId: string): string | null =>
    modelId === environment?.modelId ? environment.key : keys.get(modelId);
  const known = (modelId: string): ServerRecord => {
    const found = records.get(modelId);
    if (!found) throw new FacetError("not-found", { what: "model" }, { next: ["choose-model"] });
    return found;
  };

  const probeNow = async (server: ServerRecord, key: string | null, signal: AbortSignal): Promise<ServerRecord> => {
    const address = { url: checkedUrl(server.url), key, connection, signal };
    const result = await probeServer(address, { model: server.model, dialect: server.dialect });
    return {
      ...server,
      probed: { ...result, models: [...result.models], concurrency: server.concurrency ?? result.concurrency },
    };
  };

  const probe = async (modelId: string, signal?: AbortSignal): Promise<void> => {
    const running = probing.get(modelId) ?? probeKept(modelId).finally(() => probing.delete(modelId));
    probing.set(modelId, running);
    await untilAborted(running, signal);
  };
  const probeKept = async (modelId: string): Promise<void> => {
    try {
      const fresh = await probeNow(known(modelId), keyOf(modelId), closing.signal);
      // It may have been removed meanwhile.
      if (!records.has(modelId)) return;
      records.set(modelId, fresh);
      errors.delete(modelId);
      models.delete(modelId);
      save();
    } catch (thrown) {
      if (!isAbort(thrown)) errors.set(modelId, toFacetError(thrown));
      throw thrown;
    }
  };

  const reach = (modelId: string, waitMs: number): void => {
    probe(modelId).catch((thrown: unknown) => {
      if (closing.signal.aborted) return;
      log.warn({ modelId, error: toFacetError(thrown).data }, "The model server of FACET_MODEL_URL does not answer");
      retry = setTimeout(() => reach(modelId, Math.min(2 * waitMs, retryMs.last)), waitMs).unref();
    });
  };

  const entryOf = (server: ServerRecord): Omit<ModelEntry, "selected" | "personas"> => {
    const { modelId, probed: result } = server;
    const error = errors.get(modelId);
    const name = result?.model ?? server.model ?? new URL(server.url).host;
    const dialect = server.dialect ?? result?.dialect ?? "generic";
    return {
      modelId,
      name,
      role: "chat",
      kind: "served",
      state: error ? "unreachable" : result ? "ready" : "loading",
      progress: null,
      tier: tierOf(parametersOf(name)),
      standIn: false,
      capabilities: result
        ? { vision: result.vision, json: result.json, context: result.context, usage: result.usage }
        : { vision: false, json: false, context: 0, usage: false },
      server: { url: server.url, dialect, concurrency: poolOf(server).limit },
      bytes: null,
      licence: null,
      probedAt: result?.probedAt ?? null,
      error: error?.data ?? null,
    };
  };

  const poolOf = ({ url, concurrency, dialect, probed: result }: ServerRecord): { poolId: string; limit: number } => ({
    poolId: `served:${result?.url ?? url}`,
    limit: concurrency ?? result?.concurrency ?? dialectProfiles[dialect ?? "generic"].concurrency,
  });

  return {
    has: (modelId) => records.has(modelId),
    list: () => [...records.values()].map(entryOf),
    add: async (server, signal = closing.signal) => {
      const base = checkedUrl(server.url);
      const { key = null, ...given } = server;
      const found = await probeNow({ ...given, url: base.href, modelId: "", probed: null }, key, signal);
      const modelId = idOf(base, found.probed?.model ?? "");
      keys.set(modelId, key);
      records.set(modelId, { ...found, modelId });
      errors.delete(modelId);
      models.delete(modelId);
      save();
      return modelId;
    },
    expect: (server) => {
      const base = checkedUrl(server.url);
      const modelId = idOf(base, server.model ?? "");
      const { key = null, ...given } = server;
      environment = { modelId, key };
      const last = before.find((each) => each.modelId === modelId)?.probed ?? null;
      records.set(modelId, { ...given, url: base.href, modelId, environment: true, probed: last });
      save();
      reach(modelId, retryMs.first);
      return modelId;
    },
    remove: (modelId) => {
      known(modelId);
      if (modelId === environment?.modelId) {
        throw new FacetError("forbidden", { reason: "set-by-environment" }, { next: ["open-settings"] });
      }
      records.delete(modelId);
      errors.delete(modelId);
      models.delete(modelId);
      keys.set(modelId, null);
      save();
    },
    probe,
    open: async (modelId, signal) => {
      const open = models.get(modelId);
      if (open) return open;
      if (!known(modelId).probed) await probe(modelId, signal);
      const { probed: result } = known(modelId);
      if (!result)
        throw new FacetError(
          "model-unreachable",
          { model: modelId, reason: "never-reached" },
          { next: ["retry", "choose-model"] },
        );
      const model = await openServed(result, entryOf(known(modelId)), { key: keyOf(modelId), connection });
      models.set(modelId, model);
      return model;
    },
    pool: (modelId) => poolOf(known(modelId)),
    [Symbol.dispose]: () => {
      closing.abort();
      clearTimeout(retry);
      connection[Symbol.dispose]();
    },
  };
}

/** Stable over restarts and readable: host, path and model. */
function idOf(base: URL, model: string): string {
  const path = base.pathname.replace(/\/v\d+\w*$/, "").replace(/\/+$/, "");
  return `${base.host}${path}${model === "" ? "" : `/${model}`}`;
}
