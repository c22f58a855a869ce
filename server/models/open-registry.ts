// Opens the registry: every model this server knows, served or embedded, behind the one port that runs use.
import type { Logger } from "pino";
import { FacetError, isAbort, toFacetError } from "../../pipelines/engine/errors.ts";
import type { Store } from "../../pipelines/engine/ports.ts";
import { firstOwner as owner } from "../config.ts";
import type { Config } from "../config.ts";
import type { CatalogueEntry } from "./weights/catalogue-entry.ts";
import { openEmbeddedModels } from "./embedded/embedded-models.ts";
import { onnxThreads } from "./embedded/threads.ts";
import { llamaServerOf } from "./llama-server/of-settings.ts";
import { fetchNotice } from "./fetch-notice.ts";
import type { Terminal } from "./fetch-notice.ts";
import { followWeights } from "./fetched-weights.ts";
import { OnnxEngine } from "./onnx/onnx-engine.ts";
import { openOnnxModels } from "./onnx/onnx-models.ts";
import { openDeclined } from "./declined.ts";
import { openPersonaModels } from "./persona-models.ts";
import type { ModelEntry, ModelRegistry } from "./registry.ts";
import { openKeys } from "./served/keys.ts";
import { openServers } from "./served/served-servers.ts";
import type { Weights } from "./weights.ts";

const selectedKey = "models.selected";
/** Runs at once where there is no model: they fail at once with the reason. */
const missingLimit = 8;

export type RegistryConfig = Pick<
  Config,
  | "FACET_DATA"
  | "FACET_MODEL_URL"
  | "FACET_MODEL_NAME"
  | "FACET_MODEL_KEY"
  | "FACET_MODEL_FILE"
  | "FACET_MODEL_THREADS"
  | "FACET_MODEL_CONTEXT"
  | "FACET_LLAMA_SERVER"
  | "FACET_LLAMA_MODEL"
  | "FACET_LLAMA_MMPROJ"
  | "FACET_EMBED_FILE"
  | "FACET_RERANK_FILE"
  | "FACET_OFFLINE"
>;

export interface RegistryOptions {
  readonly config: RegistryConfig;
  readonly weights: Weights;
  readonly catalogue: readonly CatalogueEntry[];
  readonly settings: Store["settings"];
  readonly log: Logger;
  /** Where the progress of a download is shown. */
  readonly terminal?: Terminal;
}

