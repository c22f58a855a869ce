// What the page asks of the server about documents; a call that fails throws as tRPC does.
import type { DocumentDetail, DocumentInfo, OutlineNode, PageText } from "../../pipelines/engine/documents.ts";
import { api } from "../api.ts";
import { failureOf } from "../conversation/failure.ts";
import type { Home, Sent } from "./uploads.ts";

/** Without a conversation: all there are. */
export async function listDocuments(conversationId?: string): Promise<readonly DocumentInfo[]> {
  const { documents } = await api.documents.list.query(conversationId === undefined ? {} : { conversationId });
  return documents;
}

export async function countDocuments(): Promise<number> {
  return (await api.documents.count.query()).documents;
}

export function getDocument(documentId: string): Promise<DocumentDetail> {
  return api.documents.get.query({ documentId });
}

/** Those of the documents that are still there. */
export async function documentsOf(documentIds: readonly string[]): Promise<readonly DocumentInfo[]> {
  const found = await Promise.all(documentIds.map((each) => getDocument(each).catch(nothingIfGone)));
  return found.filter((each) => each !== undefined);
}

function nothingIfGone(thrown: unknown): undefined {
  const failure = failureOf(thrown);
  if (failure.kind !== "error" || failure.error.code !== "not-found") throw thrown;
  return undefined;
}

export async function outlineOf(documentId: string): Promise<readonly OutlineNode[]> {
  return (await api.documents.outline.query({ documentId })).nodes;
}

export function pageOf(documentId: string, page: number): Promise<PageText> {
  return api.documents.page.query({ documentId, page });
}

export async function ingest(fileId: string, name: string, home: Home): Promise<Sent<DocumentInfo>> {
  const place = home === "library" || home.conversationId === null ? {} : { conversationId: home.conversationId };
  try {
    return { ok: true, value: await api.documents.ingest.mutate({ fileId, name, ...place }) };
  } catch (thrown) {
    return { ok: false, failure: failureOf(thrown) };
  }
}

/** The picture of a page, so many pixels wide. */
export function pictureUrl(documentId: string, page: number, width: number): string {
  return `/documents/${encodeURIComponent(documentId)}/pages/${page}.png?width=${width}`;
}

export function downloadUrl(fileId: string): string {
  return `/files/${encodeURIComponent(fileId)}`;
}
