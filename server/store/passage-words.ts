// Passages by their words, best first by BM25. What is scored is what has a word that tells passages apart: a word that stands in most of them finds nothing by itself.
import type { Databases } from "./database.ts";
import { passageColumns, passageOf } from "./document-rows.ts";
import type { PassageRow } from "./document-rows.ts";
import type { DocumentStore } from "./document-store.ts";
import { queryTerms } from "./lexical-query.ts";

/** How much more a word in the heading (title, section) counts than one in the text. */
const headingWeight = 2;
/** A word is common that stands in more than this part of all passages. Of 10,000 made ones the dearest search in twenty takes a third of the time, whatever part from 1/4 to 1/20 it is. */
const commonFrom = 1 / 8;

/** The most that one word can add to a score, as a multiple of its rarity: FTS5's k1 + 1. */
const saturation = 2.2;
/** What FTS5 takes for the rarity of a word that stands in half of all rows or more. */
const leastRarity = 1e-6;

interface Scope {
  readonly owner: string;
  readonly documentIds: string;
  readonly first: number | null;
  readonly last: number | null;
  readonly k: number;
}

interface Best {
  readonly id: number;
  /** FTS5's: the better, the lower. */
  readonly score: number;
}

interface Term {
  readonly term: string;
  readonly most: number;
  readonly isCommon: boolean;
}

/** The passages of a document were added one after the other: among few documents the index looks at that part alone, all words at once. */
const fewDocuments = 10;
const everything: Pick<Scope, "first" | "last"> = { first: 0, last: Number.MAX_SAFE_INTEGER };

export function openPassageWords({ fast }: Pick<Databases, "fast">): DocumentStore["lexical"] {
  const matching = (expression: string) => `
    select passages_fts.rowid as id, bm25(passages_fts, ${headingWeight}, 1) as score
    from passages_fts join passages p on p.id = passages_fts.rowid
    where passages_fts match ${expression} and passages_fts.rowid between @first and @last and p.document_id in (
      select document_id from documents where owner = @owner and document_id in (select value from json_each(@documentIds)))`;
  const anyOf = fast.prepare(`${matching("@any")} order by score, passages_fts.rowid limit @k`);
  // Two halves that share no passage; in each of them a passage is scored by all of its words.
  const tellingOf = fast.prepare(
    `${matching("@withCommon")} union all ${matching("@withoutCommon")} order by score, id limit @k`,
  );
  const size = fast.prepare("select max(id) from passages").pluck();
  const holding = fast
    .prepare("select count(*) from (select 1 from passages_fts where passages_fts match ? limit ?)")
    .pluck();
  // By number and score alone until here: their texts would be carried through the sort.
  const whole = fast.prepare(
    `select ${passageColumns} from json_each(?) ids join passages p on p.id = ids.value
     join documents d using (document_id) order by ids.key`,
  );
  const range = fast.prepare(
    "select min(id) as first, max(id) as last from passages where document_id in (select value from json_each(?))",
  );

  /** Rarest first. */
  const weighed = (terms: readonly string[]): Term[] => {
    // Not fewer than there are: no word is taken for less rare than it is.
    const rows = (size.get() as number | null) ?? 0;
    const half = Math.ceil(rows / 2);
    return terms
      .map((term) => ({ term, count: holding.get(term, half) as number }))
      .toSorted((a, b) => a.count - b.count)
      .map(({ term, count }, place) => {
        const rarity = count >= half ? leastRarity : Math.log((rows - count + 0.5) / (count + 0.5));
        return { term, most: saturation * rarity, isCommon: place > 0 && count > rows * commonFrom };
      });
  };

  const withAny = (terms: readonly string[], scope: Scope) => anyOf.all({ ...scope, any: orOf(terms) }) as Best[];
  const withTelling = (terms: readonly string[], scope: Scope): readonly Best[] => {
    const words = weighed(terms);
    let telling = words.filter(({ isCommon }) => !isCommon).length;
    while (telling < words.length) {
      const [rare, common] = [words.slice(0, telling), words.slice(telling)].map((part) =>
        orOf(part.map(({ term }) => term)),
      );
      const halves = { withCommon: `(${rare}) AND (${common})`, withoutCommon: `(${rare}) NOT (${common})` };
      const found = tellingOf.all({ ...scope, ...halves }) as Best[];
      // A passage with none of the rare words comes this far only by the common ones: those that could bring it there are asked for too.
      const last = found.length === scope.k ? -(found.at(-1)?.score ?? 0) : 0;
      const needed = neededOf(words, last);
      if (needed <= telling) return found;
      telling = needed;
    }
    return withAny(terms, scope);
  };

  return (owner, documents, query, k) => {
    const terms = queryTerms(query);
    if (terms.length === 0 || documents.length === 0) return [];
    const documentIds = JSON.stringify(documents);
    const isNarrow = documents.length <= fewDocuments;
    const within = isNarrow ? (range.get(documentIds) as typeof everything) : everything;
    const best = isNarrow || terms.length === 1 ? withAny : withTelling;
    const ids = best(terms, { owner, documentIds, ...within, k }).map(({ id }) => id);
    return (whole.all(JSON.stringify(ids)) as PassageRow[]).map(passageOf);
  };
}

const orOf = (terms: readonly string[]) => terms.join(" OR ");

/** How many of the words, rarest first, must be asked for, so that the others alone stay below a score. */
function neededOf(words: readonly Term[], score: number): number {
  let [needed, most] = [words.length, 0];
  while (needed > 0) {
    most += words[needed - 1]?.most ?? 0;
    if (most >= score) break;
    needed -= 1;
  }
  return needed;
}
