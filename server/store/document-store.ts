// The rows of documents: files, documents, pages, passages and the word index over them. The SQLite side is documents.ts.
import type {
  DocumentDetail,
  DocumentInfo,
  DocumentStage,
  PageReport,
  PageText,
  Passage,
} from "../../pipelines/engine/documents.ts";
import type { FacetErrorData } from "../../pipelines/engine/errors.ts";
import type { ListedDocuments, ListRequest, StoredFile } from "../documents/documents.ts";

export interface NewPassage extends Omit<Passage, "name" | "documentId"> {
  /** `title › section › p. N`: searched and embedded in front of the text. */
  readonly heading: string;
}

/** A document with what only the server needs of it. */
export interface StoredDocument extends DocumentInfo {
  readonly owner: string;
  readonly sha256: string;
}

export interface DocumentProgress {
  readonly stage?: DocumentStage;
  readonly done?: number;
  readonly total?: number;
  readonly etaMs?: number | null;
  readonly error?: FacetErrorData | null;
}

export interface DocumentFacts {
  readonly title: string | null;
  readonly authors: readonly string[];
  readonly year: number | null;
  readonly pageCount: number;
  readonly drawable: boolean;
  readonly isData: boolean;
}

/** Foreign and unknown ids throw FacetError not-found wherever an owner is asked for. */
export interface DocumentStore {
  readonly addFile: (owner: string, file: Omit<StoredFile, "fileId" | "createdAt">) => StoredFile;
  readonly file: (owner: string, fileId: string) => StoredFile;
  /** Files no document uses, older than the time; all owners. */
  readonly unusedFiles: (before: Date) => readonly (StoredFile & { readonly owner: string })[];
  readonly removeFile: (fileId: string) => void;
  /** How many rows of all owners hold these bytes. */
  readonly filesWith: (sha256: string) => number;
  readonly hashes: () => ReadonlySet<string>;

  readonly list: (owner: string, conversationId?: string) => readonly DocumentInfo[];
  readonly listPart: (owner: string, request: ListRequest) => ListedDocuments;
  readonly count: (owner: string) => number;
  readonly get: (owner: string, documentId: string) => DocumentDetail;
  readonly stored: (documentId: string) => StoredDocument;
  /** The owner's document with these bytes, if any. */
  readonly withBytes: (owner: string, sha256: string) => DocumentInfo | undefined;
  readonly add: (owner: string, document: { readonly file: StoredFile; readonly name: string }) => DocumentInfo;
  readonly link: (owner: string, conversationId: string, documentIds: readonly string[]) => void;
  readonly unlink: (owner: string, conversationId: string, documentId: string) => void;
  /** Returns the owner; undefined where the document is gone. */
  readonly setProgress: (documentId: string, progress: DocumentProgress) => string | undefined;
  readonly setFacts: (documentId: string, facts: DocumentFacts) => void;
  /** Documents whose job is not over, oldest first; all owners. */
  readonly unfinished: () => readonly StoredDocument[];
  /** Documents that are ready but hold passages this embedder has not embedded, oldest first; all owners. Looks at every passage. */
  readonly notEmbedded: (embedder: string) => readonly StoredDocument[];

  /** One batch in one transaction; pages that were there are replaced with their passages. Reaches the disk before it returns. */
  readonly putPages: (
    documentId: string,
    pages: readonly Omit<PageText, "documentId">[],
    passages: readonly NewPassage[],
  ) => void;
  readonly report: (documentId: string) => readonly PageReport[];
  readonly page: (owner: string, documentId: string, page: number) => PageText;
  /** Passages that this embedder has not embedded, in reading order. */
  readonly toEmbed: (
    documentId: string,
    embedder: string,
    limit: number,
  ) => readonly (Passage & { readonly heading: string })[];
  readonly markEmbedded: (passageIds: readonly string[], embedder: string) => void;
  readonly countPassages: (documentId: string, embedder?: string) => number;

  /** In reading order. */
  readonly passages: (owner: string, documentId: string) => readonly Passage[];
  /** The sections that passages stand under, each with the first page it is told on, in reading order. */
  readonly sections: (
    owner: string,
    documentId: string,
  ) => readonly { readonly page: number; readonly section: string }[];
  /** By id, in the order of the ids; ids that are gone are left out. */
  readonly passagesById: (owner: string, passageIds: readonly string[]) => readonly Passage[];
  readonly neighbours: (owner: string, passage: Passage, before: number, after: number) => readonly Passage[];
  /** BM25, best first. */
  readonly lexical: (owner: string, documentIds: readonly string[], query: string, k: number) => readonly Passage[];

  /** Deletes the document's rows; counts them. */
  readonly remove: (owner: string, documentId: string) => { readonly rows: number; readonly passages: number };
  /** What is left of a document in rows and in the word index: zeros prove a removal. */
  readonly remains: (documentId: string) => { readonly rows: number; readonly passages: number };
  /** Rewrites the word index of all documents, a part with each step: until then words of removed passages stand in it. */
  readonly rewriteWords: () => Iterable<void>;
  /** Passages were removed since it was last rewritten to its end, in this process or one before it. */
  readonly hasWordsToRewrite: () => boolean;
  /** Every embedder that has embedded a passage of this owner, also one of an earlier time. */
  readonly embedders: (owner: string) => readonly string[];
  /** Documents whose rows are gone and whose vectors may not be; all owners. */
  readonly vectorsToRemove: () => readonly { readonly owner: string; readonly documentId: string }[];
  readonly vectorsAreGone: (documentId: string) => void;
}
