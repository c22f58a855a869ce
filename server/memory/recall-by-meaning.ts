// Recall by meaning: the nearest turns and the nearest facts of a branch, as two rankings; none where the embedder or the vectors are away.
import type { Logger } from "pino";
import { isAbort } from "../../pipelines/engine/errors.ts";
import type { VectorFilter } from "../../pipelines/engine/vectors.ts";
import { errorForLog } from "../error-for-log.ts";
import type { StoredFact } from "../store/memory-store.ts";
import type { Branch } from "./branch-facts.ts";
import type { Hit } from "./fuse-hits.ts";
import type { MemoryVectors } from "./memory-vectors.ts";
import { pieceOf } from "./pieces.ts";

export interface MeaningParts {
  readonly vectors: Pick<MemoryVectors, "usable" | "queryVector" | "search">;
  readonly log: Logger;
}

interface Scope {
  readonly owner: string;
  readonly scope: Branch;
  /** Those that may be recalled. */
  readonly facts: readonly StoredFact[];
  readonly k: number;
}

/** Facts apart from turns: among many turns that speak of much, the short fact would come late. Throws only the abort of the signal. */
export async function recallByMeaning(
  { vectors, log }: MeaningParts,
  { owner, scope: { conversationId, path }, facts, k }: Scope,
  query: string,
  signal?: AbortSignal,
): Promise<readonly (readonly Hit[])[]> {
  if (vectors.usable() === null) return [];
  try {
    const vector = await vectors.queryVector(query, signal);
    const search = (where: VectorFilter) => vectors.search(owner, { vector, k, where });
    const isForAll = ({ kind }: StoredFact) => kind === "about-you";
    const own = facts.filter((fact) => !isForAll(fact)).map(({ messageId }) => messageId ?? "");
    const [turns, told, aboutYou] = await Promise.all([
      path.length === 0 ? [] : search({ conversationId, kind: "turn", messageId: path }),
      own.length === 0 ? [] : search({ conversationId, kind: "fact", messageId: [...new Set(own)] }),
      facts.some(isForAll) ? search({ kind: "about-you" }) : [],
    ]);
    return [
      turns.map(({ id, score }): Hit => {
        const { messageId, place } = pieceOf(id);
        return { id: messageId, kind: "turn", piece: place, likeness: score };
      }),
      [...told, ...aboutYou]
        .toSorted((a, b) => b.score - a.score)
        .map(({ id, score }): Hit => ({ id, kind: "fact", likeness: score })),
    ];
  } catch (thrown) {
    if (isAbort(thrown) || signal?.aborted === true) throw thrown;
    log.warn({ err: errorForLog(thrown) }, "Memory is recalled by words alone");
    return [];
  }
}
