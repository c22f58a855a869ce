// The name of a collection of vectors: one for each owner and embedder, because vectors of another embedder are of no use to it.
import { createHash } from "node:crypto";

/** Says nothing of the owner to who sees the list of collections. */
export function collectionName(what: "passages" | "memories", owner: string, embedderModelId: string): string {
  const hash = createHash("sha256").update(JSON.stringify([owner, embedderModelId]));
  return `${what}-${hash.digest("hex").slice(0, 32)}`;
}
