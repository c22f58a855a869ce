// The documents of one owner within a scope, as a run's steps and the search read them: words from the store, meaning from the vectors.
import type { ApiPart, DocumentInfo, Passage, ScopedDocuments } from "../../pipelines/engine/documents.ts";
import { FacetError, isAbort } from "../../pipelines/engine/errors.ts";
import type { ModelRegistry } from "../models/registry.ts";
import { rememberLast } from "../remember-last.ts";
import type { DocumentStore } from "../store/document-store.ts";
import { collectionName } from "../vectors/collection-name.ts";
import type { Vectors } from "../vectors/open-vectors.ts";

/** Vectors of questions kept while a run asks: it asks the same ones again after judging. */
const keptQueries = 16;

export interface RetrievalParts {
  readonly store: DocumentStore;
  readonly models: Pick<ModelRegistry, "embed" | "rerank" | "list">;
  readonly vectors: Pick<Vectors, "index" | "status">;
  /** Reads the file once more; without it no page has a part. */
  readonly apiPart?: (owner: string, documentId: string, page: number, signal?: AbortSignal) => Promise<ApiPart | null>;
}

export type DocumentScope = { readonly documentIds: readonly string[] } | { readonly conversationId: string };

/** The collection of an owner's passages under one embedder. */
export const collectionOf = (owner: string, embedderModelId: string): string =>
  collectionName("passages", owner, embedderModelId);

/** The embedder's id, known by the hash of its file. Throws FacetError model-missing where there is none, or it is not known yet. */
export function embedderOf(models: Pick<ModelRegistry, "list">): string {
  const embedder = models.list().find(({ role }) => role === "embed");
  if (embedder?.modelId.startsWith("sha256:") === true) return embedder.modelId;
  const facts = { reason: "not-fetched", name: embedder?.name ?? "embedder" } as const;
  throw new FacetError("model-missing", facts, { next: ["open-settings"] });
}

/** Documents that are not there, or not the owner's, are not in the scope; `page`, `passages` and `report` throw FacetError not-found for them. */
export function scopedDocuments(parts: RetrievalParts, owner: string, scope: DocumentScope): ScopedDocuments {
  const { models } = parts;
  const remembered = rememberLast<readonly number[]>(keptQueries);
  const vectorOf: VectorOf = (query, signal) =>
    remembered(query, async () => (await models.embed([query], "query", signal))[0] ?? []);
  return scopedBy(vectorOf, parts, owner, scope);
}

type VectorOf = (query: string, signal?: AbortSignal) => Promise<readonly number[]>;

function scopedBy(vectorOf: VectorOf, parts: RetrievalParts, owner: string, scope: DocumentScope): ScopedDocuments {
  const { store, models, vectors } = parts;
  const list = (): readonly DocumentInfo[] => {
    if ("conversationId" in scope) return store.list(owner, scope.conversationId);
    const wanted = new Set(scope.documentIds);
    return store.list(owner).filter(({ documentId }) => wanted.has(documentId));
  };
  // Asked once: a run reads dozens of pages, and documents added meanwhile are the next run's.
  let known: readonly string[] | undefined;
  const ids = () => (known ??= list().map(({ documentId }) => documentId));
  const inScope = (documentId: string): string => {
    if (ids().includes(documentId)) return documentId;
    throw new FacetError("not-found", { what: "document" });
  };

  return {
    list,
    only: (documentId) => scopedBy(vectorOf, parts, owner, { documentIds: [inScope(documentId)] }),
    lexical: (query, k) => {
      const within = ids();
      return within.length === 0 || k < 1 ? [] : store.lexical(owner, within, query, k);
    },
    dense: async (query, k, signal) => {
      const within = ids();
      const collection = collectionOf(owner, embedderOf(models));
      requireReady(vectors);
      if (within.length === 0 || k < 1) return [];
      const vector = await vectorOf(query, signal);
      const isAll = within.length === store.count(owner);
      const hits = await searching(() =>
        vectors.index.search(collection, vector, k, isAll ? undefined : { documentId: within }),
      );
      signal?.throwIfAborted();
      const found = store.passagesById(
        owner,
        hits.map(({ id }) => id),
      );
      return found.filter(({ documentId }) => within.includes(documentId));
    },
    rerank: (query, passages, signal) => models.rerank(query, passages.map(rerankedText), signal),
    neighbours: (passage, before, after) => {
      inScope(passage.documentId);
      return store.neighbours(owner, passage, before, after);
    },
    passages: (documentId) => store.passages(owner, inScope(documentId)),
    page: (documentId, page) => store.page(owner, inScope(documentId), page),
    report: (documentId) => store.report(inScope(documentId)),
    apiPart: async (documentId, page, signal) =>
      (await parts.apiPart?.(owner, inScope(documentId), page, signal)) ?? null,
  };
}

/** What the reranker reads of a passage: its section says what a table or a lone paragraph is about. */
function rerankedText({ section, text }: Passage): string {
  return section === null ? text : `${section}\n${text}`;
}

function requireReady(vectors: Pick<Vectors, "status">): void {
  if (vectors.status().state !== "ready") throw vectorsDown();
}

/** A store of vectors that fails is one that is not here: the words are still searched. */
async function searching<T>(search: () => Promise<T>): Promise<T> {
  try {
    return await search();
  } catch (thrown) {
    throw isAbort(thrown) ? thrown : vectorsDown(thrown);
  }
}

function vectorsDown(cause?: unknown): FacetError {
  return new FacetError("model-unreachable", { model: "Chroma", reason: "host-silent" }, { next: ["retry"], cause });
}
