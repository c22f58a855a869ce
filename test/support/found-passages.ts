// Passages and documents of a scope for tests of steps, without a store.
import type { FoundPassage, Passage, ScopedDocuments } from "../../pipelines/engine/documents.ts";
import { FacetError } from "../../pipelines/engine/errors.ts";

export function somePassage(passageId: string, text = `text of ${passageId}`, rest: Partial<Passage> = {}): Passage {
  return {
    passageId,
    documentId: "report",
    name: "report.pdf",
    page: 1,
    start: 0,
    end: text.length,
    text,
    kind: "text",
    section: null,
    ...rest,
  };
}

export function someFound(text: string, score: number, rest: Partial<FoundPassage> = {}): FoundPassage {
  return { ...somePassage(text, text), score, reranked: true, ...rest };
}

const absent = async () => {
  throw new FacetError("model-missing", { reason: "not-fetched", name: "model" });
};

/** Finds nothing, and has no model, but for what is given. */
export function someDocuments(given: Partial<ScopedDocuments> = {}): ScopedDocuments {
  const notFound = () => {
    throw new FacetError("not-found", { what: "document" });
  };
  return {
    list: () => [],
    only: notFound,
    lexical: () => [],
    dense: absent,
    rerank: absent,
    neighbours: () => [],
    passages: notFound,
    page: notFound,
    report: notFound,
    apiPart: async () => null,
    ...given,
  };
}
