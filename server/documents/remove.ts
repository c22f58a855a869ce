// Takes a document away for good: rows, words, vectors, pictures and bytes; then looks whether anything is left.
import type { Logger } from "pino";
import { FacetError } from "../../pipelines/engine/errors.ts";
import type { VectorIndex } from "../../pipelines/engine/vectors.ts";
import { openCutoff } from "../cutoff.ts";
import type { DocumentStore } from "../store/document-store.ts";
import { removeEverywhere } from "../vectors/remove-everywhere.ts";
import type { Documents, Removed } from "./documents.ts";
import type { DrawnPages } from "./drawn-pages.ts";
import type { FileStorage } from "./file-storage.ts";

/** A file that no document uses is kept this long, in milliseconds: someone may be about to send it. */
const unusedAfterMs = 24 * 60 * 60_000;

export interface RemoveParts {
  readonly store: DocumentStore;
  readonly files: FileStorage;
  readonly vectors: VectorIndex;
  readonly collectionOf: (owner: string, embedder: string) => string;
  /** The embedder in use, if any. */
  readonly embedder: () => string | null;
  /** Resolves when nothing is written any more for the document. */
  readonly cancel: (documentId: string) => Promise<void>;
  readonly drawn: DrawnPages;
  /** Their words are still in the index. */
  readonly rewriteSoon: () => void;
  readonly log: Logger;
}

export interface Removal {
  /** Throws FacetError not-found; model-unreachable when the vectors cannot be reached, which then go at the next sweep. */
  readonly remove: Documents["remove"];
  /** What belongs to nothing: cut uploads, bytes without a row, files unused for a day, vectors of removed documents. */
  readonly sweep: () => Promise<void>;
}

export function openRemoval(parts: RemoveParts): Removal {
  const { store, files, drawn, rewriteSoon, log } = parts;
  const cutoff = openCutoff();
  return {
    remove: async (owner, documentId) => {
      store.get(owner, documentId);
      const { sha256 } = store.stored(documentId);
      await parts.cancel(documentId);
      const { rows, passages } = store.remove(owner, documentId);
      if (passages > 0) rewriteSoon();
      drawn.forget(documentId);
      const released = files.release(owner, sha256);
      const vectors = await removeVectors(parts, owner, documentId);
      prove(parts, documentId, sha256);
      return { rows, passages, vectors, files: released } satisfies Removed;
    },
    sweep: async () => {
      const unused = store.unusedFiles(cutoff(unusedAfterMs));
      for (const { fileId } of unused) store.removeFile(fileId);
      const swept = files.sweep();
      if (swept > 0) log.info({ files: swept }, "Files that belonged to nothing were removed");
      for (const { owner, documentId } of store.vectorsToRemove()) {
        const vectors = await removeVectors(parts, owner, documentId);
        if (vectors > 0) log.info({ vectors }, "Vectors of a removed document were removed");
      }
    },
  };
}

async function removeVectors(parts: RemoveParts, owner: string, documentId: string): Promise<number> {
  const { store, vectors: index } = parts;
  const collectionOf = (embedder: string) => parts.collectionOf(owner, embedder);
  const from = { index, embedders: store.embedders(owner), embedder: parts.embedder(), collectionOf };
  let removed = 0;
  try {
    removed = await removeEverywhere(from, { documentId });
  } catch (cause) {
    throw new FacetError("model-unreachable", { model: "Chroma", reason: "host-silent" }, { next: ["wait"], cause });
  }
  store.vectorsAreGone(documentId);
  return removed;
}

function prove({ store, files }: RemoveParts, documentId: string, sha256: string): void {
  const { rows, passages } = store.remains(documentId);
  const bytes = files.has(sha256) && store.filesWith(sha256) === 0;
  if (rows + passages === 0 && !bytes) return;
  throw new FacetError(
    "unexpected",
    {},
    { cause: new Error(`a removed document left ${rows} rows, ${passages} passages${bytes ? " and its bytes" : ""}`) },
  );
}
