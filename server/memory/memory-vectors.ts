// The vectors of memory: asked by owner under the embedder in use, and taken away from under every embedder there was.
import { setTimeout } from "node:timers/promises";
import type { Logger } from "pino";
import type { VectorFilter, VectorHit, VectorRecord } from "../../pipelines/engine/vectors.ts";
import { errorForLog } from "../error-for-log.ts";
import type { ModelRegistry } from "../models/registry.ts";
import { rememberLast } from "../remember-last.ts";
import type { MemoryStore, VectorsToRemove } from "../store/memory-store.ts";
import { collectionName } from "../vectors/collection-name.ts";
import type { Vectors } from "../vectors/open-vectors.ts";
import { removeEverywhere } from "../vectors/remove-everywhere.ts";

/** Vectors of questions that are kept: a run, the panel and the preview ask the same ones. */
const keptQueries = 64;
/** Values one removal names at once. */
const valuesAtOnce = 200;
/** Milliseconds a person waits for vectors to be removed; what takes longer goes on behind. */
const patienceMs = 3000;

export interface MemoryVectorsParts {
  readonly store: MemoryStore;
  readonly models: Pick<ModelRegistry, "embed" | "list">;
  readonly vectors: Pick<Vectors, "index" | "status">;
  readonly log: Logger;
}

export interface MemoryVectors {
  /** The id of the embedder in use; null while there is none, it is not known yet, or the vectors are not ready. */
  readonly usable: () => string | null;
  readonly queryVector: (query: string, signal?: AbortSignal) => Promise<readonly number[]>;
  readonly embed: (texts: readonly string[], signal: AbortSignal) => Promise<readonly (readonly number[])[]>;
  readonly search: (
    owner: string,
    request: { readonly vector: readonly number[]; readonly k: number; readonly where: VectorFilter },
  ) => Promise<readonly VectorHit[]>;
  readonly add: (owner: string, embedder: string, records: readonly VectorRecord[]) => Promise<void>;
  /** One after the other: what is looked up and then added cannot be taken away in between. */
  readonly exclusively: <T>(work: () => Promise<T>) => Promise<T>;
  /** Notes down at once what is to go, and takes it away now, or at a later sweep where that cannot be; counts what is gone. */
  readonly remove: (vectors: readonly Omit<VectorsToRemove, "id">[]) => Promise<number>;
  /** Takes away all that waits for it, once the vectors are ready. Throws what they throw. */
  readonly sweep: () => Promise<number>;
  /** Takes away what another embedder has made for the owner. */
  readonly removeOld: (owner: string, embedder: string) => Promise<number>;
}

export function openMemoryVectors({ store, models, vectors, log }: MemoryVectorsParts): MemoryVectors {
  const queries = rememberLast<readonly number[]>(keptQueries);
  let last: Promise<unknown> = Promise.resolve();
  const exclusively = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work, work);
    last = mine.catch(() => {});
    return mine;
  };
  const embedder = () => {
    const modelId = models.list().find(({ role }) => role === "embed")?.modelId;
    return modelId?.startsWith("sha256:") === true ? modelId : null;
  };
  const usable = () => (vectors.status().state === "ready" ? embedder() : null);

  const removeFrom = (owner: string, where: VectorFilter): Promise<number> => {
    const collectionOf = (each: string) => collectionName("memories", owner, each);
    const from = { index: vectors.index, embedders: store.embedders(owner), embedder: embedder(), collectionOf };
    return removeEverywhere(from, where);
  };
  const removeRows = async (rows: readonly VectorsToRemove[]): Promise<number> => {
    let removed = 0;
    const alike = Map.groupBy(rows, ({ owner, key }) => JSON.stringify([owner, key]));
    for (const group of alike.values()) {
      for (let start = 0; start < group.length; start += valuesAtOnce) {
        const part = group.slice(start, start + valuesAtOnce);
        const [first] = part;
        if (first === undefined) continue;
        removed += await removeFrom(first.owner, { [first.key]: part.map(({ value }) => value) });
        store.vectorsAreGone(part.map(({ id }) => id));
      }
    }
    return removed;
  };

  return {
    usable,
    queryVector: async (query, signal) =>
      queries(`${embedder()} ${query}`, async () => (await models.embed([query], "query", signal))[0] ?? []),
    embed: (texts, signal) => models.embed(texts, "passage", signal),
    search: async (owner, { vector, k, where }) => {
      const now = usable();
      return now === null ? [] : vectors.index.search(collectionName("memories", owner, now), vector, k, where);
    },
    add: (owner, by, records) => vectors.index.add(collectionName("memories", owner, by), records),
    exclusively,
    remove: (wanted) => {
      if (wanted.length === 0) return Promise.resolve(0);
      // Not within the promise: where it cannot be noted down (a full disk), who asked goes no further.
      const rows = store.rememberVectors(wanted);
      if (vectors.status().state !== "ready") return Promise.resolve(0);
      const removing = exclusively(() => removeRows(rows)).catch((thrown: unknown) => {
        log.warn({ err: errorForLog(thrown) }, "Vectors of memories cannot be removed now; the next sweep does it");
        return 0;
      });
      return Promise.race([removing, setTimeout(patienceMs, 0, { ref: false })]);
    },
    sweep: () =>
      exclusively(async () => (vectors.status().state === "ready" ? removeRows(store.vectorsToRemove()) : 0)),
    removeOld: (owner, by) =>
      exclusively(async () => {
        let removed = 0;
        for (const each of store.embedders(owner))
          if (each !== by) removed += await vectors.index.remove(collectionName("memories", owner, each), {});
        return removed;
      }),
  };
}
