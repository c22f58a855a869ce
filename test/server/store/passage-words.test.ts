// Only passages with a telling word are scored: what is found must be what scoring every passage finds.
import { join } from "node:path";
import Database from "better-sqlite3";
import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { openTestStore, withPages } from "../../support/document-rows.ts";
import { tmpFolder } from "../../support/tmp-folder.ts";

/** So many that the index is not asked for a part of it alone. */
const documentCount = 12;

/** Passages in many documents, and what scoring all of them finds: page and document as `name page`, best first, with its score. */
function openWith(textsOf: (document: number) => readonly string[]) {
  const folder = tmpFolder();
  onTestFinished(() => folder[Symbol.dispose]());
  const path = join(folder.path, "facet.db");
  const store = openTestStore(path);
  const ids = Array.from({ length: documentCount }, (_, at) => withPages(store, `${at}.txt`, textsOf(at)));
  const database = new Database(path, { readonly: true });
  onTestFinished(() => void database.close());
  const plain = database.prepare<[string, number], { place: string; score: number }>(
    `select d.name || ' ' || p.page as place, -bm25(passages_fts, 2, 1) as score
     from passages_fts join passages p on p.id = passages_fts.rowid join documents d using (document_id)
     where passages_fts match ? order by 2 desc, p.id limit ?`,
  );
  return {
    found: (words: readonly string[], k: number) =>
      store.documents.lexical("local", ids, words.join(" "), k).map(({ name, page }) => `${name} ${page}`),
    plain: (words: readonly string[], k: number) => plain.all(words.map((word) => `"${word}"`).join(" OR "), k),
  };
}

/** From a word in nine of ten passages to one in a hundred. */
const shares = { tin: 0.9, oak: 0.6, elm: 0.45, ash: 0.3, fir: 0.2, yew: 0.1, lime: 0.04, birch: 0.015, rowan: 0.01 };
type Word = keyof typeof shares;
const words = Object.keys(shares) as Word[];

test("rare and common words together find what scoring every passage finds, in its order", () => {
  let state = 7;
  const random = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  const { found, plain } = openWith(() =>
    Array.from({ length: 25 }, () =>
      words
        .flatMap((word) => (random() < shares[word] ? Array(1 + Math.floor(random() * 3)).fill(word) : []))
        .join(" "),
    ),
  );
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.constantFrom(...words), { minLength: 1 }),
      fc.integer({ min: 1, max: 60 }),
      (asked, k) => {
        const all = plain(asked, 1000);
        const scores = new Map(all.map(({ place, score }) => [place, score]));
        const got = found(asked, k);
        expect(new Set(got).size).toBe(Math.min(k, all.length));
        // Of equal scores any may come first.
        for (const [place, at] of got.entries()) expect(scores.get(at)).toBeCloseTo(all[place]?.score ?? NaN, 8);
      },
    ),
    { numRuns: 300 },
  );
});

test("a word that stands in every passage does not make a search dear", () => {
  const { found, plain } = openWith((document) =>
    Array.from({ length: 400 }, (_, at) => `report ${at % 10 === 0 ? "orchid" : "stone"} ${document} of the report`),
  );
  const asked = ["report", "orchid"];
  const used = [0, 0];
  // In turns, so that what else the machine does weighs on both.
  for (let round = 0; round < 60; round += 1)
    for (const [way, search] of [found, plain].entries()) {
      const before = process.threadCpuUsage();
      search(asked, 40);
      const { user, system } = process.threadCpuUsage(before);
      used[way] = (used[way] ?? 0) + user + system;
    }
  const [ours = NaN, whole = NaN] = used;
  expect(ours).toBeLessThan(0.7 * whole);
});
