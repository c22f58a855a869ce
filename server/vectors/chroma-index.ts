// The vector port over a Chroma server: records go in through LangChain's store, searches past it.
import type { Chroma } from "@langchain/community/vectorstores/chroma";
import type { ChromaClient, Where } from "chromadb";
import type { VectorFilter, VectorIndex } from "../../pipelines/engine/vectors.ts";
import { once } from "../once.ts";

/** Records a request carries; Chroma's own limit is a few thousand. */
const batchSize = 500;

/** Opens nothing yet: the libraries are loaded and a collection is made with its first use. */
export function chromaIndex(serverUrl: string): VectorIndex {
  const stores = new Map<string, Promise<Chroma>>();

  const client = once(async (): Promise<ChromaClient> => {
    const url = new URL(serverUrl);
    const ssl = url.protocol === "https:";
    const { ChromaClient: Client } = await import("chromadb");
    return new Client({ host: url.hostname, port: Number(url.port || (ssl ? 443 : 80)), ssl });
  });
  const open = async (name: string): Promise<Chroma> => {
    const index = await client.get();
    const { Chroma: Store } = await import("@langchain/community/vectorstores/chroma");
    const store = new Store(noEmbeddings, { index, collectionName: name });
    // The store itself cannot ask for cosine.
    const configuration = { hnsw: { space: "cosine" as const } };
    store.collection = await index.getOrCreateCollection({ name, configuration, embeddingFunction: null });
    return store;
  };
  const storeOf = (name: string): Promise<Chroma> => {
    const known = stores.get(name);
    if (known) return known;
    const opening = open(name);
    stores.set(name, opening);
    opening.catch(() => stores.delete(name));
    return opening;
  };
  /** A collection that was deleted on the server, or made anew, has another id: asked for once more. */
  const using = async <T>(name: string, use: (store: Chroma) => Promise<T>): Promise<T> => {
    try {
      return await use(await storeOf(name));
    } catch (thrown) {
      if (!(thrown instanceof Error) || thrown.name !== "ChromaNotFoundError") throw thrown;
      stores.delete(name);
      return use(await storeOf(name));
    }
  };

  return {
    add: async (name, records) => {
      for (let start = 0; start < records.length; start += batchSize) {
        const batch = records.slice(start, start + batchSize);
        await using(name, (store) =>
          store.addVectors(
            batch.map(({ vector }) => [...vector]),
            // What was embedded is in the store: a second copy would only have to be deleted too.
            batch.map(({ metadata }) => ({ pageContent: "", metadata })),
            { ids: batch.map(({ id }) => id) },
          ),
        );
      }
    },
    search: async (name, vector, k, where) => {
      if (k < 1 || matchesNothing(where)) return [];
      const filter = whereOf(where);
      // The store would also ask for texts and metadata, which takes Chroma as long as the search itself.
      const found = await using(name, async ({ collection }) =>
        collection?.query({
          queryEmbeddings: [[...vector]],
          nResults: k,
          include: ["distances"],
          ...(filter && { where: filter }),
        }),
      );
      const distances = found?.distances[0] ?? [];
      return (found?.ids[0] ?? []).flatMap((id, place) => {
        const distance = distances[place] ?? null;
        return distance === null ? [] : [{ id, score: 1 - distance }];
      });
    },
    remove: async (name, where) => {
      if (matchesNothing(where)) return 0;
      const filter = whereOf(where);
      return using(name, async ({ collection }) => {
        const found = await collection?.get({ include: [], ...(filter && { where: filter }) });
        const ids = found?.ids ?? [];
        for (let start = 0; start < ids.length; start += batchSize)
          await collection?.delete({ ids: ids.slice(start, start + batchSize) });
        return ids.length;
      });
    },
    count: (name) => using(name, async ({ collection }) => (await collection?.count()) ?? 0),
  };
}

/** Chroma refuses an empty list of allowed values. */
function matchesNothing(where: VectorFilter | undefined): boolean {
  return Object.values(where ?? {}).some((value) => Array.isArray(value) && value.length === 0);
}

function whereOf(where: VectorFilter | undefined): Where | undefined {
  const conditions = Object.entries(where ?? {}).map(([key, value]): Where => ({
    [key]: typeof value === "object" ? { $in: [...value] } : { $eq: value },
  }));
  return conditions.length > 1 ? { $and: conditions } : conditions[0];
}

const noEmbeddings = {
  embedDocuments: () => Promise.reject(new Error("vectors are given, never made here")),
  embedQuery: () => Promise.reject(new Error("vectors are given, never made here")),
};
