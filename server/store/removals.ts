// Taking a document's rows away, what is left of it, and the vectors that are still to follow.
import { overwritten } from "./overwritten.ts";
import type { Databases } from "./database.ts";
import type { DocumentStore } from "./document-store.ts";
import { openEmbedders } from "./embedders.ts";
import { found } from "./rows.ts";

type Removals = Pick<DocumentStore, "remove" | "remains" | "embedders" | "vectorsToRemove" | "vectorsAreGone">;

export function openRemovals({ sure, fast }: Databases): Removals {
  const document = sure.prepare("select 1 from documents where document_id = ? and owner = ?");
  const rows = ["conversation_documents", "pages", "documents"].map((table) =>
    sure.prepare(`delete from ${table} where document_id = ?`),
  );
  const passages = sure.prepare("delete from passages where document_id = ?");
  const rewrite = sure.prepare("insert into words_to_rewrite default values");
  const remember = sure.prepare("insert or ignore into vectors_to_remove values (?, ?)");
  const forget = sure.prepare("delete from vectors_to_remove where document_id = ?");
  const pending = fast.prepare("select owner, document_id as documentId from vectors_to_remove");
  const rowsLeft = fast
    .prepare(
      `select (select count(*) from documents where document_id = @id) + (select count(*) from pages where document_id = @id)
         + (select count(*) from conversation_documents where document_id = @id)`,
    )
    .pluck();
  // The word index has no column for the document: an entry without a passage is one that a removal left behind.
  const passagesLeft = fast
    .prepare(
      `select (select count(*) from passages where document_id = @id)
         + (select count(*) from passages_fts_docsize where id not in (select id from passages))`,
    )
    .pluck();

  const remove = sure.transaction((owner: string, documentId: string) => {
    found(document.get(documentId, owner), "document");
    remember.run(documentId, owner);
    const removed = { passages: passages.run(documentId).changes, rows: 0 };
    if (removed.passages > 0) rewrite.run();
    for (const table of rows) removed.rows += table.run(documentId).changes;
    return removed;
  });

  return {
    remove: (owner, documentId) => overwritten(sure, () => remove(owner, documentId)),
    remains: (documentId) => ({
      rows: rowsLeft.get({ id: documentId }) as number,
      passages: passagesLeft.get({ id: documentId }) as number,
    }),
    embedders: openEmbedders({ fast }),
    vectorsToRemove: () => pending.all() as { owner: string; documentId: string }[],
    vectorsAreGone: (documentId) => void forget.run(documentId),
  };
}
