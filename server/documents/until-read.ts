// For doors that answer when a document can be used: bytes kept as an upload is, and waiting until they are read.
import { Readable } from "node:stream";
import { setTimeout } from "node:timers/promises";
import type { DocumentInfo } from "../../pipelines/engine/documents.ts";
import type { Documents } from "./documents.ts";

/** Milliseconds between two looks. */
const lookEveryMs = 100;
const ended: ReadonlySet<DocumentInfo["stage"]> = new Set(["ready", "failed", "cancelled"]);

interface Asked {
  readonly owner: string;
  readonly documentId: string;
  /** Called at each look before the end. */
  readonly onLook?: (document: DocumentInfo) => void;
}

/** Resolves when its reading has ended, well or not. Rejects at the signal, and with FacetError not-found where it is removed meanwhile. */
export async function untilRead(
  documents: Pick<Documents, "get">,
  { owner, documentId, onLook }: Asked,
  signal: AbortSignal,
): Promise<DocumentInfo> {
  for (;;) {
    const document = documents.get(owner, documentId);
    if (ended.has(document.stage)) return document;
    onLook?.(document);
    await setTimeout(lookEveryMs, undefined, { signal });
  }
}

/** Resolves with the id of the file. */
export async function keepBytes(
  { files }: Pick<Documents, "files">,
  owner: string,
  { name, bytes }: { readonly name: string; readonly bytes: Buffer },
  signal: AbortSignal,
): Promise<string> {
  return (await files.put(owner, name, Readable.from([bytes]), signal)).fileId;
}
