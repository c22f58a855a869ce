// The tree of messages: read whole, one by one, as turns, and searched. Its branches are in branches.ts.
import { foldAll } from "../../pipelines/engine/fold.ts";
import { componentsOf } from "../../pipelines/engine/persona-fields.ts";
import type { PersonaFields } from "../../pipelines/engine/persona-fields.ts";
import type { Store } from "../../pipelines/engine/ports.ts";
import { openBranches } from "./branches.ts";
import type { Databases } from "./database.ts";
import { found, loggedOf, messageOf } from "./rows.ts";
import type { EventRow, MessageRow } from "./rows.ts";
import { openMessageSearch } from "./search-messages.ts";
import { openStoredAnswers } from "./stored-answer.ts";
import { openTurns } from "./turns.ts";

export function openMessages(databases: Databases, fieldsOf: (personaId: string) => PersonaFields): Store["messages"] {
  const { fast } = databases;
  const tree = fast.prepare("select * from messages where conversation_id = ? and owner = ? order by rowid");
  const one = fast.prepare("select * from messages where message_id = ? and owner = ?");
  const log = fast.prepare("select seq, run_id, at, event from events where run_id = ? order by seq");

  const answers = openStoredAnswers(databases);

  const withLive = (row: MessageRow) => {
    if (row.role === "user") return messageOf(row);
    if (row.answer !== null) return messageOf(row, answers.read({ ...row, answer: row.answer }));
    const events = (log.all(row.run_id) as EventRow[]).map((each) => loggedOf(each).event);
    return messageOf(row, foldAll(events, componentsOf(fieldsOf(row.persona_id))));
  };

  return {
    tree: (owner, conversationId) => (tree.all(conversationId, owner) as MessageRow[]).map(withLive),
    get: (owner, messageId) => withLive(found<MessageRow>(one.get(messageId, owner), "message")),
    turnsBefore: openTurns(databases),
    search: openMessageSearch(databases),
    ...openBranches(databases),
  };
}
