// The text of pages with the places of their words, and the passages cut from them, written together.
import type { PageReport } from "../../pipelines/engine/documents.ts";
import type { Databases } from "./database.ts";
import { pageOf, reportOf } from "./document-rows.ts";
import type { PageRow } from "./document-rows.ts";
import type { DocumentStore } from "./document-store.ts";
import { packWords } from "./page-words.ts";
import { found } from "./rows.ts";

export function openPages({ sure, fast }: Databases): Pick<DocumentStore, "putPages" | "report" | "page"> {
  const document = sure.prepare("select 1 from documents where document_id = ?");
  const clear = sure.prepare("delete from passages where document_id = ? and page = ?");
  const putPage = sure.prepare("insert or replace into pages values (?, ?, ?, ?, ?, ?, ?, ?, ?)");
  const putPassage = sure.prepare(
    `insert into passages (passage_id, document_id, page, start, "end", text, kind, heading, section)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const report = fast.prepare("select page, state, reason from pages where document_id = ? order by page");
  const one = fast.prepare(
    "select p.* from pages p join documents d using (document_id) where document_id = ? and page = ? and d.owner = ?",
  );
  const owned = fast.prepare("select 1 from documents where document_id = ? and owner = ?");

  return {
    putPages: sure.transaction((...[documentId, pages, passages]: Parameters<DocumentStore["putPages"]>) => {
      found(document.get(documentId), "document");
      for (const { page, state, reason, text, words, width, height, section } of pages) {
        clear.run(documentId, page);
        putPage.run(documentId, page, state, reason ?? null, text, packWords(words), width, height, section);
      }
      for (const { passageId, page, start, end, text, kind, heading, section } of passages)
        putPassage.run(passageId, documentId, page, start, end, text, kind, heading, section);
    }),
    report: (documentId): PageReport[] => (report.all(documentId) as PageRow[]).map(reportOf),
    page: (owner, documentId, page) => {
      found(owned.get(documentId, owner), "document");
      return pageOf(found(one.get(documentId, page, owner), "page"));
    },
  };
}
