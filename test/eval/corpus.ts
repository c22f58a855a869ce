// A folder of documents read as Facet reads them: real parser, chunker, word index, embedder, vectors and reranker.
import { createReadStream, readdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { ScopedDocuments } from "../../pipelines/engine/documents.ts";
import type { ChatModels } from "../../pipelines/engine/ports.ts";
import type { TestServices } from "../support/services.ts";
import { openWithEmbedder } from "./with-embedder.ts";

export interface Corpus extends AsyncDisposable {
  readonly facet: TestServices;
  readonly documents: ScopedDocuments;
  readonly documentIds: readonly string[];
  /** Throws where there is no document of the name. */
  readonly idOf: (name: string) => string;
}

const readable = /\.(?:pdf|txt|md)$/;
const owner = "local";
const lookMs = 50;

/** Reads the documents of the folder, or those named. `models` are the chat models of runs; default: none that answers. */
export async function openCorpus(
  folder: string,
  { names, models }: { readonly names?: readonly string[]; readonly models?: ChatModels } = {},
): Promise<Corpus> {
  const facet = await openWithEmbedder(models);
  const close = () => facet[Symbol.asyncDispose]();
  try {
    const ids = new Map<string, string>();
    for (const name of readdirSync(folder).filter((each) => readable.test(each) && each !== "SOURCE.md"))
      if (names === undefined || names.includes(name)) ids.set(name, await ingest(facet, join(folder, name), name));
    for (const [name, documentId] of ids) await whenReady(facet, name, documentId);
    const documentIds = [...ids.values()];
    return {
      facet,
      documents: facet.services.documents.scoped(owner, { documentIds }),
      documentIds,
      idOf: (name) => {
        const id = ids.get(name);
        if (id === undefined) throw new Error(`There is no document ${name}`);
        return id;
      },
      [Symbol.asyncDispose]: close,
    };
  } catch (thrown) {
    await close();
    throw thrown;
  }
}

async function ingest({ services: { documents } }: TestServices, path: string, name: string): Promise<string> {
  const { fileId } = await documents.files.put(owner, name, createReadStream(path), new AbortController().signal);
  return documents.ingest(owner, { fileId }).documentId;
}

async function whenReady(
  { services: { documents, store } }: TestServices,
  name: string,
  documentId: string,
): Promise<void> {
  for (;;) {
    const { stage, error } = documents.get(owner, documentId);
    if (stage === "failed" || stage === "cancelled") throw new Error(`${name}: ${stage} ${JSON.stringify(error)}`);
    const isEmbedded = () => store.documents.toEmbed(documentId, "sha256:test", 1).length === 0;
    if (stage === "ready" && isEmbedded()) return;
    await setTimeout(lookMs);
  }
}
