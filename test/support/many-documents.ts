// A thousand documents in a running server's store, as if they had been read over months; their files are not on the disk.
import { createHash } from "node:crypto";
import { join } from "node:path";
import Database from "better-sqlite3";
import type { FacetProcess } from "./facet-process.ts";

const hour = 3_600_000;
const pagesOfEach = 2;

/** The n-th, from the newest: every tenth is a table, every hundredth could not be read. */
export const nameOf = (at: number): string => `paper ${at}.${at % 10 === 0 ? "csv" : "txt"}`;
/** The word that stands in it alone. */
export const markOf = (at: number): string => `milestone${at}`;
/** The text of a page, counted from 1. */
export const pageTextOf = (at: number, page: number): string =>
  page === 1
    ? `The ${markOf(at)} stands beside the old road, ${at} paces from the river.`
    : `Beyond the ${markOf(at)} nothing was measured on page ${page}.`;

/** Adds `count`, the first now and each an hour older than the one before. */
export function addDocuments(facet: Pick<FacetProcess, "folder">, count: number): void {
  const db = new Database(join(facet.folder, "data", "facet.db"));
  const addFile = db.prepare("insert into files values (@id, 'local', @sha256, @name, 400, @type, @when)");
  const add = db.prepare(
    `insert into documents (document_id, owner, file_id, name, page_count, is_data, stage, created_at)
     values (@id, 'local', @id, @name, ${pagesOfEach}, @isData, @stage, @when)`,
  );
  const addPage = db.prepare(
    "insert into pages (document_id, page, state, text, words, width, height) values (@id, @page, 'text', @text, x'', 0, 0)",
  );
  const addPassage = db.prepare(
    `insert into passages (passage_id, document_id, page, start, "end", text, kind, heading)
     values (@passage, @id, @page, 0, @end, @text, 'text', @name)`,
  );
  db.transaction(() => {
    for (let at = 0; at < count; at += 1) {
      const [id, name] = [`document-${at}`, nameOf(at)];
      const sha256 = createHash("sha256").update(name).digest("hex");
      const when = new Date(Date.now() - at * hour).toISOString();
      const isData = at % 10 === 0;
      addFile.run({ id, sha256, name, type: isData ? "text/csv" : "text/plain", when });
      const stage = at % 100 === 99 ? "failed" : "ready";
      add.run({ id, name, isData: isData ? 1 : 0, stage, when });
      if (stage === "failed") continue;
      for (let page = 1; page <= pagesOfEach; page += 1) {
        const text = pageTextOf(at, page);
        addPage.run({ id, page, text });
        addPassage.run({ passage: `${id}-${page}`, id, page, end: text.length, text, name });
      }
    }
  })();
  db.close();
}
