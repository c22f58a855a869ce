// The embedded chat models: which weights are here, which are on their way, and the one that is loaded.
import { availableParallelism, totalmem } from "node:os";
import { basename } from "node:path";
import { existsSync } from "node:fs";
import type { Logger } from "pino";
import { FacetError } from "../../../pipelines/engine/errors.ts";
import type { ChatModel } from "../../../pipelines/engine/ports.ts";
import { fileOf } from "../fetched-weights.ts";
import type { FetchedWeights } from "../fetched-weights.ts";
import { noFile, notHere, shownWeights } from "../not-here.ts";
import type { ShownState } from "../not-here.ts";
import type { CatalogueEntry } from "../weights/catalogue-entry.ts";
import type { ModelEntry } from "../registry.ts";
import { parametersOf } from "../served/dialects.ts";
import { EmbeddedEngine } from "./embedded-engine.ts";
import { answerError } from "./engine-errors.ts";
import { defaultThreads } from "./threads.ts";

/** What a 4B model needs to be read as fast as one reads: measured 10 tokens/s on 2 cores, 4.9 GB of memory. */
const roomy = { cores: 8, memoryBytes: 12e9, parameters: 4.5 };
/** Billions of parameters of the largest model for every other machine. */
const modestParameters = 1.2;

interface KnownModel extends Pick<CatalogueEntry, "id" | "name" | "parameters" | "standIn" | "tier" | "bytes"> {
  readonly licence: CatalogueEntry["licence"] | null;
}

interface EmbeddedOptions {
  readonly catalogue: readonly CatalogueEntry[];
  readonly weights: FetchedWeights;
  /** A GGUF file of the settings, instead of the catalogue's. */
  readonly file: string | undefined;
  readonly threads: number | undefined;
  readonly context: number;
  readonly log: Logger;
  readonly entry?: URL;
}

interface LoadedModel {
  readonly modelId: string;
  readonly engine: EmbeddedEngine;
  /** Questions that wait for it to load. */
  awaited: number;
}

export interface EmbeddedModels extends AsyncDisposable {
  readonly has: (modelId: string) => boolean;
  readonly list: () => readonly Omit<ModelEntry, "selected" | "personas">[];
  /** Entry ids, best for this machine first; the stand-in last. */
  readonly wished: () => readonly string[];
  readonly isHere: (modelId: string) => boolean;
  /** Begins to load; loading another model ends the one that is loaded. */
  readonly load: (modelId: string) => void;
  readonly open: (modelId: string, signal: AbortSignal) => Promise<ChatModel>;
  /** True while another one answers, whose place it would take. */
  readonly isKeptOut: (modelId: string) => boolean;
  /** Takes it out of memory. FacetError conflict while it answers. */
  readonly unload: (modelId: string) => Promise<void>;
}

