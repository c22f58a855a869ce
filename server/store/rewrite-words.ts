// Rewrites the word index of all documents: SQLite only writes down that a passage's words are deleted, and lets them stand.
import type { Databases } from "./database.ts";
import type { DocumentStore } from "./document-store.ts";
import { overwritten } from "./overwritten.ts";

/** Pages of the index that are rewritten at once; some milliseconds. */
const pagesAtOnce = 50;

/** FTS5 could overwrite each word as it is deleted (secure-delete): a thousand passages of twenty thousand then take 33 s instead of 0.4 s. */
export function openRewriteWords({
  sure,
}: Pick<Databases, "sure">): Pick<DocumentStore, "rewriteWords" | "hasWordsToRewrite"> {
  const last = sure.prepare("select max(id) from words_to_rewrite").pluck();
  const done = sure.prepare("delete from words_to_rewrite where id <= ?");
  const total = sure.prepare("select total_changes()").pluck();
  const merge = (pages: number): boolean => {
    const before = total.get() as number;
    sure.exec(`insert into passages_fts (passages_fts, rank) values ('merge', ${pages})`);
    // One change is the command itself. Source: SQLite's FTS5, "The 'merge' Command".
    return (total.get() as number) - before > 1;
  };
  return {
    hasWordsToRewrite: () => last.get() !== null,
    *rewriteWords() {
      // What is removed while this goes on is rewritten by the next one.
      const upTo = last.get();
      // A negative number takes all segments; a deletion is only written down in a newer one than its word.
      merge(-pagesAtOnce);
      do yield;
      while (merge(pagesAtOnce));
      overwritten(sure, () => done.run(upTo));
    },
  };
}
