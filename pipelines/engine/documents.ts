// A person's documents as steps, server and page speak of them: pages with words in their places, passages, and the search in both ways.
import type { FacetErrorData } from "./errors.ts";

export const documentStages = [
  "queued",
  "parsing",
  /** Optical character recognition of pages without usable text. */
  "reading",
  "embedding",
  "indexing",
  "ready",
  "failed",
  "cancelled",
] as const;
export type DocumentStage = (typeof documentStages)[number];

export type PageState = "text" | "ocr" | "empty" | "failed";

/** Why a page is empty or failed. */
export type PageReason =
  | "blank"
  | "picture"
  | "ocr-off"
  | "ocr-found-nothing"
  | "unreadable"
  | "too-slow"
  | "too-large";

export interface PageReport {
  /** From 1: the place in the file, not the printed number. */
  readonly page: number;
  readonly state: PageState;
  readonly reason?: PageReason;
}

/** Left, top, width and height as fractions (0 to 1) of the page as it is shown, rotation applied. */
export type Box = readonly [left: number, top: number, width: number, height: number];

/** Characters `start` to `end` (exclusive) of the page's text, and where they stand. */
export interface PageWord {
  readonly start: number;
  readonly end: number;
  readonly box: Box;
}

/** One page's text in reading order. */
export interface PageText {
  readonly documentId: string;
  readonly page: number;
  readonly state: PageState;
  readonly reason?: PageReason;
  readonly text: string;
  /** In the order of the text; none where the page cannot be drawn (a text file). */
  readonly words: readonly PageWord[];
  /** Points (1/72 inch) of the page as shown; 0 where it cannot be drawn. */
  readonly width: number;
  readonly height: number;
  /** The heading the page begins under. Of API documentation: what the page is of, after its group: `pets › GET /pets/{id}` (page-place.ts). */
  readonly section: string | null;
}

/** One entry of a document's contents. */
export interface OutlineNode {
  /** `GET /pets/{id}`, `Pet`, `parseConfig`, or a heading. */
  readonly title: string;
  readonly kind: "operation" | "schema" | "symbol" | "section";
  /** A tag, a path or a module; null where the document has no groups. */
  readonly group: string | null;
  readonly page: number;
}

/** JSON Schema as a description gives it; untrusted. */
export type JsonSchema = Readonly<Record<string, unknown>> | boolean;

export interface ApiParameter {
  readonly name: string;
  readonly in: "path" | "query" | "header" | "cookie";
  readonly required: boolean;
  readonly schema: JsonSchema;
  readonly example?: unknown;
}

/** What a sample call of an API's page is checked against. */
export type ApiPart =
  | {
      readonly kind: "operation";
      /** In capitals. */
      readonly method: string;
      /** With its places: `/pets/{id}`. */
      readonly path: string;
      /** The first address the description names, if any. */
      readonly server: string | null;
      readonly parameters: readonly ApiParameter[];
      readonly body: {
        readonly mediaType: string;
        readonly required: boolean;
        readonly schema: JsonSchema;
        readonly example?: unknown;
      } | null;
      /** Schemas that others point to as `#/$defs/<name>`; cycles are left as they are. */
      readonly definitions: Readonly<Record<string, JsonSchema>>;
      /** Headers that prove who asks, with a placeholder: `Authorization: Bearer <token>`. */
      readonly credentials: readonly {
        readonly in: "header" | "query" | "cookie";
        readonly name: string;
        readonly value: string;
      }[];
    }
  | {
      readonly kind: "symbol";
      readonly name: string;
      /** What it is imported from: `left-pad`, `./index`. */
      readonly module: string;
      readonly isDefault: boolean;
      readonly syntax: "function" | "class" | "interface" | "type" | "constant" | "enum" | "namespace";
      /** Of the module; its imports from elsewhere are not here. */
      readonly files: readonly { readonly name: string; readonly text: string }[];
      /** The one of `files` that the module is. */
      readonly entry: string;
    };

/** What a document is to a person: text to read, a table to ask, a picture. */
export const documentKinds = ["text", "data", "picture"] as const;
export type DocumentKind = (typeof documentKinds)[number];

