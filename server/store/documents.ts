// The rows of documents: what is known of each, how far it is read, and the conversations that use it.
import type { Databases } from "./database.ts";
import { infoOf, reportOf, selectDocuments, storedOf } from "./document-rows.ts";
import type { DocumentRow, PageRow } from "./document-rows.ts";
import type { DocumentStore } from "./document-store.ts";
import { openListed } from "./documents-listed.ts";
import { openFiles } from "./files.ts";
import { openPages } from "./pages.ts";
import { openPassages } from "./passages.ts";
import { openRemovals } from "./removals.ts";
import { openRewriteWords } from "./rewrite-words.ts";
import { found, newId, now } from "./rows.ts";

export function openDocumentStore(databases: Databases): DocumentStore {
  return {
    ...openFiles(databases),
    ...openDocumentRows(databases),
    ...openPages(databases),
    ...openPassages(databases),
    ...openRemovals(databases),
    ...openRewriteWords(databases),
  };
}

type DocumentRows = Pick<
  DocumentStore,
  | "list"
  | "listPart"
  | "count"
  | "get"
  | "stored"
  | "withBytes"
  | "add"
  | "link"
  | "unlink"
  | "setProgress"
  | "setFacts"
  | "unfinished"
  | "notEmbedded"
>;

function openDocumentRows({ sure, fast }: Databases): DocumentRows {
  const newestFirst = "order by d.created_at desc, d.rowid desc";
  const all = fast.prepare(`${selectDocuments} where d.owner = ? ${newestFirst}`);
  const count = fast.prepare("select count(*) from documents where owner = ?").pluck();
  const ofConversation = fast.prepare(
    `${selectDocuments} join conversation_documents l on l.document_id = d.document_id and l.conversation_id = ?
     where d.owner = ? ${newestFirst}`,
  );
  const one = fast.prepare(`${selectDocuments} where d.document_id = ? and d.owner = ?`);
  const anyone = fast.prepare(`${selectDocuments} where d.document_id = ?`);
  const withBytes = fast.prepare(`${selectDocuments} where d.owner = ? and f.sha256 = ? ${newestFirst} limit 1`);
  const report = fast.prepare("select page, state, reason from pages where document_id = ? order by page");
  const unfinished = fast.prepare(
    `${selectDocuments} where d.stage not in ('ready', 'failed', 'cancelled') order by d.created_at, d.rowid`,
  );
  const notEmbedded = fast.prepare(
    `${selectDocuments} where d.stage = 'ready' and exists
       (select 1 from passages p where p.document_id = d.document_id and p.embedded_by is not ?) order by d.created_at, d.rowid`,
  );
  const conversation = fast.prepare(
    "select 1 from conversations where conversation_id = ? and owner = ? and removed_at is null",
  );
  const add = sure.prepare(
    `insert into documents (document_id, owner, file_id, name, version, created_at) values (?, ?, ?, ?,
       (select coalesce(max(version), 0) + 1 from documents where owner = ? and name = ?), ?)`,
  );
  const link = sure.prepare("insert or ignore into conversation_documents values (?, ?)");
  const unlink = sure.prepare("delete from conversation_documents where conversation_id = ? and document_id = ?");
  const setProgress = fast
    .prepare(
      `update documents set stage = coalesce(@stage, stage), done = coalesce(@done, done), total = coalesce(@total, total),
       eta_ms = iif(@setsEta, @etaMs, eta_ms), error = iif(@setsError, @error, error) where document_id = @documentId
     returning owner`,
    )
    .pluck();
  const setFacts = sure.prepare(
    `update documents set title = ?, authors = ?, year = ?, page_count = ?, drawable = ?, is_data = ? where document_id = ?`,
  );
  const owned = (owner: string, documentId: string) => found<DocumentRow>(one.get(documentId, owner), "document");
  const ownConversation = (owner: string, id: string) => void found(conversation.get(id, owner), "conversation");

  const listPart = openListed({ fast });

  return {
    count: (owner) => count.get(owner) as number,
    list: (owner, conversationId) => {
      if (conversationId === undefined) return (all.all(owner) as DocumentRow[]).map(infoOf);
      ownConversation(owner, conversationId);
      return (ofConversation.all(conversationId, owner) as DocumentRow[]).map(infoOf);
    },
    listPart: (owner, request) => {
      if (request.conversationId !== undefined) ownConversation(owner, request.conversationId);
      return listPart(owner, request);
    },
    get: (owner, documentId) => ({
      ...infoOf(owned(owner, documentId)),
      pages: (report.all(documentId) as PageRow[]).map(reportOf),
    }),
    stored: (documentId) => storedOf(found(anyone.get(documentId), "document")),
    withBytes: (owner, sha256) => {
      const row = withBytes.get(owner, sha256);
      return row === undefined ? undefined : infoOf(row as DocumentRow);
    },
    add: (owner, { file, name }) => {
      const documentId = newId();
      add.run(documentId, owner, file.fileId, name, owner, name, now());
      return infoOf(owned(owner, documentId));
    },
    link: sure.transaction((owner: string, conversationId: string, documentIds: readonly string[]) => {
      ownConversation(owner, conversationId);
      for (const documentId of documentIds) {
        owned(owner, documentId);
        link.run(conversationId, documentId);
      }
    }),
    unlink: (owner, conversationId, documentId) => {
      ownConversation(owner, conversationId);
      owned(owner, documentId);
      unlink.run(conversationId, documentId);
    },
    setProgress: (documentId, { stage = null, done = null, total = null, etaMs, error }) =>
      setProgress.get({
        documentId,
        stage,
        done,
        total,
        setsEta: etaMs === undefined ? 0 : 1,
        etaMs: etaMs === undefined || etaMs === null ? null : Math.round(etaMs),
        setsError: error === undefined ? 0 : 1,
        error: error === undefined || error === null ? null : JSON.stringify(error),
      }) as string | undefined,
    setFacts: (documentId, { title, authors, year, pageCount, drawable, isData }) =>
      void setFacts.run(title, JSON.stringify(authors), year, pageCount, drawable ? 1 : 0, isData ? 1 : 0, documentId),
    unfinished: () => (unfinished.all() as DocumentRow[]).map(storedOf),
    notEmbedded: (embedder) => (notEmbedded.all(embedder) as DocumentRow[]).map(storedOf),
  };
}
