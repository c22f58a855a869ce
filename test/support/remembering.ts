// Memory over a real store and index, with turns told as runs would tell them; an embedder of the test's own that knows a few synonyms.
import { join } from "node:path";
import { pino } from "pino";
import type { Logger } from "pino";
import type { Run } from "../../pipelines/engine/conversations.ts";
import { FacetError } from "../../pipelines/engine/errors.ts";
import type { ChatModels } from "../../pipelines/engine/ports.ts";
import type { VectorIndex } from "../../pipelines/engine/vectors.ts";
import type { Memory } from "../../server/memory/memory.ts";
import { openMemory } from "../../server/memory/open-memory.ts";
import type { ModelEntry, ModelRegistry } from "../../server/models/registry.ts";
import type { FacetStore } from "../../server/store/facet-store.ts";
import { openStore } from "../../server/store/open-store.ts";
import { openExactIndex } from "../../server/vectors/exact-index.ts";
import { tmpFolder } from "./tmp-folder.ts";

const models: ChatModels = {
  open: () => Promise.reject(new FacetError("model-missing", { reason: "no-weights" })),
  pool: () => ({ poolId: "none", limit: 1 }),
};

interface Options {
  /** A folder to open again, as after a restart. */
  readonly folder?: string;
  /** Default: `wordVectors`. Null: there is none. */
  readonly embed?: ModelRegistry["embed"] | null;
  readonly embedder?: string;
  /** Default: the exact index in the folder. */
  readonly index?: VectorIndex;
  readonly isReady?: () => boolean;
  readonly models?: ChatModels;
  readonly log?: Logger;
  /** Milliseconds a model has rested before it is asked behind the answers; default none. */
  readonly restMs?: number;
}

interface Told {
  readonly question: string;
  readonly answer?: string;
  readonly owner?: string;
  readonly conversationId?: string | undefined;
  readonly parentId?: string | null;
  readonly citing?: string;
}

export interface Remembering extends AsyncDisposable {
  readonly memory: Memory;
  readonly store: FacetStore;
  readonly index: VectorIndex;
  readonly folder: string;
  /** A question and its answer, after which the run has ended. */
  readonly tell: (told: Told | string, rest?: Omit<Told, "question">) => Promise<Run>;
  /** Resolves when everything is embedded. */
  readonly settled: () => Promise<void>;
  /** The texts recalled on the active branch. */
  readonly recalled: (conversationId: string, query: string, k?: number, owner?: string) => Promise<string[]>;
}

export const embedderId = "sha256:words";

export function openRemembering(options: Options = {}): Remembering {
  const own = options.folder === undefined ? tmpFolder() : null;
  const folder = options.folder ?? own?.path ?? "";
  const store = openStore(join(folder, "facet.db"), () => ({}));
  const exact = openExactIndex(join(folder, "vectors.db"));
  const index = options.index ?? exact;
  const embed = options.embed === undefined ? wordVectors : options.embed;
  const modelId = options.embedder ?? embedderId;
  const entries = embed === null ? [] : [{ modelId, role: "embed" } as ModelEntry];
  const memory = openMemory({
    store,
    models: {
      ...(options.models ?? models),
      list: () => entries,
      embed: embed ?? (() => Promise.reject(new FacetError("model-missing", { reason: "no-weights" }))),
    },
    vectors: {
      index,
      status: () => ({ kind: "exact", state: options.isReady?.() === false ? "starting" : "ready", detail: null }),
    },
    log: options.log ?? pino({ level: "silent" }),
    asksModels: options.models !== undefined,
    restMs: options.restMs ?? 0,
  });
  const tell: Remembering["tell"] = async (told, rest = {}) => {
    const given = typeof told === "string" ? { question: told, ...rest } : told;
    const { question, answer = "I see.", owner = "local", conversationId, parentId, citing } = given;
    const started = await store.runs.start(owner, {
      persona: { id: "guide", version: "1" },
      input: { question },
      text: question,
      modelId: "scripted",
      conversationId,
      parentId,
    });
    const run = store.runs.get(owner, started.runId);
    store.runs.markStarted(run);
    store.events.append(run, [
      { type: "output", field: "answer", value: answer },
      ...(citing === undefined
        ? []
        : [{ type: "output", field: "citations", value: [{ documentId: citing, quote: answer }] } as const]),
    ]);
    store.runs.end(run, { type: "run-end", status: "done", usage: { promptTokens: 1, completionTokens: 1 }, ms: 1 });
    memory.afterRun(run);
    return run;
  };
  const isSettled = () =>
    store.memories.toRemember(embed === null ? null : modelId, 1).length === 0 &&
    (embed === null || store.memories.factsToEmbed(modelId, 1).length === 0);
  return {
    memory,
    store,
    index,
    folder,
    tell,
    settled: async () => {
      memory.start();
      while (!isSettled()) await new Promise((resolve) => setTimeout(resolve, 5));
    },
    recalled: async (conversationId, query, k = 5, owner = "local") =>
      (await memory.search(owner, { conversationId, query, k })).map(({ text }) => text),
    [Symbol.asyncDispose]: async () => {
      await memory[Symbol.asyncDispose]();
      exact[Symbol.dispose]();
      store.close();
      own?.[Symbol.dispose]();
    },
  };
}

const synonyms: Readonly<Record<string, string>> = {
  kitty: "cat",
  feline: "cat",
  moggy: "cat",
  vehicle: "car",
  automobile: "car",
  called: "name",
  reside: "live",
  home: "live",
};
const size = 512;

/** Texts with the same words, or synonyms of them, are near. */
export const wordVectors: ModelRegistry["embed"] = async (texts, _kind, signal) => {
  signal?.throwIfAborted();
  return texts.map((text) => {
    const vector = Array.from({ length: size }, () => 0);
    for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
      const known = synonyms[word] ?? word;
      let hash = 7;
      for (const character of known) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003;
      const at = hash % size;
      vector[at] = (vector[at] ?? 0) + 1;
    }
    vector[0] = (vector[0] ?? 0) + 0.01;
    return vector;
  });
};
