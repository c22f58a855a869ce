// Messages as memory sees them: which wait to be remembered, and which may be recalled.
import type { Databases } from "./database.ts";
import { openEmbedders } from "./embedders.ts";
import type { MemoryStore, MessageToRemember } from "./memory-store.ts";
import { overwritten } from "./overwritten.ts";
import { found } from "./rows.ts";

type RememberedMessages = Pick<
  MemoryStore,
  | "messagesById"
  | "parentOf"
  | "toRemember"
  | "markFactsRead"
  | "embedders"
  | "markEmbedded"
  | "forgetMessages"
  | "citing"
  | "remembers"
  | "setRemembers"
  | "remembered"
  | "conversationsOf"
  | "forgetAll"
  | "kindOf"
  | "isTitledByQuestion"
>;

interface Row extends Omit<MessageToRemember, "factsRead"> {
  readonly factsRead: number | null;
}

const columns = `m.owner, m.conversation_id as conversationId, m.message_id as messageId, m.parent_id as parentId, m.role,
  m.persona_id as persona, m.text, coalesce(m.told, m.text) as told, m.created_at as at, m.facts_read as factsRead`;
/** Of a conversation that is remembered; told, not taken out of memory, and made of no document that was deleted meanwhile. */
export const isRemembered = `m.forgotten = 0 and m.text <> '' and (m.role = 'user' or m.answer is not null)
  and c.remembers = 1 and c.removed_at is null and (m.cited = '[]' or not exists (
    select 1 from json_each(m.cited) d where not exists (select 1 from documents where document_id = d.value)))`;

const messageOf = (row: unknown): MessageToRemember => {
  const message = row as Row;
  return { ...message, factsRead: message.factsRead !== null };
};

