// The model servers a person added and the one of the settings: kept with what the probe found, asked again on demand.
import { z } from "zod";
import type { Logger } from "pino";
import { FacetError, isAbort, toFacetError } from "../../../pipelines/engine/errors.ts";
import type { ChatModel, Store } from "../../../pipelines/engine/ports.ts";
import { firstOwner as owner } from "../../config.ts";
import { tierOf } from "../tier.ts";
import type { ModelEntry, ServerInput } from "../registry.ts";
import { untilUnlocked } from "../../store/until-unlocked.ts";
import { untilAborted } from "../../processes/until-aborted.ts";
import { openConnection } from "./connection.ts";
import { dialectProfiles, parametersOf } from "./dialects.ts";
import type { Keys } from "./keys.ts";
import { openServed } from "./open-served.ts";
import { probeServer } from "./probe.ts";
import { contextOf, idOf, leastContext, serverRecord } from "./server-record.ts";
import type { ServerRecord } from "./server-record.ts";
import { checkedUrl } from "./url-guard.ts";

/** Milliseconds between two tries to reach the server of the settings; doubled from the first to the last. */
const retryMs = { first: 5000, last: 60_000 };
const settingsKey = "models.servers";

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
  const kept = z.array(z.unknown()).safeParse(settings.get(owner, settingsKey)).data ?? [];
  const before = kept.flatMap((each) => serverRecord.safeParse(each).data ?? []);
  /** Of a newer Facet, perhaps: what cannot be read stays for who can. */
  const unread = kept.filter((each) => !serverRecord.safeParse(each).success);
  const records = new Map(before.filter(({ environment }) => !environment).map((each) => [each.modelId, each]));
  const errors = new Map<string, FacetError>();
  const probing = new Map<string, Promise<void>>();
  const models = new Map<string, ChatModel>();
  const connection = openConnection();
  const closing = new AbortController();
  let environment: { readonly modelId: string; readonly key: string | null } | undefined;
  let retry: NodeJS.Timeout | undefined;

  const save = (all: ReadonlyMap<string, ServerRecord> = records): void =>
    settings.set(owner, settingsKey, [...all.values(), ...unread]);
  /** What is known of a server holds also while it cannot be written down: another program may hold the database for as long as it likes. */
  const saveSoon = (): void => {
    const saveOpen = () => closing.signal.aborted || save();
    untilUnlocked(saveOpen, Infinity).catch((thrown: unknown) =>
      log.warn({ error: toFacetError(thrown).data }, "What was found of a model server cannot be kept"),
    );
  };
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
    // One that tells another context than before was started anew.
    const { refusedAt, ...rest } = server;
    const isSame = server.probed?.context === result.context;
    return {
      ...rest,
      ...(isSame && { refusedAt }),
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
      saveSoon();
    } catch (thrown) {
      if (!isAbort(thrown)) errors.set(modelId, toFacetError(thrown));
      throw thrown;
    }
  };

  /** What a server says of its context when it refuses a prompt stands above what the probe found, or guessed. */
  const learnContext = (modelId: string, tokens: number): void => {
    const server = records.get(modelId);
    if (!server?.probed || tokens < leastContext || tokens >= contextOf(server)) return;
    log.info({ modelId, tokens }, "The model server has a smaller context than it seemed");
    records.set(modelId, { ...server, refusedAt: tokens });
    models.delete(modelId);
    saveSoon();
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
        ? { vision: result.vision, json: result.json, context: contextOf(server), usage: result.usage }
        : { vision: false, json: false, context: 0, usage: false },
      server: { url: server.url, dialect, concurrency: poolOf(server).limit },
      bytes: null,
      licence: null,
      probedAt: result?.probedAt ?? null,
      error: error?.data ?? null,
    };
  };

  const poolOf = ({ url, concurrency, dialect, probed: result }: ServerRecord): { poolId: string; limit: number } => ({
    // The same before and after the probe, which may add the version.
    poolId: `served:${url.replace(/\/+$/, "").replace(/\/v\d+\w*$/, "")}`,
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
      const { probed: last = null, refusedAt } = before.find((each) => each.modelId === modelId) ?? {};
      records.set(modelId, { ...given, url: base.href, modelId, environment: true, probed: last, refusedAt });
      saveSoon();
      reach(modelId, retryMs.first);
      return modelId;
    },
    remove: (modelId) => {
      known(modelId);
      if (modelId === environment?.modelId) {
        throw new FacetError("forbidden", { reason: "set-by-environment" }, { next: ["open-settings"] });
      }
      // First, for it may fail and be tried again.
      save(new Map([...records].filter(([each]) => each !== modelId)));
      records.delete(modelId);
      errors.delete(modelId);
      models.delete(modelId);
      keys.set(modelId, null);
    },
    probe: (modelId, signal) => {
      const server = records.get(modelId);
      // A person asks for what is true now.
      if (server) records.set(modelId, { ...server, refusedAt: undefined });
      return probe(modelId, signal);
    },
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
      const onContext = (tokens: number) => learnContext(modelId, tokens);
      const access = { key: keyOf(modelId), connection, onContext };
      const model = await openServed(result, entryOf(known(modelId)), access);
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
