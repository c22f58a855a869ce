// Passages as retrieval and ingestion read them: in reading order, by id, and those still to embed. By their words: passage-words.ts.
import type { Databases } from "./database.ts";
import { passageColumns, passageOf } from "./document-rows.ts";
import type { PassageRow } from "./document-rows.ts";
import type { DocumentStore } from "./document-store.ts";
import { openPassageWords } from "./passage-words.ts";
import { found } from "./rows.ts";

type Passages = Pick<
  DocumentStore,
  "toEmbed" | "markEmbedded" | "countPassages" | "passages" | "sections" | "passagesById" | "neighbours" | "lexical"
>;

const from = `select ${passageColumns} from passages p join documents d using (document_id)`;

export function openPassages({ sure, fast }: Databases): Passages {
  const waiting = fast.prepare(
    `${from} where p.document_id = ? and p.embedded_by is not ? order by p.page, p.start limit ?`,
  );
  const mark = sure.prepare("update passages set embedded_by = ? where passage_id in (select value from json_each(?))");
  const remember = sure.prepare(
    `insert or ignore into embedders select distinct d.owner, ? from passages p join documents d using (document_id)
     where p.passage_id in (select value from json_each(?))`,
  );
  const count = fast.prepare("select count(*) from passages where document_id = ?").pluck();
  const countBy = fast.prepare("select count(*) from passages where document_id = ? and embedded_by = ?").pluck();
  const all = fast.prepare(`${from} where p.document_id = ? order by p.page, p.start`);
  // A document may say the same heading in two places: only the one it goes on under is left out.
  const sections = fast.prepare(
    `select page, section from (
       select page, start, section, lag(section) over (order by page, start) as before from passages where document_id = ?)
     where section is not null and section is not before order by page, start`,
  );
  const byId = fast.prepare(
    `select ${passageColumns} from json_each(?) ids join passages p on p.passage_id = ids.value
     join documents d using (document_id) where d.owner = ? order by ids.key`,
  );
  const before = fast.prepare(
    `${from} where p.document_id = ? and (p.page, p.start) < (?, ?) order by p.page desc, p.start desc limit ?`,
  );
  const after = fast.prepare(
    `${from} where p.document_id = ? and (p.page, p.start) > (?, ?) order by p.page, p.start limit ?`,
  );
  const document = fast.prepare("select 1 from documents where document_id = ? and owner = ?");
  const owned = (owner: string, documentId: string) => void found(document.get(documentId, owner), "document");
  const passagesOf = (rows: unknown[]) => (rows as PassageRow[]).map(passageOf);

  return {
    toEmbed: (documentId, embedder, limit) =>
      (waiting.all(documentId, embedder, limit) as PassageRow[]).map((row) => ({
        ...passageOf(row),
        heading: row.heading,
      })),
    markEmbedded: sure.transaction((passageIds: readonly string[], embedder: string) => {
      const ids = JSON.stringify(passageIds);
      remember.run(embedder, ids);
      mark.run(embedder, ids);
    }),
    countPassages: (documentId, embedder) =>
      (embedder === undefined ? count.get(documentId) : countBy.get(documentId, embedder)) as number,
    passages: (owner, documentId) => {
      owned(owner, documentId);
      return passagesOf(all.all(documentId));
    },
    sections: (owner, documentId) => {
      owned(owner, documentId);
      return sections.all(documentId) as { page: number; section: string }[];
    },
    passagesById: (owner, passageIds) => passagesOf(byId.all(JSON.stringify(passageIds), owner)),
    neighbours: (owner, { documentId, page, start }, countBefore, countAfter) => {
      owned(owner, documentId);
      return passagesOf([
        ...before.all(documentId, page, start, countBefore).toReversed(),
        ...after.all(documentId, page, start, countAfter),
      ]);
    },
    lexical: openPassageWords({ fast }),
  };
}
