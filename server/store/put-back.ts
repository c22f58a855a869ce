// A forgotten fact as it was, and put back so: under its id, at its place, with what had corrected it.
import type { Databases } from "./database.ts";
import type { MemoryStore, WholeFact } from "./memory-store.ts";
import { found } from "./rows.ts";

type PutBack = Pick<MemoryStore, "wholeFact" | "putBack">;

export function openPutBack({ sure, fast }: Databases): PutBack {
  const columns =
    "memory_id, owner, conversation_id, message_id, persona_id, kind, subject, text, replaces, edited, created_at";
  const values = columns.replaceAll(/\w+/g, "@$&");
  const row = fast.prepare(`select id, ${columns} from memories where memory_id = ? and owner = ?`);
  const correctors = fast.prepare("select memory_id from memories where replaces = ? and owner = ?").pluck();
  const place = sure.prepare(
    `select 1 from conversations c where c.conversation_id = @conversation_id and c.owner = @owner and c.removed_at is null
       and (c.remembers = 1 or @kind = 'about-you')
       and (@message_id is null or exists (select 1 from messages m where m.message_id = @message_id and m.owner = @owner))`,
  );
  // Its number, which is its place, may be another's by now: then it is the newest.
  const add = sure.prepare(
    `insert into memories (id, ${columns})
     values (case when exists (select 1 from memories where id = @id) then null else @id end, ${values})`,
  );
  // What corrected it corrects since then what it had corrected, unless that was changed meanwhile.
  const correct = sure.prepare(
    `update memories set replaces = @memory_id
     where memory_id = @corrector and owner = @owner and (replaces is null or replaces = @replaces)`,
  );
  const recall = sure.prepare(
    `update messages set forgotten = 0, facts_read = ?, embedded_by = null where message_id = ? and +owner = ?`,
  );

  return {
    wholeFact: (owner, memoryId) => ({
      row: found<WholeFact["row"]>(row.get(memoryId, owner), "memory"),
      correctors: correctors.all(memoryId, owner) as string[],
    }),
    putBack: sure.transaction(({ row, correctors }: WholeFact, messages: Parameters<MemoryStore["putBack"]>[1]) => {
      found(place.get(row), "memory");
      add.run(row);
      for (const corrector of correctors) correct.run({ ...row, corrector });
      for (const { messageId, factsRead } of messages) recall.run(factsRead ? 1 : null, messageId, row.owner);
    }),
  };
}
