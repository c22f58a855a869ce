// Uploads files as documents and waits until each is read or has failed.
import { openAsBlob } from "node:fs";
import { basename } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { DocumentInfo } from "../../pipelines/engine/documents.ts";
import { errorSentence } from "../../pipelines/engine/error-sentences.ts";
import type { FacetClient } from "../remote/client.ts";
import { FacetClientError } from "../remote/client.ts";
import type { Terminal } from "./terminal.ts";

const lookEveryMs = 300;
/** Documents asked for at once: the calls of one request. */
const askedAtOnce = 50;
const ended: ReadonlySet<DocumentInfo["stage"]> = new Set(["ready", "failed", "cancelled"]);

export interface ReadFile {
  readonly path: string;
  /** Null where it could not even be uploaded. */
  readonly document: DocumentInfo | null;
  /** Why it cannot be used; null where it is ready. */
  readonly failure: string | null;
}

export async function upload(facet: FacetClient, path: string): Promise<{ readonly fileId: string }> {
  return facet.upload(basename(path), await openAsBlob(path));
}

interface Told {
  readonly conversationId?: string | undefined;
  readonly each?: (file: ReadFile) => void;
  /** Each document as soon as it is there. */
  readonly begun?: (documentId: string) => void;
  readonly signal?: AbortSignal;
}

/** In the order of the paths. One bad file holds up no other; what fails for all of them, such as a key, is thrown, and so is the abort. */
export async function readDocuments(
  facet: FacetClient,
  terminal: Terminal,
  paths: readonly string[],
  told: Told = {},
): Promise<readonly ReadFile[]> {
  const files: ReadFile[] = [];
  for (const [index, path] of paths.entries()) {
    told.signal?.throwIfAborted();
    terminal.status(`Uploading ${basename(path)} (${index + 1} of ${paths.length}) …`);
    const file = await begin(facet, path, told.conversationId);
    if (file.document) told.begun?.(file.document.documentId);
    files.push(file);
  }
  const open = new Set(files.keys());
  for (;;) {
    const looked = [...open].slice(0, askedAtOnce);
    await Promise.all(
      looked.map(async (index) => {
        const file = files[index];
        if (!file) return;
        const now = file.document ? await look(facet, file.path, file.document) : file;
        files[index] = now;
        if (now.failure === null && now.document && !ended.has(now.document.stage)) return;
        open.delete(index);
        told.each?.(now);
      }),
    );
    if (open.size === 0) break;
    terminal.status(
      progress(
        files.flatMap(({ document }) => document ?? []),
        open.size,
      ),
    );
    await setTimeout(lookEveryMs);
    told.signal?.throwIfAborted();
  }
  terminal.status(null);
  return files;
}

async function begin(facet: FacetClient, path: string, conversationId: string | undefined): Promise<ReadFile> {
  try {
    const { fileId } = await upload(facet, path);
    const document = await facet.api.documents.ingest.mutate({
      fileId,
      name: basename(path),
      ...(conversationId !== undefined && { conversationId }),
    });
    return { path, document, failure: null };
  } catch (thrown) {
    if (thrown instanceof FacetClientError && (thrown.status === 0 || thrown.data.code === "forbidden")) throw thrown;
    return { path, document: null, failure: thrown instanceof Error ? thrown.message : String(thrown) };
  }
}

async function look(facet: FacetClient, path: string, { documentId }: DocumentInfo): Promise<ReadFile> {
  const document = await facet.api.documents.get.query({ documentId });
  if (document.stage !== "failed" && document.stage !== "cancelled") return { path, document, failure: null };
  const failure = document.error ? errorSentence(document.error, "en") : "It was cancelled.";
  return { path, document, failure };
}

function progress(documents: readonly DocumentInfo[], open: number): string {
  const now = documents.find(({ stage }) => !ended.has(stage) && stage !== "queued") ?? documents[0];
  if (!now) return `${open} to read …`;
  const pages = now.total > 0 ? ` ${now.done} of ${now.total}` : "";
  return `${now.name}: ${now.stage}${pages}${open > 1 ? ` (${open} to read)` : ""} …`;
}