export function openRememberedMessages({ sure, fast }: Databases): RememberedMessages {
  // A cross join keeps its order: each message is looked up, not the ids gone through for each.
  const byId = fast.prepare(
    `select ${columns} from json_each(@ids) ids cross join messages m on m.message_id = ids.value
     cross join conversations c using (conversation_id) where m.owner = @owner and ${isRemembered} order by ids.key`,
  );
  // First which, then their texts: those of all that wait would be carried through the sort.
  const waiting = fast.prepare(
    `select ${columns} from messages m where m.search_id in (
       select m.search_id from messages m indexed by messages_to_remember cross join conversations c using (conversation_id)
       where (m.facts_read is null or m.embedded_by is null) and (m.facts_read is null or @embeds) and ${isRemembered}
         and not exists (select 1 from runs r where r.conversation_id = m.conversation_id
           and r.status in ('queued', 'running') and r.question_id = m.message_id)
       order by m.search_id limit @limit)
     order by m.search_id`,
  );
  const byAnother = fast.prepare(
    `select ${columns} from messages m join conversations c using (conversation_id)
     where m.embedded_by <> @embedder and ${isRemembered} order by m.rowid limit @limit`,
  );
  /** No message is left that an embedder before this one has embedded. Looked for once: none can be added. */
  let settledFor: string | null = null;
  // What these marks lose in a power cut is done once more, with the same result.
  const markRead = fast.prepare(
    "update messages set facts_read = 1 where message_id in (select value from json_each(?))",
  );
  const mark = (table: string, key: string) => ({
    rows: fast.prepare(`update ${table} set embedded_by = ? where ${key} in (select value from json_each(?))`),
    owners: fast.prepare(
      `insert or ignore into embedders select distinct owner, ? from ${table} where ${key} in (select value from json_each(?))`,
    ),
  });
  const [messages, memories] = [mark("messages", "message_id"), mark("memories", "memory_id")];
  // "+": by the ids, not by going through all that the owner has.
  const forget = sure.prepare(
    `update messages set forgotten = 1, facts_read = 1
     where +owner = ? and forgotten = 0 and text <> '' and message_id in (select value from json_each(?))`,
  );
  const citing = fast.prepare(
    `select conversation_id as conversationId, message_id as messageId from messages
     where owner = ? and role = 'assistant' and cited <> '[]' and exists (select 1 from json_each(cited) where value = ?)
     order by rowid`,
  );
  const switchOf = fast
    .prepare("select remembers and removed_at is null from conversations where conversation_id = ? and owner = ?")
    .pluck();
  const setSwitch = sure.prepare("update conversations set remembers = ? where conversation_id = ? and owner = ?");
  const remembered = fast.prepare(
    `select ${columns} from messages m join conversations c using (conversation_id)
     where m.conversation_id = ? and m.owner = ? and ${isRemembered} order by m.rowid`,
  );
  const conversations = fast
    .prepare(
      "select distinct conversation_id from messages where +owner = ? and message_id in (select value from json_each(?))",
    )
    .pluck();
  const dropFacts = sure.prepare(
    "delete from memories where conversation_id = ? and owner = ? and (kind = 'fact' or not ?)",
  );
  const dropSummaries = sure.prepare("delete from summaries where conversation_id = ? and owner = ?");
  const resetTurns = sure.prepare(
    `update messages set facts_read = null, embedded_by = null
     where conversation_id = ? and owner = ? and forgotten = 0 and text <> ''`,
  );
  const forgetAll = sure.transaction(
    (owner: string, conversationId: string, keepsAboutYou: boolean) =>
      dropFacts.run(conversationId, owner, keepsAboutYou ? 1 : 0).changes +
      dropSummaries.run(conversationId, owner).changes +
      resetTurns.run(conversationId, owner).changes,
  );
  const kind = fast
    .prepare(
      `select 'fact' from memories where memory_id = @id and owner = @owner
       union all select 'summary' from summaries where summary_id = @id and owner = @owner
       union all select 'turn' from messages where message_id = @id and owner = @owner`,
    )
    .pluck();
  const parent = fast.prepare("select parent_id from messages where message_id = ? and owner = ?").pluck();
  const titledBy = fast.prepare("select titled_by from conversations where conversation_id = ? and owner = ?").pluck();

  return {
    messagesById: (owner, messageIds) => byId.all({ owner, ids: JSON.stringify(messageIds) }).map(messageOf),
    parentOf: (owner, messageId) => (parent.get(messageId, owner) as string | null | undefined) ?? null,
    toRemember: (embedder, limit) => {
      const rows = waiting.all({ embeds: embedder === null ? 0 : 1, limit });
      if (rows.length > 0 || embedder === null || settledFor === embedder) return rows.map(messageOf);
      const others = byAnother.all({ embedder, limit });
      if (others.length === 0) settledFor = embedder;
      return others.map(messageOf);
    },
    markFactsRead: (messageIds) => void markRead.run(JSON.stringify(messageIds)),
    embedders: openEmbedders({ fast }),
    markEmbedded: fast.transaction((given: Parameters<MemoryStore["markEmbedded"]>[0], embedder: string) => {
      for (const [{ rows, owners }, marked] of [
        [messages, given.messageIds],
        [memories, given.memoryIds],
      ] as const) {
        owners.run(embedder, JSON.stringify(marked));
        rows.run(embedder, JSON.stringify(marked));
      }
    }),
    forgetMessages: (owner, messageIds) => forget.run(owner, JSON.stringify(messageIds)).changes,
    citing: (owner, documentId) => citing.all(owner, documentId) as ReturnType<MemoryStore["citing"]>,
    remembers: (owner, conversationId) => found<number>(switchOf.get(conversationId, owner), "conversation") === 1,
    setRemembers: sure.transaction((owner: string, conversationId: string, remembers: boolean) => {
      found(switchOf.get(conversationId, owner), "conversation");
      setSwitch.run(remembers ? 1 : 0, conversationId, owner);
    }),
    remembered: (owner, conversationId) => remembered.all(conversationId, owner).map(messageOf),
    conversationsOf: (owner, messageIds) => conversations.all(owner, JSON.stringify(messageIds)) as string[],
    forgetAll: (owner, conversationId, keepsAboutYou) =>
      overwritten(sure, () => forgetAll(owner, conversationId, keepsAboutYou)),
    kindOf: (owner, id) => found<"fact" | "summary" | "turn">(kind.get({ owner, id }), "memory"),
    isTitledByQuestion: (owner, conversationId) => titledBy.get(conversationId, owner) === "question",
  };
}
