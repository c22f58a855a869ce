// The search among messages: by the word index, and by plain comparison for what the index does not take apart.
import type { SearchHit } from "../../pipelines/engine/conversations.ts";
import type { Store } from "../../pipelines/engine/ports.ts";
import type { Databases } from "./database.ts";
import { messageQuery } from "./lexical-query.ts";

/** Words of a hit's text that are shown around what was found. */
const shownWords = 24;
/** Characters shown before and after a hit that was found without the word index. */
const shownAround = 80;
/** Messages that are compared word by word where the index cannot help: 15 ms. */
const comparedAtMost = 5000;
/** Hits of the word index that are weighed, the newest first: a word that stands in 50,000 messages must not hold the process for long. */
const rankedAtMost = 2000;
/** Not characters: no text holds them for a reader. */
const marks = { open: "\uFDD0", close: "\uFDD1" };

interface HitRow {
  readonly conversation_id: string;
  readonly title: string;
  readonly message_id: string;
  readonly role: "user" | "assistant";
  readonly persona_id: string;
  readonly created_at: string;
  readonly shown: string;
}

const columns = "m.conversation_id, c.title, m.message_id, m.role, m.persona_id, m.created_at";
const ofOwner = "join conversations c using (conversation_id) where m.owner = @owner and c.removed_at is null";

export function openMessageSearch({ fast }: Databases): Store["messages"]["search"] {
  // First the best by number and score alone: the texts of all would be cut before they are sorted.
  const matching = fast.prepare(
    `with found as materialized (
       select m.search_id as id, bm25(messages_fts) as score
       from messages_fts join messages m on m.search_id = messages_fts.rowid ${ofOwner} and messages_fts match @match
       order by messages_fts.rowid desc limit ${rankedAtMost}),
     best as materialized (select id, score from found order by score, id desc limit @limit)
     select ${columns}, snippet(messages_fts, 0, @open, @close, '…', ${shownWords}) as shown
     from best join messages_fts on messages_fts.rowid = best.id join messages m on m.search_id = best.id
     join conversations c using (conversation_id) where messages_fts match @match order by score, best.id desc`,
  );
  const newest = fast.prepare(
    `select ${columns}, coalesce(m.told, m.text) as shown from messages m ${ofOwner} order by m.rowid desc limit ${comparedAtMost}`,
  );

  const byIndex = (owner: string, match: string, limit: number) =>
    (matching.all({ owner, match, limit, ...marks }) as HitRow[]).map((row) => hitOf(row, markedParts(row.shown)));
  const byComparing = (owner: string, words: readonly string[], limit: number) => {
    const hits: SearchHit[] = [];
    for (const row of newest.iterate({ owner }) as Iterable<HitRow>) {
      const folded = row.shown.toLowerCase();
      if (words.every((word) => folded.includes(word))) hits.push(hitOf(row, partsAround(row.shown, words)));
      if (hits.length === limit) break;
    }
    return hits;
  };

  return (owner, query, limit) => {
    const asked = messageQuery(query);
    if (asked === null) return [];
    const { words, all, any, hasSpaces } = asked;
    const exact = hasSpaces ? byIndex(owner, all, limit) : [];
    if (exact.length > 0) return exact;
    const compared = byComparing(owner, words, limit);
    return compared.length > 0 ? compared : byIndex(owner, any, limit);
  };
}

function hitOf(row: HitRow, parts: SearchHit["parts"]): SearchHit {
  const {
    conversation_id: conversationId,
    title,
    message_id: messageId,
    role,
    persona_id: persona,
    created_at: at,
  } = row;
  return { conversationId, title, messageId, role, persona, at, parts };
}

const oneLine = (text: string) => text.replace(/\s+/g, " ");

function markedParts(marked: string): SearchHit["parts"] {
  const pieces = oneLine(marked).split(new RegExp(`${marks.open}([^${marks.close}]*)${marks.close}`));
  return partsOf(pieces.map((text, index) => ({ text, isHit: index % 2 === 1 })));
}

const partsOf = (parts: SearchHit["parts"]) => parts.filter(({ text }) => text !== "");

/** The text around the first place of any word, with every word in it marked. */
function partsAround(text: string, words: readonly string[]): SearchHit["parts"] {
  // Lower case may be longer than what it was made of (İ): such a text is shown in lower case.
  const folded = text.toLowerCase();
  const whole = folded.length === text.length ? text : folded;
  const first = Math.min(...words.map((word) => folded.indexOf(word)));
  const from = Math.max(0, first - shownAround);
  const to = Math.min(whole.length, first + shownAround * 2);
  const shown = oneLine(`${from > 0 ? "…" : ""}${whole.slice(from, to)}${to < whole.length ? "…" : ""}`).toWellFormed();
  // Words are letters, digits and marks alone.
  const anyWord = new RegExp(`(${words.join("|")})`, "iu");
  return partsOf(shown.split(anyWord).map((piece, index) => ({ text: piece, isHit: index % 2 === 1 })));
}
