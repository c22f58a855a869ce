// The branches of a conversation: the way to a message, what grows from it, which branch is active, and taking one away.
import { FacetError } from "../../pipelines/engine/errors.ts";
import type { Store } from "../../pipelines/engine/ports.ts";
import type { Databases } from "./database.ts";
import { overwritten } from "./overwritten.ts";
import { found } from "./rows.ts";

/** `branch` holds the message (one parameter) and those before it, with their distance. */
export const ancestors = `
  with recursive branch (message_id, depth) as (
    values (?, 0)
    union all
    select messages.parent_id, depth + 1 from branch join messages using (message_id) where messages.parent_id is not null
  )`;

const descendants = `
  with recursive grown (message_id) as (
    values (?)
    union all
    select messages.message_id from grown join messages on messages.parent_id = grown.message_id
  )`;

interface Place {
  readonly conversation_id: string;
  readonly parent_id: string | null;
  readonly role: "user" | "assistant";
}

type Branches = Pick<Store["messages"], "path" | "pathTo" | "select" | "setHead" | "subtree" | "remove">;

export function openBranches({ sure, fast }: Databases): Branches {
  // On one connection: a removal reads what it has just changed.
  const place = sure.prepare(
    "select conversation_id, parent_id, role from messages where message_id = ? and owner = ?",
  );
  const conversation = sure.prepare(
    "select head_id from conversations where conversation_id = ? and owner = ? and removed_at is null",
  );
  const path = fast.prepare(`${ancestors} select message_id from branch order by depth desc`).pluck();
  const grown = sure.prepare(`${descendants} select message_id from grown`).pluck();
  const isActive = sure.prepare(
    `${descendants} select 1 from grown join runs on answer_id = message_id and status in ('queued', 'running') limit 1`,
  );
  const newestLeaf = openNewestLeaf(sure);
  const newestRoot = sure
    .prepare(
      "select message_id from messages where conversation_id = ? and parent_id is null order by rowid desc limit 1",
    )
    .pluck();
  const moveHead = sure.prepare("update conversations set head_id = ? where conversation_id = ?");
  const separate = sure.prepare(
    "update messages set beside = null where beside is not null and parent_id = (select parent_id from messages where message_id = ?)",
  );
  const these = "in (select value from json_each(?))";
  const dropRuns = sure.prepare(`delete from runs where answer_id ${these}`);
  const standAlone = sure.prepare("update messages set beside = null where parent_id = ? and beside = ?");
  const drop = sure.prepare(`delete from messages where message_id ${these}`);
  const count = sure.prepare(
    `update conversations set message_count = message_count - ?, personas = (
       select json_group_array(persona_id) from (
         select persona_id from messages m where m.conversation_id = conversations.conversation_id and role = 'assistant'
         group by persona_id order by min(rowid)))
     where conversation_id = ?`,
  );

  const pathTo = (messageId: string) => path.all(messageId) as string[];
  const headOf = (owner: string, conversationId: string, what: "conversation" | "message") =>
    found<{ head_id: string | null }>(conversation.get(conversationId, owner), what).head_id;
  const placeOf = (owner: string, messageId: string) => found<Place>(place.get(messageId, owner), "message");
  const subtree = (owner: string, messageId: string) => {
    headOf(owner, placeOf(owner, messageId).conversation_id, "message");
    if (isActive.get(messageId) !== undefined)
      throw new FacetError("conflict", { what: "run" }, { kept: ["conversation"], next: ["wait"] });
    return grown.all(messageId) as string[];
  };
  /** Where the conversation goes on without a message: its newest sibling's branch, else what it grew from. */
  const headWithout = ({ conversation_id: conversationId, parent_id: parentId }: Place): string | null => {
    const next = parentId ?? (newestRoot.get(conversationId) as string | undefined);
    return next === undefined ? null : newestLeaf(next);
  };
  const remove = sure.transaction((owner: string, messageId: string) => {
    const from = placeOf(owner, messageId);
    const head = headOf(owner, from.conversation_id, "message");
    const gone = subtree(owner, messageId);
    const ids = JSON.stringify(gone);
    dropRuns.run(ids);
    standAlone.run(from.parent_id, messageId);
    drop.run(ids);
    count.run(gone.length, from.conversation_id);
    if (head !== null && gone.includes(head)) moveHead.run(headWithout(from), from.conversation_id);
  });

  return {
    path: (owner, conversationId) => {
      const headId = headOf(owner, conversationId, "conversation");
      return headId === null ? [] : pathTo(headId);
    },
    pathTo: (owner, messageId) => {
      placeOf(owner, messageId);
      return pathTo(messageId);
    },
    select: (owner, messageId) => {
      const { conversation_id: conversationId } = placeOf(owner, messageId);
      headOf(owner, conversationId, "message");
      const leaf = newestLeaf(messageId);
      // The choice between two answers side by side is made: from now on they are versions.
      separate.run(messageId);
      moveHead.run(leaf, conversationId);
      return pathTo(leaf);
    },
    setHead: (owner, conversationId, answerId) => {
      headOf(owner, conversationId, "conversation");
      if (answerId !== null) {
        const { conversation_id: its, role } = placeOf(owner, answerId);
        if (its !== conversationId || role !== "assistant") found(undefined, "message");
      }
      moveHead.run(answerId, conversationId);
    },
    subtree,
    remove: (owner, messageId) => overwritten(sure, () => remove(owner, messageId)),
  };
}

/** Where the conversation goes on from a message: what was said last of all that grew from it. An answer beside another is passed over until it is chosen. */
export function openNewestLeaf(database: Databases["sure"]): (messageId: string) => string {
  // Whatever grows from a message is newer: the newest of all is an end.
  const newest = database
    .prepare(
      `${descendants} select messages.message_id from grown cross join messages using (message_id)
       where beside is null or messages.message_id = ? order by messages.rowid desc limit 1`,
    )
    .pluck();
  return (messageId) => newest.get(messageId, messageId) as string;
}