export interface DocumentInfo {
  readonly documentId: string;
  readonly fileId: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  /** Counts files of the same name with other content, from 1. */
  readonly version: number;
  /** What the document says of itself; null where it says nothing. Never guessed. */
  readonly title: string | null;
  readonly authors: readonly string[];
  readonly year: number | null;
  /** 0 until it is known. */
  readonly pageCount: number;
  /** Its pages can be drawn as pictures (PDF, images); others are shown as text. */
  readonly drawable: boolean;
  /** It is a table that can be asked with SQL (CSV, XLSX, Parquet). */
  readonly isData: boolean;
  readonly stage: DocumentStage;
  /** Pages or passages done of the stage, and how many there are; total 0 until it is known. */
  readonly done: number;
  readonly total: number;
  readonly etaMs: number | null;
  readonly error: FacetErrorData | null;
  readonly createdAt: string;
  /** Conversations that use it. */
  readonly conversationIds: readonly string[];
}

export interface DocumentDetail extends DocumentInfo {
  readonly pages: readonly PageReport[];
}

/** A part of one page that is found and cited as a whole. */
export interface Passage {
  /** Hash of document, page and start. */
  readonly passageId: string;
  readonly documentId: string;
  readonly name: string;
  readonly page: number;
  /** Characters into the page's text, end exclusive: `text` is exactly that part. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly kind: "text" | "table" | "code";
  readonly section: string | null;
}

export interface FoundPassage extends Passage {
  /** Reciprocal rank fusion, or the reranker's logit where `reranked`. The order also weighs the place after fusion, so it need not fall. */
  readonly score: number;
  readonly reranked: boolean;
  /** Places (from 1) in the two lists it was found in. */
  readonly lexicalRank?: number;
  readonly denseRank?: number;
}

/** The documents of one owner, within a scope, as a step or `documents.search` reads them. */
export interface ScopedDocuments {
  /** Those still being read included. */
  readonly list: () => readonly DocumentInfo[];
  /** The same, of one document of the scope alone. Throws FacetError not-found for any other. */
  readonly only: (documentId: string) => ScopedDocuments;
  /** Best first, by words (BM25). Never throws for what a person may type. */
  readonly lexical: (query: string, k: number) => readonly Passage[];
  /** Best first, by meaning. Throws FacetError model-missing where no embedder is here. */
  readonly dense: (query: string, k: number, signal?: AbortSignal) => Promise<readonly Passage[]>;
  /** Relevance logit of each passage to the query. Throws FacetError model-missing where no reranker is here. */
  readonly rerank: (query: string, passages: readonly Passage[], signal?: AbortSignal) => Promise<readonly number[]>;
  /** Passages next to this one in reading order, itself left out; they may be on the pages beside it. */
  readonly neighbours: (passage: Passage, before: number, after: number) => readonly Passage[];
  /** Every passage of a document in reading order. */
  readonly passages: (documentId: string) => readonly Passage[];
  /** Throws FacetError not-found. */
  readonly page: (documentId: string, page: number) => PageText;
  readonly report: (documentId: string) => readonly PageReport[];
  /** Null where the page is of no operation or symbol, or the file cannot be read now. Throws FacetError not-found. */
  readonly apiPart: (documentId: string, page: number, signal?: AbortSignal) => Promise<ApiPart | null>;
}

/** How a citation's sentence stands to its quote. */
export type Support =
  /** The sentence is the quote, word for word. */
  | "quoted"
  /** The quote carries the sentence: a model read both, or by rule, where the quote holds every word of the sentence in its order. */
  | "supported"
  | "unsupported"
  /** Nobody checked: the quote was not located, or no model could. */
  | "unchecked";

/** `[number]` in an answer, computed and never trusted: code found the quote on its page, or says that it did not. */
export interface Citation {
  /** From 1; the `[n]` in the text. */
  readonly number: number;
  readonly documentId: string;
  readonly name: string;
  readonly page: number;
  /** What the page is called where it is more than a number: `GET /pets/{id}`. */
  readonly place?: string;
  /** Of the quote, in the page's text; both 0 where it was not located. */
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  /** One a line of the page; empty where the quote was not located or the page cannot be drawn. */
  readonly boxes: readonly Box[];
  readonly located: boolean;
  readonly support: Support;
  /** The sentence of the answer it stands behind. */
  readonly sentence: string;
}
