// Facts as rows: told in a message or typed, kept for their conversation or for all, one correcting another.
import type { Databases } from "./database.ts";

import type { MemoryStore, NewFact, StoredFact } from "./memory-store.ts";
import { overwritten } from "./overwritten.ts";
import { found, newId, now } from "./rows.ts";

type Facts = Pick<
  MemoryStore,
  | "facts"
  | "factsAboutYou"
  | "fact"
  | "factsById"
  | "factsOfMessages"
  | "addFacts"
  | "setFactText"
  | "setFactKind"
  | "setReplaces"
  | "removeFacts"
  | "factsToEmbed"
>;

interface FactRow extends Omit<StoredFact, "edited"> {
  readonly edited: number;
}

const from = `select f.memory_id as memoryId, f.owner, f.conversation_id as conversationId, f.kind, f.text, f.message_id as messageId,
    f.persona_id as persona, f.subject, f.replaces, f.edited, f.created_at as at,
    (select text from memories corrected where corrected.memory_id = f.replaces) as corrects
  from memories f join conversations c using (conversation_id)`;
const factOf = (row: unknown): StoredFact => {
  const fact = row as FactRow;
  return { ...fact, edited: fact.edited === 1 };
};

export function openFacts({ sure, fast }: Databases): Facts {
  const conversation = fast.prepare("select 1 from conversations where conversation_id = ? and owner = ?");
  const here = "f.owner = @owner and c.removed_at is null";
  // One query for each: a condition with "or" would look at every fact of all owners.
  const ofConversation = fast.prepare(`${from} where f.conversation_id = @conversationId and ${here} order by f.id`);
  const aboutYou = fast.prepare(
    `${from} where f.owner = ? and f.kind = 'about-you' and c.removed_at is null order by f.created_at, f.id`,
  );
  const one = fast.prepare(`${from} where f.memory_id = @memoryId and ${here}`);
  const byId = fast.prepare(
    `${from} join json_each(@ids) ids on ids.value = f.memory_id where ${here} order by ids.key`,
  );
  const ofMessages = fast.prepare(
    `${from} where f.message_id in (select value from json_each(@ids)) and ${here} order by f.id`,
  );
  const add = sure.prepare(
    `insert into memories (memory_id, owner, conversation_id, message_id, persona_id, kind, subject, text, replaces, created_at)
     values (@memoryId, @owner, @conversationId, @messageId, @persona, 'fact', @subject, @text, @replaces, @at)`,
  );
  const setText = sure.prepare(
    "update memories set text = ?, subject = coalesce(?, subject), edited = 1, embedded_by = null where memory_id = ?",
  );
  const setKind = sure.prepare("update memories set kind = ?, embedded_by = null where memory_id = ?");
  const setReplaces = sure.prepare("update memories set replaces = ? where memory_id = ?");
  const inherit = sure.prepare(
    "update memories set replaces = (select replaces from memories where memory_id = @id) where replaces = @id and owner = @owner",
  );
  const remove = sure.prepare("delete from memories where memory_id = ? and owner = ?");
  const waiting = (condition: string) =>
    fast.prepare(
      `${from} where ${condition} and c.removed_at is null and (c.remembers = 1 or f.kind = 'about-you') order by f.id limit ?`,
    );
  const neverEmbedded = waiting("f.embedded_by is null");
  const byAnother = waiting("f.embedded_by <> ?");
  /** No fact is left that an embedder before this one has embedded. Looked for once: none can be added. */
  let settledFor: string | null = null;
  const get = (owner: string, memoryId: string) => factOf(found(one.get({ memoryId, owner }), "memory"));

  const addAll = sure.transaction((owner: string, facts: readonly NewFact[]) =>
    facts.map((fact) => {
      found(conversation.get(fact.conversationId, owner), "conversation");
      const memoryId = newId();
      add.run({ ...fact, memoryId, owner, at: now() });
      return memoryId;
    }),
  );
  const removeAll = sure.transaction((owner: string, memoryIds: readonly string[]) => {
    let removed = 0;
    for (const id of memoryIds) {
      // A fact that corrected it now corrects what it had corrected: the oldest does not count again.
      inherit.run({ id, owner });
      removed += remove.run(id, owner).changes;
    }
    return removed;
  });

  return {
    facts: (owner, conversationId) => {
      found(conversation.get(conversationId, owner), "conversation");
      const own = ofConversation.all({ owner, conversationId }).map(factOf);
      const others = aboutYou.all(owner).map(factOf);
      return [...others.filter((fact) => fact.conversationId !== conversationId), ...own];
    },
    factsAboutYou: (owner) => aboutYou.all(owner).map(factOf),
    fact: get,
    factsById: (owner, memoryIds) => byId.all({ owner, ids: JSON.stringify(memoryIds) }).map(factOf),
    factsOfMessages: (owner, messageIds) => ofMessages.all({ owner, ids: JSON.stringify(messageIds) }).map(factOf),
    // Read once they are written: the other connection sees nothing before.
    addFacts: (owner, facts) => addAll(owner, facts).map((memoryId) => get(owner, memoryId)),
    setFactText: (owner, memoryId, text, subject) => {
      get(owner, memoryId);
      overwritten(sure, () => setText.run(text, subject ?? null, memoryId));
      return get(owner, memoryId);
    },
    setFactKind: (owner, memoryId, kind) => {
      get(owner, memoryId);
      setKind.run(kind, memoryId);
      return get(owner, memoryId);
    },
    setReplaces: (owner, memoryId, replaces) => {
      get(owner, memoryId);
      setReplaces.run(replaces, memoryId);
      return get(owner, memoryId);
    },
    removeFacts: (owner, memoryIds) =>
      memoryIds.length === 0 ? 0 : overwritten(sure, () => removeAll(owner, memoryIds)),
    factsToEmbed: (embedder, limit) => {
      const rows = neverEmbedded.all(limit);
      if (rows.length > 0 || settledFor === embedder) return rows.map(factOf);
      const others = byAnother.all(embedder, limit);
      if (others.length === 0) settledFor = embedder;
      return others.map(factOf);
    },
  };
}