export function openRegistry({
  config,
  weights,
  catalogue,
  settings,
  log,
  terminal = process.stderr,
}: RegistryOptions): ModelRegistry {
  const notice = fetchNotice(terminal, log);
  const nameOf = (id: string): string => catalogue.find((each) => each.id === id)?.name ?? id;
  const fetched = followWeights(weights, (id, done, total) => notice(nameOf(id), done, total));
  const threads = config.FACET_MODEL_THREADS;
  const servers = openServers({ settings, keys: openKeys(config.FACET_DATA), log });
  const embedded = openEmbeddedModels({
    catalogue,
    weights: fetched,
    file: config.FACET_MODEL_FILE,
    threads,
    context: config.FACET_MODEL_CONTEXT,
    log,
  });
  const own = openPersonaModels(settings, owner);
  const declined = openDeclined(settings, owner);
  const llama = llamaServerOf(config, log);
  const engine = new OnnxEngine({ log, threads: threads ?? onnxThreads() });
  const onnx = openOnnxModels({
    catalogue,
    weights: fetched,
    engine,
    files: { embed: config.FACET_EMBED_FILE, rerank: config.FACET_RERANK_FILE },
  });
  /** What runs get when nobody chose: the settings' server, else the first weights that are here or on their way. */
  let fallback: string | null = null;

  const isLlama = (modelId: string): boolean => modelId === llama?.modelId;
  const isServed = (modelId: string | null): boolean => modelId !== null && servers.has(modelId);
  const isChat = (modelId: string): boolean => servers.has(modelId) || isLlama(modelId) || embedded.has(modelId);
  // Kept: the queue and the work behind answers ask many times a second.
  let chosen = settings.get<string>(owner, selectedKey);
  const selected = (): string | null => (chosen !== undefined && isChat(chosen) ? chosen : fallback);
  const list = (): readonly ModelEntry[] => {
    const current = selected();
    return [...servers.list(), ...(llama ? [llama.entry()] : []), ...embedded.list(), ...onnx.list()].map((entry) => ({
      ...entry,
      selected: entry.modelId === current,
      personas: own.personas(entry.modelId),
    }));
  };
  const entry = (modelId: string): ModelEntry => {
    const found = list().find((each) => each.modelId === modelId);
    if (!found) throw new FacetError("not-found", { what: "model" }, { next: ["choose-model"] });
    return found;
  };

  /** Fetches the first of the wished weights that can be had. */
  const fetchWished = async (): Promise<void> => {
    for (const id of embedded.wished()) {
      fallback = id;
      // Paused or removed by a person: not fetched until one asks for it.
      if (declined.has(id)) return;
      try {
        await fetched.fetch(id);
        if (selected() === id) embedded.load(id);
        return;
      } catch (thrown) {
        if (isAbort(thrown)) return;
        const error = toFacetError(thrown);
        log.warn({ model: nameOf(id), error: error.data }, "These weights cannot be fetched");
        // Another model would not fit either.
        if (error.data.code === "storage-full") return;
      }
    }
  };

  /** The server of the settings; null, and said in the log, when its address is one that is never asked. */
  const expectServer = (url: string): string | null => {
    try {
      return servers.expect({ url, model: config.FACET_MODEL_NAME, key: config.FACET_MODEL_KEY });
    } catch (thrown) {
      log.error({ error: toFacetError(thrown).data }, "FACET_MODEL_URL cannot be used");
      return null;
    }
  };

  const begin = async (): Promise<void> => {
    // What is here can be used before a chat model is fetched.
    const known = onnx.prepare(false);
    const { FACET_MODEL_URL: url } = config;
    if (url !== undefined) fallback = expectServer(url);
    fallback ??= llama?.modelId ?? null;
    const here = embedded.wished().find((id) => embedded.isHere(id));
    fallback ??= here ?? embedded.wished()[0] ?? null;
    const current = selected();
    const isSet = url !== undefined || llama !== undefined || config.FACET_MODEL_FILE !== undefined;
    if (current !== null && embedded.has(current) && embedded.isHere(current)) embedded.load(current);
    else if (current !== null && isLlama(current)) llama?.start();
    else if (!isSet && here === undefined && !isServed(current) && !config.FACET_OFFLINE) await fetchWished();
    await known;
    if (!config.FACET_OFFLINE) await onnx.prepare(true);
  };

  return {
    list,
    start: () => {
      begin().catch((thrown: unknown) =>
        log.error({ error: toFacetError(thrown).data }, "The default models could not be prepared"),
      );
    },
    open: async (modelId, signal) => {
      signal.throwIfAborted();
      const id = modelId ?? selected();
      if (id === null) {
        throw new FacetError(
          "model-missing",
          { reason: "no-weights" },
          { kept: ["question"], next: ["add-model", "open-settings"] },
        );
      }
      if (servers.has(id)) return servers.open(id, signal);
      if (llama && isLlama(id)) return llama.open(signal);
      return embedded.open(id, signal);
    },
    pool: (modelId) => {
      const id = modelId ?? selected();
      if (id !== null && servers.has(id)) return servers.pool(id);
      if (id !== null && llama && isLlama(id)) return llama.pool();
      if (id !== null && embedded.has(id) && embedded.isHere(id)) return { poolId: "embedded", limit: 1 };
      return { poolId: "missing", limit: missingLimit };
    },
    add: async (server, signal) => entry(await servers.add(server, signal)),
    remove: async (modelId) => {
      if (servers.has(modelId)) {
        servers.remove(modelId);
        return { bytes: 0 };
      }
      if (!embedded.has(modelId) || config.FACET_MODEL_FILE !== undefined) {
        entry(modelId);
        const reason = isLlama(modelId) ? "started-by-facet" : onnx.has(modelId) ? "always-needed" : "not-added";
        throw new FacetError("forbidden", { reason }, { next: ["choose-model"] });
      }
      await embedded.unload(modelId);
      declined.add(modelId);
      return { bytes: await fetched.remove(modelId) };
    },
    probe: async (modelId, signal) => {
      if (servers.has(modelId)) await servers.probe(modelId, signal);
      return entry(modelId);
    },
    select: (modelId) => {
      if (!isChat(modelId)) throw new FacetError("not-found", { what: "model" }, { next: ["choose-model"] });
      settings.set(owner, selectedKey, modelId);
      chosen = modelId;
      if (isLlama(modelId)) llama?.start();
      if (embedded.has(modelId) && embedded.isHere(modelId)) embedded.load(modelId);
      return entry(modelId);
    },
    fetch: (modelId) => {
      if (!embedded.has(modelId) && !onnx.has(modelId))
        throw new FacetError("not-found", { what: "model" }, { next: ["choose-model"] });
      declined.take(modelId);
      const fetching = embedded.has(modelId) ? fetched.fetch(modelId) : onnx.fetch(modelId);
      fetching
        .then(() => {
          if (modelId === selected() && embedded.has(modelId)) embedded.load(modelId);
        })
        .catch((thrown: unknown) => {
          if (!isAbort(thrown))
            log.warn({ model: nameOf(modelId), error: toFacetError(thrown).data }, "These weights cannot be fetched");
        });
    },
    isKeptOut: embedded.isKeptOut,
    pause: async (modelId) => {
      entry(modelId);
      declined.add(modelId);
      await fetched.pause(modelId);
    },
    assign: (personaId, modelId) => {
      if (modelId !== null && !isChat(modelId))
        throw new FacetError("not-found", { what: "model" }, { next: ["choose-model"] });
      own.assign(personaId, modelId);
    },
    ofPersona: (personaId) => {
      const modelId = own.of(personaId);
      const isHere = modelId !== null && isChat(modelId) && (!embedded.has(modelId) || embedded.isHere(modelId));
      return isHere ? modelId : null;
    },
    embed: onnx.embed,
    rerank: onnx.rerank,
    [Symbol.asyncDispose]: async () => {
      fetched.close();
      servers[Symbol.dispose]();
      await Promise.all([embedded, engine, ...(llama ? [llama] : [])].map((part) => part[Symbol.asyncDispose]()));
    },
  };
}
