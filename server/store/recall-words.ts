// Recall by words: how much of what a question tells is said in a message or a fact, rare words counting more.
import type { Databases } from "./database.ts";
import { queryTerms } from "./lexical-query.ts";
import type { LexicalHit, MemoryStore } from "./memory-store.ts";
import { isRemembered } from "./remembered-messages.ts";

/** Words of a question that are looked up: of a longer one its beginning and its end. */
const termsAtMost = 24;

interface Row {
  readonly rowid: number;
  readonly id: string;
  readonly length: number;
}

interface Found extends LexicalHit {
  readonly length: number;
  readonly rowid: number;
}

export function openRecallWords({ fast }: Databases): MemoryStore["lexical"] {
  // A cross join keeps its order: each message is looked up, not the path gone through for each.
  const turns = fast.prepare(
    `select m.search_id as rowid, m.message_id as id, length(coalesce(m.told, m.text)) as length
     from json_each(@path) ids cross join messages m on m.message_id = ids.value join conversations c using (conversation_id)
     where m.owner = @owner and m.conversation_id = @conversationId and ${isRemembered}`,
  );
  const here = "f.owner = @owner and c.removed_at is null";
  // One query for each: a condition with "or" would look at every fact of all owners.
  const facts = fast.prepare(
    `select f.id as rowid, f.memory_id as id, length(f.text) as length
     from memories f join conversations c using (conversation_id)
     where f.conversation_id = @conversationId and f.kind = 'fact' and ${here}
       and (f.message_id is null or f.message_id in (select value from json_each(@path)))
     union all select f.id, f.memory_id, length(f.text) from memories f join conversations c using (conversation_id)
     where f.kind = 'about-you' and ${here}`,
  );
  const holding = (table: string) =>
    fast.prepare(`select rowid from ${table} where ${table} match ? and rowid between ? and ?`).pluck();
  const [turnsHolding, factsHolding] = [holding("messages_fts"), holding("memories_fts")];

  return (owner, { conversationId, path }, query, k) => {
    const terms = queryTerms(query, termsAtMost);
    if (terms.length === 0 || k < 1) return [];
    const scope = { owner, conversationId, path: JSON.stringify(path) };
    const lists = [
      { kind: "fact" as const, rows: facts.all(scope) as Row[], holds: factsHolding },
      { kind: "turn" as const, rows: turns.all(scope) as Row[], holds: turnsHolding },
    ];
    const all = lists.reduce((sum, { rows }) => sum + rows.length, 0);
    const said = new Map<string, { readonly found: Omit<Found, "share">; readonly terms: Set<string> }>();
    for (const { kind, rows, holds } of lists) {
      if (rows.length === 0) continue;
      const byRow = new Map(rows.map((row) => [row.rowid, row]));
      const [first, last] = [Math.min(...byRow.keys()), Math.max(...byRow.keys())];
      for (const term of terms) {
        for (const rowid of holds.all(term, first, last) as number[]) {
          const row = byRow.get(rowid);
          if (row === undefined) continue;
          const known = said.get(row.id) ?? { found: { ...row, kind }, terms: new Set() };
          said.set(row.id, known);
          known.terms.add(term);
        }
      }
    }
    return ranked([...said.values()], terms, all).slice(0, k);
  };
}

/** By the share of the question's weight that is said; of equals the shorter, then the newer. */
function ranked(
  said: readonly { readonly found: Omit<Found, "share">; readonly terms: ReadonlySet<string> }[],
  terms: readonly string[],
  all: number,
): LexicalHit[] {
  const holding = (term: string) => said.filter((each) => each.terms.has(term)).length;
  const weights = new Map(terms.map((term) => [term, Math.log((all + 1) / (holding(term) + 0.5))]));
  const weightOf = (some: Iterable<string>) => [...some].reduce((sum, term) => sum + (weights.get(term) ?? 0), 0);
  const whole = weightOf(terms);
  return said
    .map((each): Found => ({ ...each.found, share: whole > 0 ? weightOf(each.terms) / whole : 1 }))
    .toSorted((a, b) => b.share - a.share || a.length - b.length || b.rowid - a.rowid)
    .map(({ id, kind, share }) => ({ id, kind, share }));
}
