// The tree of messages: read whole, walked from head to root, one branch active.
import { foldAll } from "../../pipelines/engine/fold.ts";
import type { Answer, OutputComponents } from "../../pipelines/engine/fold.ts";
import type { Store, Turn } from "../../pipelines/engine/ports.ts";
import type { Databases } from "./database.ts";
import { found, loggedOf, messageOf } from "./rows.ts";
import type { EventRow, MessageRow } from "./rows.ts";

const ancestors = `
  with recursive branch (message_id, depth) as (
    values (?, 0)
    union all
    select messages.parent_id, depth + 1 from branch join messages using (message_id) where messages.parent_id is not null
  )`;

export function openMessages(
  { sure, fast }: Databases,
  componentsOf: (personaId: string) => OutputComponents,
): Store["messages"] {
  const head = fast.prepare(
    "select head_id from conversations where conversation_id = ? and owner = ? and removed_at is null",
  );
  const tree = fast.prepare("select * from messages where conversation_id = ? and owner = ? order by rowid");
  const one = fast.prepare("select * from messages where message_id = ? and owner = ?");
  const path = fast.prepare(`${ancestors} select message_id from branch order by depth desc`).pluck();
  const branch = fast.prepare(
    `${ancestors} select messages.* from branch join messages using (message_id) where depth > 0 order by depth desc`,
  );
  const newestChild = fast
    .prepare("select message_id from messages where parent_id = ? order by rowid desc limit 1")
    .pluck();
  const setHead = sure.prepare("update conversations set head_id = ? where conversation_id = ?");
  const isKept = fast.prepare("select 1 from documents where document_id = ? and owner = ?");
  const log = fast.prepare("select seq, run_id, at, event from events where run_id = ? order by seq");

  const withLive = (row: MessageRow) => {
    if (row.role === "user" || row.answer !== null) return messageOf(row);
    const events = (log.all(row.run_id) as EventRow[]).map((each) => loggedOf(each).event);
    return messageOf(row, foldAll(events, componentsOf(row.persona_id)));
  };
  const pathTo = (messageId: string) => path.all(messageId) as string[];

  return {
    tree: (owner, conversationId) => (tree.all(conversationId, owner) as MessageRow[]).map(withLive),
    path: (owner, conversationId) => {
      const { head_id: headId } = found<{ head_id: string | null }>(head.get(conversationId, owner), "conversation");
      return headId === null ? [] : pathTo(headId);
    },
    get: (owner, messageId) => withLive(found<MessageRow>(one.get(messageId, owner), "message")),
    select: (owner, messageId) => {
      const row = found<MessageRow>(one.get(messageId, owner), "message");
      found(head.get(row.conversation_id, owner), "message");
      let leaf = messageId;
      for (let next: unknown = leaf; typeof next === "string"; next = newestChild.get(leaf)) leaf = next;
      setHead.run(leaf, row.conversation_id);
      return pathTo(leaf);
    },
    turnsBefore: (owner, questionId) => {
      found(one.get(questionId, owner), "message");
      const isTold = (row: MessageRow) =>
        row.answer === null || citedBy(row.answer).every((documentId) => isKept.get(documentId, owner) !== undefined);
      return completeTurns(branch.all(questionId) as MessageRow[], isTold);
    },
  };
}

/** Documents an answer cites: after one is deleted, no model is told again what was quoted from it. */
function citedBy(answer: string): readonly string[] {
  const { citations } = (JSON.parse(answer) as Answer).outputs;
  if (!Array.isArray(citations)) return [];
  return citations.flatMap((each: { documentId?: unknown }) =>
    typeof each.documentId === "string" ? each.documentId : [],
  );
}

/** Questions with their answers; a question whose answer holds no text, or may not be told, is left out with it. */
function completeTurns(rows: readonly MessageRow[], isTold: (answer: MessageRow) => boolean): Turn[] {
  return rows.flatMap((answer, index): Turn[] => {
    const question = rows[index - 1];
    if (answer.role !== "assistant" || answer.text === "" || question?.role !== "user" || !isTold(answer)) return [];
    return [
      { role: "user", persona: question.persona_id, text: question.text },
      { role: "assistant", persona: answer.persona_id, text: answer.text },
    ];
  });
}
