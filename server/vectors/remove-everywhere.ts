// Takes vectors of an owner away for good: out of the collection of every embedder there was, and looked at once more.
import type { VectorFilter, VectorIndex } from "../../pipelines/engine/vectors.ts";

interface Everywhere {
  readonly index: Pick<VectorIndex, "remove">;
  /** All that have filled a collection of this owner. */
  readonly embedders: readonly string[];
  /** The one in use, which may be about to fill its first. */
  readonly embedder: string | null;
  readonly collectionOf: (embedder: string) => string;
}

/** Counts what is gone. Throws what the index throws, and an Error where something is added behind the removal. */
export async function removeEverywhere(
  { index, embedders, embedder, collectionOf }: Everywhere,
  where: VectorFilter,
): Promise<number> {
  let removed = 0;
  for (const each of new Set(embedder === null ? embedders : [...embedders, embedder])) {
    const collection = collectionOf(each);
    removed += await index.remove(collection, where);
    if ((await index.remove(collection, where)) > 0) throw new Error("vectors came back while they were removed");
  }
  return removed;
}