export function openEmbeddedModels(options: EmbeddedOptions): EmbeddedModels {
  const { weights, log } = options;
  const models: readonly KnownModel[] =
    options.file === undefined ? options.catalogue.filter(({ role }) => role === "chat") : [fileModel(options.file)];
  let loaded: LoadedModel | undefined;

  const known = (modelId: string): KnownModel => {
    const found = models.find(({ id }) => id === modelId);
    if (!found) throw new FacetError("not-found", { what: "model" }, { next: ["choose-model"] });
    return found;
  };
  const fileHere = (modelId: string): string | null => {
    if (options.file !== undefined) return existsSync(options.file) ? options.file : null;
    const state = weights.state(modelId);
    return state.name === "here" ? fileOf(state.files, ".gguf") : null;
  };

  const engineOf = (modelId: string): LoadedModel => {
    if (loaded?.modelId === modelId) return loaded;
    const { name } = known(modelId);
    const file = fileHere(modelId);
    if (file === null) throw missing(modelId);
    // Two models at once would fight for the same cores and memory.
    void loaded?.engine[Symbol.asyncDispose]();
    const threads = options.threads ?? defaultThreads();
    const engine = new EmbeddedEngine({
      file,
      threads,
      context: options.context,
      name,
      log,
      ...(options.entry && { entry: options.entry }),
    });
    loaded = { modelId, engine, awaited: 0 };
    return loaded;
  };

  const missing = (modelId: string): FacetError => {
    const { name } = known(modelId);
    if (options.file !== undefined) return noFile("FACET_MODEL_FILE", options.file);
    return notHere(weights.state(modelId), name, { kept: ["question"], next: ["add-model", "choose-model"] });
  };

  const entryOf = (model: KnownModel): Omit<ModelEntry, "selected" | "personas"> => {
    const engine = loaded?.modelId === model.id ? loaded.engine.state : undefined;
    const fetched = options.file === undefined ? weights.state(model.id) : undefined;
    return {
      modelId: model.id,
      name: model.name,
      role: "chat",
      kind: "embedded",
      ...stateOf(model, engine, fetched, fileHere(model.id) !== null),
      tier: model.tier,
      standIn: model.standIn,
      capabilities: {
        vision: false,
        json: true,
        context: engine?.name === "ready" ? engine.context : options.context,
        usage: true,
      },
      server: null,
      bytes: model.bytes || null,
      licence: model.licence,
      probedAt: null,
    };
  };

  return {
    has: (modelId) => models.some(({ id }) => id === modelId),
    list: () => models.map(entryOf),
    wished: () => wishedModels(models, availableParallelism(), totalmem()),
    isHere: (modelId) => fileHere(modelId) !== null,
    load: (modelId) => {
      // A model that is answering, or about to, is not taken away; the next question brings the other.
      if (loaded && loaded.modelId !== modelId && isTaken(loaded)) return;
      engineOf(modelId)
        .engine.load()
        .catch(() => {});
    },
    open: async (modelId, signal) => {
      const opened = engineOf(modelId);
      const { engine } = opened;
      opened.awaited += 1;
      await engine.load(signal).finally(() => (opened.awaited -= 1));
      /** A run reads before it asks: where another model took the place meanwhile, its own is loaded again. */
      const now = (): EmbeddedEngine => {
        if (loaded && loaded.modelId !== modelId && isTaken(loaded))
          throw answerError(known(modelId).name, { reason: "closed" });
        return engineOf(modelId).engine;
      };
      // LangChain's part of an idle server's memory comes with the first question.
      const { EmbeddedChatModel } = await import("./embedded-chat-model.ts");
      const { state } = engine;
      const model = known(modelId);
      const info = {
        modelId,
        name: model.name,
        kind: "embedded" as const,
        tier: model.tier,
        standIn: model.standIn,
        capabilities: entryOf(model).capabilities,
        template: { systemRole: state.name === "ready" && state.systemRole, alternates: true },
      };
      return {
        info,
        llm: new EmbeddedChatModel({ ask: (...given) => now().ask(...given) }, model.name),
        countTokens: (text) => engine.countTokens(text),
      };
    },
    isKeptOut: (modelId) => loaded !== undefined && loaded.modelId !== modelId && isTaken(loaded),
    unload: async (modelId) => {
      if (loaded?.modelId !== modelId) return;
      if (isTaken(loaded)) throw new FacetError("conflict", { reason: "model-answers" }, { next: ["wait", "retry"] });
      const { engine } = loaded;
      loaded = undefined;
      await engine[Symbol.asyncDispose]();
    },
    [Symbol.asyncDispose]: async () => {
      await loaded?.engine[Symbol.asyncDispose]();
    },
  };
}

/** Entry ids for a machine: Gemma by size, the largest that is comfortable first, then smaller ones; stand-ins last. */
export function wishedModels(
  models: readonly Pick<KnownModel, "id" | "parameters" | "standIn">[],
  cores: number,
  memoryBytes: number,
): readonly string[] {
  const roomyHere = cores >= roomy.cores && memoryBytes >= roomy.memoryBytes;
  const limit = roomyHere ? roomy.parameters : modestParameters;
  const fitting = models.filter(({ parameters, standIn }) => standIn || parameters <= limit);
  return fitting
    .toSorted(
      (a, b) =>
        Number(a.standIn) - Number(b.standIn) ||
        (a.standIn ? a.parameters - b.parameters : b.parameters - a.parameters),
    )
    .map(({ id }) => id);
}

function fileModel(file: string): KnownModel {
  const name = basename(file, ".gguf");
  const billions = parametersOf(name);
  return {
    id: `file:${basename(file)}`,
    name,
    parameters: billions ?? 0,
    // The catalogue's own, up to 4B, are small: a file of the same weights is no other model.
    tier: billions === null || billions < roomy.parameters ? "small" : "large",
    standIn: !/gemma/i.test(name),
    bytes: 0,
    licence: null,
  };
}

const isTaken = ({ engine, awaited }: LoadedModel): boolean => engine.busy || awaited > 0;

function stateOf(
  model: KnownModel,
  engine: EmbeddedEngine["state"] | undefined,
  fetched: ReturnType<FetchedWeights["state"]> | undefined,
  here: boolean,
): ShownState {
  const shown = shownWeights(fetched, model.bytes, here);
  if (shown !== null) return shown;
  if (engine?.name === "failed") return { state: "failed", progress: null, error: engine.error.data };
  if (engine?.name === "loading") {
    return {
      state: "loading",
      progress: { done: Math.round(engine.share * model.bytes), total: model.bytes },
      error: null,
    };
  }
  return { state: engine?.name === "ready" ? "ready" : "idle", progress: null, error: null };
}
