// Ingestion with a scripted parser and embedder, over a real store and a real vector index in a folder of their own.
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { onTestFinished } from "vitest";
import { pino } from "pino";
import { FacetError } from "../../pipelines/engine/errors.ts";
import type { DocumentStage } from "../../pipelines/engine/documents.ts";
import { passagesOf } from "../../server/documents/chunk.ts";
import { openIngest } from "../../server/documents/ingest.ts";
import type { Ingest } from "../../server/documents/ingest.ts";
import type { IngestParts } from "../../server/documents/ingest-turn.ts";
import type { ParsedFile, ParsedPage, Parser } from "../../server/documents/parse/parser.ts";
import { collectionOf } from "../../server/documents/scoped.ts";
import type { DocumentStore, StoredDocument } from "../../server/store/document-store.ts";
import { openStore } from "../../server/store/open-store.ts";
import { openExactIndex } from "../../server/vectors/exact-index.ts";
import type { ExactIndex } from "../../server/vectors/exact-index.ts";
import { tmpFolder } from "./tmp-folder.ts";

/** A page's text, a picture that holds a text for who can read it, or nothing. */
type ScriptedPage = string | { readonly picture: string | null } | { readonly blank: true } | { readonly fails: true };

interface ScriptedFile {
  readonly pages: readonly ScriptedPage[];
  readonly password?: string;
  /** From this page on the file cannot be read; 1 when it cannot be opened. */
  readonly damagedFrom?: number;
  /** Milliseconds each page takes. */
  readonly pageMs?: number;
}

interface ScriptedParser extends Parser {
  /** "name p. n" of each page that was read, OCR included, in order. */
  readonly asked: string[];
}

export function scriptedParser(files: Readonly<Record<string, ScriptedFile>>): ScriptedParser {
  const asked: string[] = [];
  const fileOf = ({ name, password }: ParsedFile): ScriptedFile => {
    const file = files[name];
    if (!file || file.damagedFrom === 1) throw new FacetError("file-damaged", { name });
    if (file.password !== undefined && password === undefined) throw new FacetError("password-needed", { name });
    if (file.password !== undefined && password !== file.password) throw new FacetError("password-wrong", { name });
    return file;
  };
  return {
    asked,
    open: async (file) => ({
      pageCount: fileOf(file).pages.length,
      title: null,
      authors: [],
      year: null,
      drawable: true,
    }),
    async *pages(file, from, to, signal) {
      const { pages, damagedFrom = Infinity, pageMs = 0 } = fileOf(file);
      for (let page = from; page <= to; page += 1) {
        if (page >= damagedFrom) throw new FacetError("file-damaged", { name: file.name });
        await setTimeout(pageMs, undefined, { signal });
        asked.push(`${file.name} p. ${page}`);
        yield parsed(page, pages[page - 1] ?? { fails: true });
      }
    },
    read: async (file, page, signal) => {
      const { pages, pageMs = 0 } = fileOf(file);
      await setTimeout(pageMs, undefined, { signal });
      asked.push(`${file.name} p. ${page}`);
      const scripted = pages[page - 1];
      const text = typeof scripted === "object" && "picture" in scripted ? scripted.picture : null;
      if (text === null) return { ...nothing(page), state: "empty", reason: "ocr-found-nothing" };
      return { ...nothing(page), state: "ocr", text };
    },
    lines: async () => [],
    apiPart: async () => null,
    draw: () => Promise.reject(new Error("nothing is drawn here")),
    [Symbol.asyncDispose]: async () => {},
  };
}

function parsed(page: number, scripted: ScriptedPage): ParsedPage {
  if (typeof scripted === "string") return { ...nothing(page), state: "text", text: scripted };
  if ("fails" in scripted) return { ...nothing(page), state: "failed", reason: "unreadable" };
  return { ...nothing(page), state: "empty", reason: "picture" in scripted ? "picture" : "blank" };
}

const nothing = (page: number) => ({ page, text: "", words: [], width: 600, height: 800, parts: [] });

/** Words of a page of its own; as long as a real one where `words` says so. */
export const pageText = (name: string, page: number, words = 60): string =>
  Array.from({ length: words }, (_, at) => `${name.replace(/\W/g, "")}${page}x${at}`).join(" ");
export const textPages = (name: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => pageText(name, index + 1));

/** Vectors that differ with the text. `modelId` may be changed in the middle of a test. */
export function scriptedEmbedder(modelId: string | null = "sha256:one") {
  const embedded: string[] = [];
  return {
    id: modelId,
    embedded,
    modelId(): string | null {
      return this.id;
    },
    isComing: () => false,
    embed: async (texts: readonly string[]): Promise<readonly (readonly number[])[]> => {
      await setTimeout(1);
      embedded.push(...texts);
      return texts.map((text) => [text.length, text.charCodeAt(text.length - 1), 1]);
    },
  };
}

export interface Ingesting {
  readonly store: DocumentStore;
  readonly vectors: ExactIndex;
  readonly ingest: Ingest;
  /** A new document of the scripted file of this name; returns its id. */
  readonly add: (name: string, owner?: string) => string;
  readonly now: (documentId: string) => StoredDocument;
  /** Resolves when the document is at the stage; rejects when it stays elsewhere. */
  readonly at: (documentId: string, stage: DocumentStage) => Promise<StoredDocument>;
  readonly countVectors: (owner?: string, embedder?: string) => Promise<number>;
}

/** Closed at the end of the test; `folder` and `store` open what an earlier one left. */
export function openIngesting(given: Partial<IngestParts> & { readonly path?: string }): Ingesting {
  const folder = tmpFolder();
  const path = given.path ?? folder.path;
  const all = openStore(join(path, "facet.db"), () => ({}));
  const vectors = openExactIndex(join(path, "vectors.db"));
  const store = given.store ?? all.documents;
  const ingest = openIngest({
    store,
    parser: scriptedParser({}),
    pathOf: ({ sha256 }) => join(path, sha256),
    chunk: passagesOf,
    embedder: scriptedEmbedder(),
    vectors,
    collectionOf,
    chat: { isBusy: () => false },
    log: pino({ level: "silent" }),
    ...given,
  });
  onTestFinished(async () => {
    await ingest[Symbol.asyncDispose]();
    vectors[Symbol.dispose]();
    all.close();
    folder[Symbol.dispose]();
  });
  const now = (documentId: string) => all.documents.stored(documentId);
  return {
    store: all.documents,
    vectors,
    ingest,
    now,
    add: (name, owner = "ada") => {
      const file = { sha256: `hash of ${name}`, name, bytes: 10, mediaType: "application/pdf" };
      return all.documents.add(owner, { file: all.documents.addFile(owner, file), name }).documentId;
    },
    at: async (documentId, stage) => {
      for (let tries = 0; now(documentId).stage !== stage; tries += 1) {
        if (tries === 2000) throw new Error(`${now(documentId).name} stays ${now(documentId).stage}, not ${stage}`);
        await setTimeout(5);
      }
      return now(documentId);
    },
    countVectors: (owner = "ada", embedder = "sha256:one") => vectors.count(collectionOf(owner, embedder)),
  };
}
