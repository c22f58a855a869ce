// Where a client that sends all turns each time left off: the hash of what was said, and the answer it ends with.
import type { Databases } from "./database.ts";

export interface SaidAnswer {
  readonly answerId: string;
  readonly conversationId: string;
}

export interface SaidTurns {
  /** The same turns said twice: the newer conversation is the one that goes on. */
  readonly add: (owner: string, hash: string, answerId: string) => void;
  /** Null where nobody said this, or where it was deleted since. */
  readonly find: (owner: string, hash: string) => SaidAnswer | null;
}

export function openSaidTurns({ fast }: Databases): SaidTurns {
  // The conversation may have been purged while the answer was written: then nothing is to be noted.
  const add = fast.prepare(
    `insert into said_turns (owner, hash, answer_id, conversation_id)
     select @owner, @hash, message_id, conversation_id from messages where message_id = @answerId and owner = @owner
     on conflict do update set answer_id = excluded.answer_id, conversation_id = excluded.conversation_id`,
  );
  const find = fast.prepare(
    `select answer_id as answerId, conversation_id as conversationId from said_turns join conversations c using (conversation_id)
     where said_turns.owner = ? and hash = ? and c.removed_at is null`,
  );
  return {
    add: (owner, hash, answerId) => void add.run({ owner, hash, answerId }),
    find: (owner, hash) => (find.get(owner, hash) as SaidAnswer | undefined) ?? null,
  };
}
