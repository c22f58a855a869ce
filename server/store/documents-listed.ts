// The list of documents in pages, newest first: those of a conversation, with words in their names, of one kind, at some stages.
import { namedLike } from "../../pipelines/engine/named-like.ts";
import type { ListedDocuments, ListRequest } from "../documents/documents.ts";
import type { Databases } from "./database.ts";
import { infoOf, selectDocuments } from "./document-rows.ts";
import type { DocumentRow } from "./document-rows.ts";
import { found } from "./rows.ts";

const fits = `d.owner = @owner
  and (@conversationId is null or exists (
    select 1 from conversation_documents l where l.conversation_id = @conversationId and l.document_id = d.document_id))
  and (@documentIds is null or d.document_id in (select value from json_each(@documentIds)))
  and (@stages is null or d.stage in (select value from json_each(@stages)))
  and (@kind is null or @kind = case when d.is_data = 1 then 'data' when f.media_type like 'image/%' then 'picture' else 'text' end)
  and (@query = '' or named_like(@query, d.name, d.title, d.authors))`;

/** Whose conversation it is, is the caller's to ask. FacetError not-found for an `after` that is not the owner's. */
export function openListed({
  fast,
}: Pick<Databases, "fast">): (owner: string, request: ListRequest) => ListedDocuments {
  fast.function("named_like", { deterministic: true }, (query, name, title, authors) =>
    namedLike(String(query), [String(name), String(title ?? ""), ...(JSON.parse(String(authors)) as string[])]) ? 1 : 0,
  );
  const page = fast.prepare(
    `${selectDocuments} where ${fits} and (@row is null or (d.created_at, d.rowid) < (@createdAt, @row))
     order by d.created_at desc, d.rowid desc limit @limit`,
  );
  const count = fast.prepare(`select count(*) from documents d join files f using (file_id) where ${fits}`).pluck();
  const place = fast.prepare(
    "select created_at as createdAt, rowid as row from documents where document_id = ? and owner = ?",
  );
  const first = { createdAt: null, row: null };

  return (owner, { conversationId, documentIds, query, kind, stages, limit, after }) => {
    const wanted = {
      owner,
      conversationId: conversationId ?? null,
      documentIds: documentIds === undefined ? null : JSON.stringify(documentIds),
      query: query ?? "",
      kind: kind ?? null,
      stages: stages === undefined ? null : JSON.stringify(stages),
    };
    const from = after === undefined ? first : found<object>(place.get(after, owner), "document");
    return {
      documents: (page.all({ ...wanted, ...from, limit }) as DocumentRow[]).map(infoOf),
      total: count.get(wanted) as number,
    };
  };
}
