// The documents an evaluation is about, with the text of their pages: those of the paths given, or all that are there.
import type { DocumentInfo } from "../../pipelines/engine/documents.ts";
import type { ReadPage } from "../evaluation/read-page.ts";
import type { FacetClient } from "../remote/client.ts";
import { CommandError } from "./exit.ts";
import { readDocuments } from "./read-documents.ts";
import type { Terminal } from "./terminal.ts";

/** Documents of one question. */
const mostDocuments = 100;
/** Pages asked for at once: the calls of one request. */
const pagesAtOnce = 50;

interface Examined {
  readonly documents: readonly DocumentInfo[];
  readonly pages: readonly ReadPage[];
}

interface Given {
  readonly paths: readonly string[];
  /** Documents that were not there before stay. */
  readonly keep: boolean;
  /** Takes what is to be removed at the end. */
  readonly parts: AsyncDisposableStack;
  /** Without documents nothing can be asked, and their text is read. */
  readonly needed: boolean;
  readonly signal: AbortSignal;
}

/** Throws a CommandError where there is nothing to read, and the abort. */
export async function examined(
  facet: FacetClient,
  terminal: Terminal,
  { paths, keep, parts, needed, signal }: Given,
): Promise<Examined> {
  const before = await allDocuments(facet);
  const known = new Set(before.map(({ documentId }) => documentId));
  const fresh = new Set<string>();
  // Also where the person ends it while they are read.
  if (!keep)
    parts.defer(async () => {
      for (const documentId of fresh) await facet.api.documents.remove.mutate({ documentId }).catch(() => {});
    });
  const begun = (documentId: string) => void (known.has(documentId) || fresh.add(documentId));
  const all = paths.length === 0 ? before : await read(facet, terminal, paths, { begun, signal });
  const documents = all.filter(({ stage, isData }) => stage === "ready" && !isData).slice(0, mostDocuments);
  if (!needed) return { documents, pages: [] };
  if (documents.length === 0)
    throw new CommandError(
      "There is no document to ask about: name some, as in facet eval thesis.pdf, or add them first.",
    );
  if (all.length > mostDocuments) terminal.say(`The first ${mostDocuments} of ${all.length} documents are taken.`);
  return { documents, pages: await pagesOf(facet, terminal, documents, signal) };
}

async function allDocuments({ api }: FacetClient): Promise<readonly DocumentInfo[]> {
  const all: DocumentInfo[] = [];
  for (;;) {
    const { documents, total } = await api.documents.list.query({ after: all.at(-1)?.documentId });
    all.push(...documents);
    if (documents.length === 0 || all.length >= total) return all;
  }
}

async function read(
  facet: FacetClient,
  terminal: Terminal,
  paths: readonly string[],
  told: Parameters<typeof readDocuments>[3],
): Promise<readonly DocumentInfo[]> {
  const files = await readDocuments(facet, terminal, paths, told);
  for (const { path, failure } of files) if (failure !== null) terminal.say(`${path} is left out: ${failure}`);
  const found = files.flatMap(({ document, failure }) => (document && failure === null ? [document] : []));
  // The same bytes under two names are one document.
  return [...new Map(found.map((each) => [each.documentId, each])).values()];
}

async function pagesOf(
  { api }: FacetClient,
  terminal: Terminal,
  documents: readonly DocumentInfo[],
  signal: AbortSignal,
): Promise<readonly ReadPage[]> {
  const pages: ReadPage[] = [];
  for (const { documentId, name } of documents) {
    const { pages: reports } = await api.documents.get.query({ documentId });
    const readable = reports.filter(({ state }) => state === "text" || state === "ocr");
    for (let from = 0; from < readable.length; from += pagesAtOnce) {
      signal.throwIfAborted();
      terminal.status(`Reading ${name}: page ${from + 1} of ${readable.length} …`);
      const some = readable.slice(from, from + pagesAtOnce);
      const texts = await Promise.all(some.map(({ page }) => api.documents.page.query({ documentId, page })));
      pages.push(...texts.map(({ page, text }) => ({ documentId, name, page, text })));
    }
  }
  terminal.status(null);
  return pages;
}
