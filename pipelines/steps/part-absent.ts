// What a small model of Facet's own (embedder, reranker) throws where it is not here now: the work goes on without it.
import { FacetError } from "../engine/errors.ts";

/** No weights, or its process died: what a person asked for does not need it. */
export function isPartAbsent(thrown: unknown): boolean {
  return thrown instanceof FacetError && ["model-missing", "model-unreachable"].includes(thrown.data.code);
}
