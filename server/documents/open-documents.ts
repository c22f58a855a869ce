// Puts documents together: files on the disk, rows in the store, the parser, ingestion, retrieval and removal.
import { join } from "node:path";
import type { Logger } from "pino";
import type { DocumentDetail } from "../../pipelines/engine/documents.ts";
import { FacetError, isAbort, toFacetError } from "../../pipelines/engine/errors.ts";
import { isApi } from "../../pipelines/engine/page-place.ts";
import { retrieve } from "../../pipelines/steps/retrieve.ts";
import type { Config } from "../config.ts";
import { errorForLog } from "../error-for-log.ts";
import type { ModelRegistry } from "../models/registry.ts";
import type { FacetStore } from "../store/facet-store.ts";
import type { Vectors } from "../vectors/open-vectors.ts";
import { passagesOf } from "./chunk.ts";
import type { Documents } from "./documents.ts";
import { openDrawnPages } from "./drawn-pages.ts";
import { tellingChanges } from "./tell-changes.ts";
import { cleanName, openFileStorage } from "./file-storage.ts";
import { openIngest } from "./ingest.ts";
import type { ParsedFile, Parser } from "./parse/parser.ts";
import { noDocument } from "./media-type.ts";
import { openRemoval } from "./remove.ts";
import { openRewriteSoon } from "./rewrite-soon.ts";
import { outlineOf } from "./outline.ts";
import { collectionOf, embedderOf, scopedDocuments } from "./scoped.ts";
import type { RetrievalParts } from "./scoped.ts";

/** Milliseconds between two sweeps of what belongs to nothing. */
const sweepEveryMs = 60 * 60_000;

interface Parts {
  readonly config: Pick<Config, "FACET_DATA" | "FACET_UPLOAD_LIMIT">;
  readonly store: FacetStore;
  readonly parser: Parser;
  readonly models: Pick<ModelRegistry, "embed" | "rerank" | "list">;
  readonly vectors: Pick<Vectors, "index" | "status">;
  readonly log: Logger;
}

