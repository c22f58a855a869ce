// Conversations as the rail lists them; removed ones can be restored until they are purged.
import type { Conversation, Store } from "../../pipelines/engine/ports.ts";
import type { Databases } from "./database.ts";
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
}

// `personas` and `message_count` are kept by start-run.ts: the rail asks for this list after every question.
const columns = `conversation_id, title, pinned, created_at, updated_at, personas, message_count,
  exists (select 1 from runs r where r.conversation_id = c.conversation_id and r.status in ('queued', 'running')) as active`;

export function openConversations({ sure, fast }: Databases): Store["conversations"] {
  const here = "owner = ? and removed_at is null";
  const list = fast.prepare(
    `select ${columns} from conversations c where ${here} order by updated_at desc, rowid desc`,
  );
  // SQLite takes A for a, and Ä for something else than ä: words with such letters are compared in lower case (15 ms instead of 2 over 5,000 messages of 1 kB).
  fast.function("lower_case", { deterministic: true }, (text) => String(text).toLowerCase());
  const searching = (folded: (column: string) => string) =>
    fast.prepare(
      `select ${columns} from conversations c where ${here} and (${folded("title")} like ? escape '\\' or exists
         (select 1 from messages m where m.conversation_id = c.conversation_id and ${folded("m.text")} like ? escape '\\'))
       order by updated_at desc, rowid desc limit 100`,
    );
  const search = searching((column) => column);
  const searchFolded = searching((column) => `lower_case(${column})`);
  const one = fast.prepare(`select ${columns} from conversations c where conversation_id = ? and ${here}`);
  const get = (owner: string, id: string) => conversationOf(found(one.get(id, owner), "conversation"));
  /** Sets a column of the owner's conversation; not-found when there is none. */
  const update = (owner: string, id: string, assignment: string, value: string | number) => {
    get(owner, id);
    sure
      .prepare(`update conversations set ${assignment} where conversation_id = ? and owner = ?`)
      .run(value, id, owner);
  };

  return {
    list: (owner, query = "") => {
      const pattern = `%${query.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`;
      const matching = /[^\0-\x7f]/.test(query) ? searchFolded : search;
      const rows = query === "" ? list.all(owner) : matching.all(owner, pattern, pattern);
      return (rows as ConversationRow[]).map(conversationOf);
    },
    get,
    create: (owner, title) => {
      const id = newId();
      const at = now();
      sure
        .prepare(
          "insert into conversations (conversation_id, owner, title, created_at, updated_at) values (?, ?, ?, ?, ?)",
        )
        .run(id, owner, title, at, at);
      return get(owner, id);
    },
    rename: (owner, id, title) => {
      update(owner, id, "title = ?", title);
      return get(owner, id);
    },
    pin: (owner, id, pinned) => {
      update(owner, id, "pinned = ?", pinned ? 1 : 0);
      return get(owner, id);
    },
    remove: (owner, id) => {
      const { messageCount } = get(owner, id);
      update(owner, id, "removed_at = ?", now());
      return { messages: messageCount };
    },
    restore: (owner, id) => {
      sure.prepare("update conversations set removed_at = null where conversation_id = ? and owner = ?").run(id, owner);
      return get(owner, id);
    },
    purge: (before) => sure.prepare("delete from conversations where removed_at < ?").run(before.toISOString()).changes,
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
  };
}
