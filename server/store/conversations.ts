// Conversations as the rail lists them; removed ones can be restored until they are purged.
import type { Conversation } from "../../pipelines/engine/conversations.ts";
import type { Store } from "../../pipelines/engine/ports.ts";
import type { Databases } from "./database.ts";
import { overwritten } from "./overwritten.ts";
import { found, newId, now } from "./rows.ts";

interface ConversationRow {
  readonly conversation_id: string;
  readonly title: string;
  readonly pinned: number;
  readonly created_at: string;
  readonly updated_at: string;
  readonly personas: string;
  readonly message_count: number;
  readonly active: number;
  readonly remembers: number;
}

// `personas` and `message_count` are kept by start-run.ts and branches.ts: the rail asks for this list after every question.
const columns = `conversation_id, title, pinned, created_at, updated_at, personas, message_count, remembers,
  exists (select 1 from runs r where r.conversation_id = c.conversation_id and r.status in ('queued', 'running')) as active`;
const here = "owner = ? and removed_at is null";

export function openConversations({ sure, fast }: Databases): Store["conversations"] {
  const order = "order by pinned desc, updated_at desc, rowid desc limit ?";
  const first = fast.prepare(`select ${columns} from conversations c where ${here} ${order}`);
  const next = fast.prepare(
    `select ${columns} from conversations c where ${here} and (pinned, updated_at, rowid) < (?, ?, ?) ${order}`,
  );
  const place = fast.prepare(
    "select pinned, updated_at, rowid as row from conversations where conversation_id = ? and owner = ?",
  );
  const count = fast.prepare(`select count(*) from conversations where ${here}`).pluck();
  // SQLite takes A for a, and Ä for something else than ä: titles are compared in lower case.
  fast.function("lower_case", { deterministic: true }, (text) => String(text).toLowerCase());
  const titled = fast.prepare(
    `select ${columns} from conversations c where ${here} and lower_case(title) like ? escape '\\'
     order by updated_at desc, rowid desc limit ?`,
  );
  const one = fast.prepare(`select ${columns} from conversations c where conversation_id = ? and ${here}`);
  const add = sure.prepare(
    "insert into conversations (conversation_id, owner, title, titled_by, created_at, updated_at) values (?, ?, ?, ?, ?, ?)",
  );
  const rename = sure.prepare("update conversations set title = ?, titled_by = 'person' where conversation_id = ?");
  const suggest = sure.prepare(
    "update conversations set title = ?, titled_by = 'model' where conversation_id = ? and titled_by <> 'person'",
  );
  const pin = sure.prepare("update conversations set pinned = ? where conversation_id = ?");
  const hide = sure.prepare("update conversations set removed_at = ? where conversation_id = ?");
  const show = sure.prepare("update conversations set removed_at = null where conversation_id = ? and owner = ?");
  const due = sure.prepare("select owner, conversation_id as conversationId from conversations where removed_at < ?");
  const rememberVectors = sure.prepare(
    "insert into memory_vectors_to_remove (owner, key, value) values (?, 'conversationId', ?)",
  );
  const drop = sure.prepare("delete from conversations where conversation_id = ?");

  const get = (owner: string, id: string) => conversationOf(found(one.get(id, owner), "conversation"));
  const all = (rows: unknown[]) => (rows as ConversationRow[]).map(conversationOf);

  const purge = sure.transaction((before: Date) => {
    const gone = due.all(before.toISOString()) as { owner: string; conversationId: string }[];
    for (const { owner, conversationId } of gone) {
      rememberVectors.run(owner, conversationId);
      drop.run(conversationId);
    }
    return gone;
  });

  return {
    list: (owner, page) => {
      const limit = page?.limit ?? -1;
      if (page?.after === undefined) return all(first.all(owner, limit));
      const from = found<{ pinned: number; updated_at: string; row: number }>(
        place.get(page.after, owner),
        "conversation",
      );
      return all(next.all(owner, from.pinned, from.updated_at, from.row, limit));
    },
    titled: (owner, query, limit) =>
      all(titled.all(owner, `%${query.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`, limit)),
    count: (owner) => count.get(owner) as number,
    get,
    create: (owner, title) => {
      const id = newId();
      const at = now();
      add.run(id, owner, title, title === "" ? "question" : "person", at, at);
      return get(owner, id);
    },
    rename: (owner, id, title) => {
      get(owner, id);
      rename.run(title, id);
      return get(owner, id);
    },
    suggestTitle: (owner, id, title) => {
      get(owner, id);
      return suggest.run(title, id).changes > 0;
    },
    pin: (owner, id, pinned) => {
      get(owner, id);
      pin.run(pinned ? 1 : 0, id);
      return get(owner, id);
    },
    remove: (owner, id) => {
      const { messageCount } = get(owner, id);
      hide.run(now(), id);
      return { messages: messageCount };
    },
    restore: (owner, id) => {
      show.run(id, owner);
      return get(owner, id);
    },
    purge: (before) => {
      // Looked for every minute: the disk is written to only where something is to go.
      if (due.get(before.toISOString()) === undefined) return [];
      return overwritten(sure, () => purge(before));
    },
  };
}

function conversationOf(row: ConversationRow): Conversation {
  return {
    conversationId: row.conversation_id,
    title: row.title,
    pinned: row.pinned === 1,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    personas: JSON.parse(row.personas),
    messageCount: row.message_count,
    active: row.active === 1,
    remembers: row.remembers === 1,
  };
}
