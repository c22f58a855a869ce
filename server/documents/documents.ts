// What the routers, the queue and the HTTP face ask of documents; put together in open-documents.ts.
import type { Readable } from "node:stream";
import type {
  DocumentDetail,
  DocumentInfo,
  DocumentKind,
  DocumentStage,
  FoundPassage,
  OutlineNode,
  PageText,
  ScopedDocuments,
} from "../../pipelines/engine/documents.ts";

export interface StoredFile {
  readonly fileId: string;
  readonly sha256: string;
  readonly name: string;
  readonly bytes: number;
  readonly mediaType: string;
  readonly createdAt: string;
}

/** What a removal took away, counted from what is gone: `passages` are rows of the word index too. */
export interface Removed {
  readonly rows: number;
  readonly passages: number;
  readonly vectors: number;
  readonly files: number;
}

export interface IngestInput {
  readonly fileId: string;
  readonly name?: string | undefined;
  readonly conversationId?: string | undefined;
  /** Kept in memory until the document is read; after a restart it is asked for again. */
  readonly password?: string | undefined;
}

/** Which documents are wanted; what is left out excludes nothing. */
export interface ListRequest {
  readonly conversationId?: string | undefined;
  /** Of these alone: those that are gone are left out. */
  readonly documentIds?: readonly string[] | undefined;
  /** Every word of it is in the name, the title or an author. */
  readonly query?: string | undefined;
  readonly kind?: DocumentKind | undefined;
  readonly stages?: readonly DocumentStage[] | undefined;
  readonly limit: number;
  /** The last document of the page before. */
  readonly after?: string | undefined;
}

/** A page of documents, newest first. */
export interface ListedDocuments {
  readonly documents: readonly DocumentInfo[];
  /** Documents that fit, on all pages. */
  readonly total: number;
}

export interface Documents extends AsyncDisposable {
  readonly files: {
    /** Streams the bytes to disk; the pieces are used up. Throws FacetError too-large, unsupported-file, time-limit, storage-full. */
    readonly put: (owner: string, name: string, body: Readable, signal: AbortSignal) => Promise<StoredFile>;
    readonly get: (owner: string, fileId: string) => StoredFile;
    readonly pathOf: (file: StoredFile) => string;
    /** Rows and bytes of a file no document uses; how many files went. */
    readonly remove: (owner: string, fileId: string) => number;
  };
  /** All there are, or all of a conversation, newest first: for the server itself. */
  readonly list: (owner: string, scope?: { readonly conversationId: string }) => readonly DocumentInfo[];
  readonly listPart: (owner: string, request: ListRequest) => ListedDocuments;
  readonly count: (owner: string) => number;
  readonly get: (owner: string, documentId: string) => DocumentDetail;
  /** Begins the durable job, or gives the document the owner already has with these bytes. */
  readonly ingest: (owner: string, input: IngestInput) => DocumentDetail;
  readonly retry: (owner: string, documentId: string, password?: string) => DocumentDetail;
  readonly cancel: (owner: string, documentId: string) => DocumentDetail;
  readonly remove: (owner: string, documentId: string) => Promise<Removed>;
  /** Adds documents to a conversation, or takes one out of it. */
  readonly link: (owner: string, conversationId: string, documentIds: readonly string[]) => void;
  readonly unlink: (owner: string, conversationId: string, documentId: string) => void;
  /** No ids means all of the owner's documents. The same path as a run's retrieval. */
  readonly search: (
    owner: string,
    search: { readonly query: string; readonly documentIds?: readonly string[] | undefined; readonly k: number },
    signal: AbortSignal,
  ) => Promise<readonly FoundPassage[]>;
  readonly page: (owner: string, documentId: string, page: number) => PageText;
  /** Its contents in reading order; empty where it has no sections, or none is read yet. */
  readonly outline: (owner: string, documentId: string) => readonly OutlineNode[];
  /** PNG of a page; drawn pages are kept for a while. */
  readonly picture: (
    owner: string,
    picture: { readonly documentId: string; readonly page: number; readonly width: number },
    signal: AbortSignal,
  ) => Promise<Buffer>;
  readonly scoped: (
    owner: string,
    scope: { readonly documentIds: readonly string[] } | { readonly conversationId: string },
  ) => ScopedDocuments;
  /** Goes on with unfinished jobs and sweeps what belongs to nothing. Never throws. */
  readonly start: () => void;
  /** Vectors were lost: documents that are ready are embedded again, behind everything else. */
  readonly embedAgain: () => void;
}
