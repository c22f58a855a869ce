// What ingestion is made of, and one document's turn in it: everything a turn does is on disk batch by batch, so that it may end at any moment.
import { setTimeout } from "node:timers/promises";
import type { Logger } from "pino";
import type { DocumentStage } from "../../pipelines/engine/documents.ts";
import type { VectorIndex } from "../../pipelines/engine/vectors.ts";
import type { DocumentStore, NewPassage, StoredDocument } from "../store/document-store.ts";
import type { ParsedFile, ParsedPage, Parser } from "./parse/parser.ts";

/** Milliseconds a batch waits for a running answer, at most: chat goes first, but reading never stands still. */
const courtesyMs = 2000;
/** Milliseconds between two looks at the running answers. */
const lookMs = 50;

export interface IngestParts {
  readonly store: DocumentStore;
  readonly parser: Parser;
  readonly pathOf: (file: { readonly sha256: string }) => string;
  readonly chunk: (
    page: ParsedPage,
    context: { readonly documentId: string; readonly title: string; readonly section: string | null },
  ) => { readonly passages: readonly NewPassage[]; readonly section: string | null };
  readonly embedder: {
    /** Throws FacetError model-missing where it cannot be used. */
    readonly embed: (
      texts: readonly string[],
      kind: "passage",
      signal: AbortSignal,
    ) => Promise<readonly (readonly number[])[]>;
    /** Null while there is no embedder, or its id is not known. Never throws. */
    readonly modelId: () => string | null;
    /** It is here, and its id will be known in a moment. */
    readonly isComing: () => boolean;
  };
  readonly vectors: Pick<VectorIndex, "add" | "remove">;
  /** The collection of an owner's passages under one embedder. */
  readonly collectionOf: (owner: string, embedder: string) => string;
  readonly chat: { readonly isBusy: () => boolean };
  readonly log: Logger;
  /** For tests: milliseconds after which a document makes room for one that waits. */
  readonly turnMs?: number;
}

/** The document as it was at the beginning of the turn, and what the turn must heed. */
export interface Turn {
  readonly document: StoredDocument;
  readonly file: ParsedFile;
  readonly signal: AbortSignal;
  /** Others wait and this turn has lasted long enough: end it between two batches, and it is continued later. */
  readonly isOver: () => boolean;
}

export type StageOfWork = Exclude<DocumentStage, "ready" | "failed" | "cancelled">;

/** Between two batches: lets a running answer go first. Throws the signal's reason when the turn is ended. */
export async function giveWay(chat: IngestParts["chat"], signal: AbortSignal): Promise<void> {
  const until = performance.now() + courtesyMs;
  while (chat.isBusy() && performance.now() < until) await setTimeout(lookMs, undefined, { signal });
  signal.throwIfAborted();
}

/** What headings call the document. */
export const titleOf = ({ title, name }: StoredDocument): string => title ?? name;