/** Reads nothing until `start`. The parser stays the caller's to close. */
export function openDocuments({ config, store: all, parser, models, vectors, log }: Parts): Documents {
  const store = tellingChanges(all.documents, all.events.tellDocuments);
  const files = openFileStorage({ folder: join(config.FACET_DATA, "files"), limit: config.FACET_UPLOAD_LIMIT, store });
  const drawn = openDrawnPages();
  /** In memory alone: pages are drawn long after the document was read, until Facet ends. */
  const passwords = new Map<string, string>();
  const embedder = () => modelIdOf(models);
  const ingest = openIngest({
    store,
    parser,
    pathOf: files.pathOf,
    chunk: passagesOf,
    embedder: { embed: models.embed, modelId: embedder, isComing: () => isBeingHashed(models) },
    vectors: vectors.index,
    collectionOf,
    chat: { isBusy: () => all.runs.active().some(({ status }) => status === "running") },
    log,
  });
  const rewriting = openRewriteSoon(store, log);
  const removal = openRemoval({
    store,
    files,
    vectors: vectors.index,
    collectionOf,
    embedder,
    cancel: ingest.cancel,
    drawn,
    rewriteSoon: rewriting.soon,
    log,
  });
  const sweep = () =>
    void removal.sweep().catch((thrown: unknown) => log.warn({ err: errorForLog(thrown) }, "A sweep failed"));
  const sweeping = setInterval(sweep, sweepEveryMs).unref();

  const again = (owner: string, documentId: string, password: string | undefined): DocumentDetail => {
    const { stage } = store.get(owner, documentId);
    // Of a document that is read, the one that opened it stays: another would only close its pages.
    if (password !== undefined && (stage !== "ready" || !passwords.has(documentId)))
      passwords.set(documentId, password);
    if (password !== undefined && stage !== "ready") ingest.setPassword(documentId, password);
    if (stage === "failed" || stage === "cancelled") store.setProgress(documentId, asNew);
    ingest.wake();
    return store.get(owner, documentId);
  };
  const fileOf = (owner: string, documentId: string): ParsedFile => {
    const { name, mediaType, fileId } = store.get(owner, documentId);
    const path = files.pathOf(store.file(owner, fileId));
    return { path, name, mediaType, password: passwords.get(documentId) };
  };
  const apiPart: RetrievalParts["apiPart"] = async (owner, documentId, page, signal = new AbortController().signal) => {
    if (!isApi(store.get(owner, documentId))) return null;
    try {
      return await parser.apiPart(fileOf(owner, documentId), page, signal);
    } catch (thrown) {
      if (isAbort(thrown)) throw thrown;
      log.warn({ documentId, err: errorForLog(thrown) }, "A page of an API cannot be read for a sample");
      return null;
    }
  };
  const scoped: Documents["scoped"] = (owner, scope) =>
    scopedDocuments({ store, models, vectors, apiPart }, owner, scope);

  return {
    files: {
      put: files.put,
      pathOf: files.pathOf,
      get: store.file,
      remove: (owner, fileId) => {
        const { sha256 } = store.file(owner, fileId);
        return store.withBytes(owner, sha256) === undefined ? files.remove(fileId, sha256) : 0;
      },
    },
    list: (owner, scope) => store.list(owner, scope?.conversationId),
    listPart: store.listPart,
    count: store.count,
    get: store.get,
    ingest: (owner, { fileId, name, conversationId, password }) => {
      const file = store.file(owner, fileId);
      if (conversationId !== undefined) all.conversations.get(owner, conversationId);
      const type = noDocument[file.mediaType];
      if (type !== undefined) throw new FacetError("unsupported-file", { type }, { next: ["edit"] });
      const { documentId } =
        store.withBytes(owner, file.sha256) ?? store.add(owner, { file, name: cleanName(name ?? file.name) });
      if (conversationId !== undefined) store.link(owner, conversationId, [documentId]);
      return again(owner, documentId, password);
    },
    retry: (owner, documentId, password) => {
      const { stage, pages } = store.get(owner, documentId);
      // What a page was lost for may be over: its process was ended, or memory was short.
      if (stage === "ready" && pages.some(({ state }) => state === "failed")) store.setProgress(documentId, asNew);
      return again(owner, documentId, password);
    },
    cancel: (owner, documentId) => {
      const { stage } = store.get(owner, documentId);
      if (stage === "ready" || stage === "failed" || stage === "cancelled") return store.get(owner, documentId);
      void ingest.cancel(documentId);
      store.setProgress(documentId, { stage: "cancelled", etaMs: null, error: null });
      return store.get(owner, documentId);
    },
    remove: async (owner, documentId) => {
      const removed = await removal.remove(owner, documentId);
      passwords.delete(documentId);
      return removed;
    },
    link: store.link,
    unlink: store.unlink,
    search: async (owner, { query, documentIds, k }, signal) => {
      for (const documentId of documentIds ?? []) store.get(owner, documentId);
      const scope = { documentIds: documentIds ?? store.list(owner).map(({ documentId }) => documentId) };
      const { passages } = await retrieve({ queries: [{ text: query, weight: 1 }], k }, scoped(owner, scope), signal);
      return passages;
    },
    page: store.page,
    outline: (owner, documentId) => outlineOf(store.get(owner, documentId), store.sections(owner, documentId)),
    picture: async (owner, { documentId, page, width }, signal) => {
      const { drawable, pageCount } = store.get(owner, documentId);
      if (!drawable || page < 1 || page > pageCount) throw new FacetError("not-found", { what: "page" });
      const kept = drawn.get(documentId, page, width);
      if (kept !== undefined) return kept;
      const picture = await parser.draw(fileOf(owner, documentId), page, width, signal).catch((thrown: unknown) => {
        if (toFacetError(thrown).data.code === "password-wrong") passwords.delete(documentId);
        throw thrown;
      });
      store.get(owner, documentId);
      drawn.keep(documentId, page, width, picture);
      return picture;
    },
    scoped,
    embedAgain: ingest.embedAgain,
    start: () => {
      ingest.wake();
      sweep();
      if (store.hasWordsToRewrite()) rewriting.soon();
    },
    [Symbol.asyncDispose]: async () => {
      clearInterval(sweeping);
      await rewriting[Symbol.asyncDispose]();
      await ingest[Symbol.asyncDispose]();
    },
  };
}

const asNew = { stage: "queued", done: 0, total: 0, etaMs: null, error: null } as const;

function modelIdOf(models: Pick<ModelRegistry, "list">): string | null {
  try {
    return embedderOf(models);
  } catch {
    return null;
  }
}

/** The embedder's file is here, and its id follows. */
function isBeingHashed(models: Pick<ModelRegistry, "list">): boolean {
  return models
    .list()
    .some(({ role, modelId, state }) => role === "embed" && state === "idle" && !modelId.startsWith("sha256:"));
}
