// What the page asks of the server about documents; a call that fails throws as tRPC does.
import type {
  DocumentDetail,
  DocumentInfo,
  DocumentKind,
  DocumentStage,
  OutlineNode,
  PageText,
} from "../../pipelines/engine/documents.ts";
import { api } from "../api.ts";
import { failureOf } from "../conversation/failure.ts";
import type { Home, Sent } from "./uploads.ts";

/** Documents of one answer. Source: documents.list. */
const listedAtMost = 500;
/** Ids one call may name. Source: documents.list, personas.<id>.start, documents.link. */
export const namedAtMost = 100;

/** Which documents are wanted; what is left out excludes nothing. */
export interface DocumentFilter {
  readonly conversationId?: string;
  /** Of these alone, `namedAtMost` of them. */
  readonly documentIds?: string[];
  readonly query?: string;
  readonly kind?: DocumentKind;
  readonly stages?: DocumentStage[];
}

export interface DocumentList {
  readonly documents: readonly DocumentInfo[];
  /** Documents that fit, also those that were not asked for. */
  readonly total: number;
}

/** The newest that fit, at most so many; by default all of them, in as many answers as that takes. */
export async function listDocuments(filter: DocumentFilter, most = Infinity): Promise<DocumentList> {
  const documents: DocumentInfo[] = [];
  for (;;) {
    const limit = Math.min(listedAtMost, most - documents.length);
    const answer = await api.documents.list.query({ ...filter, limit, after: documents.at(-1)?.documentId });
    documents.push(...answer.documents);
    if (answer.documents.length < limit || documents.length >= most) return { documents, total: answer.total };
  }
}

export async function countDocuments(): Promise<number> {
  return (await api.documents.count.query()).documents;
}

export function getDocument(documentId: string): Promise<DocumentDetail> {
  return api.documents.get.query({ documentId });
}

/** Those of the documents that are still there. */
export async function documentsOf(documentIds: readonly string[]): Promise<DocumentList> {
  const found = await Promise.all(documentIds.map((each) => getDocument(each).catch(nothingIfGone)));
  const documents = found.filter((each) => each !== undefined);
  return { documents, total: documents.length };
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
