// Rows of documents, pages and passages, and how they become what the page and the steps speak of.
import type {
  DocumentInfo,
  DocumentStage,
  PageReport,
  PageState,
  PageText,
  Passage,
} from "../../pipelines/engine/documents.ts";
import type { StoredDocument } from "./document-store.ts";
import { unpackWords } from "./page-words.ts";

export interface DocumentRow {
  readonly document_id: string;
  readonly owner: string;
  readonly file_id: string;
  readonly name: string;
  readonly version: number;
  readonly title: string | null;
  readonly authors: string;
  readonly year: number | null;
  readonly page_count: number;
  readonly drawable: number;
  readonly is_data: number;
  readonly stage: DocumentStage;
  readonly done: number;
  readonly total: number;
  readonly eta_ms: number | null;
  readonly error: string | null;
  readonly created_at: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly media_type: string;
  readonly conversation_ids: string;
}

/** A removed conversation does not use a document any more, though it can still be restored. */
export const selectDocuments = `
  select d.*, f.sha256, f.bytes, f.media_type,
    (select json_group_array(conversation_id) from conversation_documents cd join conversations c using (conversation_id)
       where cd.document_id = d.document_id and c.removed_at is null) as conversation_ids
  from documents d join files f using (file_id)`;

export function infoOf(row: DocumentRow): DocumentInfo {
  return {
    documentId: row.document_id,
    fileId: row.file_id,
    name: row.name,
    mediaType: row.media_type,
    bytes: row.bytes,
    version: row.version,
    title: row.title,
    authors: JSON.parse(row.authors),
    year: row.year,
    pageCount: row.page_count,
    drawable: row.drawable === 1,
    isData: row.is_data === 1,
    stage: row.stage,
    done: row.done,
    total: row.total,
    etaMs: row.eta_ms,
    error: row.error === null ? null : JSON.parse(row.error),
    createdAt: row.created_at,
    conversationIds: JSON.parse(row.conversation_ids),
  };
}

export const storedOf = (row: DocumentRow): StoredDocument => ({
  ...infoOf(row),
  owner: row.owner,
  sha256: row.sha256,
});

export interface PageRow {
  readonly document_id: string;
  readonly page: number;
  readonly state: PageState;
  readonly reason: PageReport["reason"] | null;
  readonly text: string;
  readonly words: Buffer;
  readonly width: number;
  readonly height: number;
  readonly section: string | null;
}

export function pageOf(row: PageRow): PageText {
  return {
    documentId: row.document_id,
    ...reportOf(row),
    text: row.text,
    words: unpackWords(row.words),
    width: row.width,
    height: row.height,
    section: row.section,
  };
}

export const reportOf = ({ page, state, reason }: Pick<PageRow, "page" | "state" | "reason">): PageReport =>
  reason ? { page, state, reason } : { page, state };

export interface PassageRow {
  readonly passage_id: string;
  readonly document_id: string;
  readonly name: string;
  readonly page: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly kind: Passage["kind"];
  readonly section: string | null;
  readonly heading: string;
}

export const passageColumns = `p.passage_id, p.document_id, d.name, p.page, p.start, p."end", p.text, p.kind, p.section, p.heading`;

export function passageOf(row: PassageRow): Passage {
  return {
    passageId: row.passage_id,
    documentId: row.document_id,
    name: row.name,
    page: row.page,
    start: row.start,
    end: row.end,
    text: row.text,
    kind: row.kind,
    section: row.section,
  };
}
