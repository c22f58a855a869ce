// Dropping a file into a running Facet and following it until it is ready, as a page does.
import { createTRPCClient, httpLink } from "@trpc/client";
import type { DocumentInfo } from "../../pipelines/engine/documents.ts";
import type { AppRouter } from "../../server/api.ts";
import { loadConfig } from "../../server/config.ts";
import { realFile } from "../support/real-weights.ts";
import { wait } from "./bench.ts";

/** Milliseconds after which a document that is not ready counts as stuck. */
const readyWithin = 30 * 60_000;

export const apiOf = (url: string) => createTRPCClient<AppRouter>({ links: [httpLink({ url: `${url}/trpc` })] });
export type Api = ReturnType<typeof apiOf>;

/** Settings of a Facet with the real embedder and the real Chroma, and no chat model in its memory. */
export async function withEmbedder(): Promise<{ modelUrl: string; environment: Record<string, string> }> {
  await realFile("bge-small-en-v1.5", ".onnx");
  // Nothing listens there: a server that is set keeps the embedded model from being loaded.
  return { modelUrl: "http://127.0.0.1:9/v1", environment: { FACET_CACHE: loadConfig(process.env).FACET_CACHE } };
}

/** Resolves with the document's id once its job has begun. */
export async function drop(url: string, name: string, bytes: Uint8Array): Promise<string> {
  const body = new Blob([Uint8Array.from(bytes)]);
  const response = await fetch(`${url}/files?name=${encodeURIComponent(name)}`, { method: "PUT", body });
  if (!response.ok) throw new Error(`the upload was refused: ${response.status} ${await response.text()}`);
  const { fileId } = (await response.json()) as { fileId: string };
  return (await apiOf(url).documents.ingest.mutate({ fileId })).documentId;
}

/** Resolves with the document when it is ready; `onLook` sees it on the way. Throws when it failed. */
export async function whenReady(
  api: Api,
  documentId: string,
  onLook: (document: DocumentInfo) => void = () => {},
): Promise<DocumentInfo> {
  for (const began = performance.now(); performance.now() - began < readyWithin; await wait(100)) {
    const { documents } = await api.documents.list.query();
    const document = documents.find((each) => each.documentId === documentId);
    if (!document) throw new Error("the document is gone");
    onLook(document);
    if (document.stage === "ready") return document;
    if (document.stage === "failed") throw new Error(`the document failed: ${JSON.stringify(document.error)}`);
  }
  throw new Error(`the document was not ready within ${readyWithin} ms`);
}

/** Milliseconds from now until a search for the word finds it in the document. */
export async function untilFound(api: Api, documentId: string, word: string): Promise<number> {
  const began = performance.now();
  for (;;) {
    const { passages } = await api.documents.search.query({ query: word, documentIds: [documentId], k: 3 });
    if (passages.some(({ text }) => text.includes(word))) return performance.now() - began;
    await wait(20);
  }
}
