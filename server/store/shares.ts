// Snapshots of conversations behind ids that nobody can guess, until they are revoked.
import { randomBytes } from "node:crypto";
import type { Databases } from "./database.ts";
import type { Share, SharedConversation, ShareStore } from "./share-store.ts";
import { found, now } from "./rows.ts";

const idBytes = 24;

interface ShareRow {
  readonly share_id: string;
  readonly conversation_id: string;
  readonly title: string;
  readonly messages: number;
  readonly created_at: string;
}

// The snapshot may be long: its title and length are read inside the database.
const columns = `share_id, conversation_id, s.snapshot ->> '$.title' as title,
  json_array_length(s.snapshot, '$.messages') as messages, s.created_at`;
const kept = "from shares s join conversations c using (conversation_id) where c.removed_at is null";

export function openShares({ sure, fast }: Databases): ShareStore {
  const conversation = fast.prepare(
    "select 1 from conversations where conversation_id = ? and owner = ? and removed_at is null",
  );
  const owned = (owner: string, id: string) => void found(conversation.get(id, owner), "conversation");
  const add = sure.prepare(
    "insert into shares (share_id, owner, conversation_id, through_id, snapshot, created_at) values (?, ?, ?, ?, ?, ?)",
  );
  const list = fast.prepare(
    `select ${columns} ${kept} and s.owner = @owner and (@conversationId is null or conversation_id = @conversationId)
     order by s.created_at desc, s.rowid desc`,
  );
  const remove = sure.prepare("delete from shares where share_id = ? and owner = ?");
  const get = fast.prepare(`select snapshot ${kept} and share_id = ?`).pluck();

  return {
    add: (owner, conversationId, { snapshot, throughId }) => {
      owned(owner, conversationId);
      const shareId = randomBytes(idBytes).toString("base64url");
      const at = now();
      add.run(shareId, owner, conversationId, throughId, JSON.stringify(snapshot), at);
      return { shareId, conversationId, title: snapshot.title, messageCount: snapshot.messages.length, at };
    },
    list: (owner, conversationId) => {
      if (conversationId !== undefined) owned(owner, conversationId);
      return (list.all({ owner, conversationId: conversationId ?? null }) as ShareRow[]).map(shareOf);
    },
    remove: (owner, shareId) => {
      if (remove.run(shareId, owner).changes === 0) found(undefined, "share");
    },
    get: (shareId) => JSON.parse(found<string>(get.get(shareId), "share")) as SharedConversation,
  };
}

const shareOf = (row: ShareRow): Share => ({
  shareId: row.share_id,
  conversationId: row.conversation_id,
  title: row.title,
  messageCount: row.messages,
  at: row.created_at,
});
