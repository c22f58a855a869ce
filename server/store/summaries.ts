// Summaries of branches as rows, and the list of vectors whose rows are gone.
import type { Summary } from "../../pipelines/engine/memory.ts";
import type { Databases } from "./database.ts";

import type { MemoryStore, VectorsToRemove } from "./memory-store.ts";
import { overwritten } from "./overwritten.ts";
import { found, newId, now } from "./rows.ts";

type Summaries = Pick<
  MemoryStore,
  | "summaries"
  | "addSummary"
  | "setSummaryText"
  | "removeSummaries"
  | "vectorsToRemove"
  | "rememberVectors"
  | "vectorsAreGone"
>;

const columns = "summary_id as summaryId, through_id as throughId, text";

export function openSummaries({ sure, fast }: Databases): Summaries {
  const conversation = fast.prepare("select 1 from conversations where conversation_id = ? and owner = ?");
  const all = fast.prepare(`select ${columns} from summaries where conversation_id = ? and owner = ? order by rowid`);
  const one = fast.prepare(`select ${columns} from summaries where summary_id = ? and owner = ?`);
  const add = sure.prepare(
    `insert into summaries (summary_id, owner, conversation_id, through_id, text, made_by, created_at)
     values (?, ?, ?, ?, ?, ?, ?)`,
  );
  const setText = sure.prepare("update summaries set text = ? where summary_id = ? and owner = ?");
  const remove = sure.prepare(
    "delete from summaries where owner = ? and summary_id in (select value from json_each(?))",
  );
  const pending = fast.prepare("select id, owner, key, value from memory_vectors_to_remove order by id");
  const put = sure.prepare("insert into memory_vectors_to_remove (owner, key, value) values (?, ?, ?)");
  const wanted = sure.prepare("select key, value from memory_vectors_to_remove where id = ?");
  const gone = sure.prepare("delete from memory_vectors_to_remove where id = ?");
  const reset = (table: string, key: string) => sure.prepare(`update ${table} set embedded_by = null where ${key} = ?`);
  const embedAgain = {
    conversationId: [reset("messages", "conversation_id"), reset("memories", "conversation_id")],
    messageId: [reset("messages", "message_id"), reset("memories", "message_id")],
    memoryId: [reset("messages", "message_id"), reset("memories", "memory_id")],
  };
  const get = (owner: string, summaryId: string) => found<Summary>(one.get(summaryId, owner), "memory");

  return {
    summaries: (owner, conversationId) => {
      found(conversation.get(conversationId, owner), "conversation");
      return all.all(conversationId, owner) as Summary[];
    },
    addSummary: (owner, { conversationId, throughId, text, madeBy }) => {
      found(conversation.get(conversationId, owner), "conversation");
      const summaryId = newId();
      add.run(summaryId, owner, conversationId, throughId, text, madeBy, now());
      return get(owner, summaryId);
    },
    setSummaryText: (owner, summaryId, text) => {
      get(owner, summaryId);
      setText.run(text, summaryId, owner);
      return get(owner, summaryId);
    },
    removeSummaries: (owner, summaryIds) =>
      summaryIds.length === 0 ? 0 : overwritten(sure, () => remove.run(owner, JSON.stringify(summaryIds)).changes),
    vectorsToRemove: () => pending.all() as VectorsToRemove[],
    rememberVectors: sure.transaction((vectors: readonly Omit<VectorsToRemove, "id">[]) =>
      vectors.map(({ owner, key, value }) => ({
        id: Number(put.run(owner, key, value).lastInsertRowid),
        owner,
        key,
        value,
      })),
    ),
    vectorsAreGone: sure.transaction((ids: readonly number[]) => {
      for (const id of ids) {
        const row = wanted.get(id) as Pick<VectorsToRemove, "key" | "value"> | undefined;
        if (row === undefined) continue;
        // What is kept of it after all is embedded anew: a fact whose message is recalled no more.
        for (const statement of embedAgain[row.key]) statement.run(row.value);
        gone.run(id);
      }
    }),
  };
}
