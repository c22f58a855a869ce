// Thousands of conversations in a running server's store, as if they had been held over months or years.
import { join } from "node:path";
import Database from "better-sqlite3";
import type { FacetProcess } from "./facet-process.ts";

const titles = ["Street trees", "Sensor pairing", "House blend", "Station data", "Gini coefficient", "Urban soils"];
const hour = 3_600_000;

/** The title of the n-th, from the newest. */
export const titleOf = (at: number): string => `${titles[at % titles.length]} ${at}`;
/** What was asked and answered in it. */
export const questionOf = (at: number): string => `What did the survey number ${at} find?`;
export const answerOf = (at: number): string => `Survey ${at} found ${at + 1} trees.`;

interface Held {
  /** Hours between one conversation and the one before it. */
  readonly hoursApart?: number;
  /** Each has a question and an answer, read for memory already. */
  readonly said?: boolean;
}

/** Adds `count`, the first now. */
export function addConversations(
  facet: Pick<FacetProcess, "folder">,
  count: number,
  { hoursApart = 1, said = false }: Held = {},
): void {
  const db = new Database(join(facet.folder, "data", "facet.db"));
  const add = db.prepare(
    `insert into conversations (conversation_id, owner, title, personas, head_id, message_count, titled_by, created_at, updated_at)
     values (@id, 'local', @title, '["guide"]', @head, @messages, 'person', @when, @when)`,
  );
  const say = db.prepare(
    `insert into messages (message_id, owner, conversation_id, parent_id, role, persona_id, persona_version, run_id, input,
       answer, text, created_at, facts_read, embedded_by)
     values (@message, 'local', @id, @parent, @role, 'guide', '1', @run, @input, @answer, @text, @when, 1, 'none')`,
  );
  const input = JSON.stringify(["question", { question: null }]);
  const answer = JSON.stringify({ status: "done", outputs: { answer: null }, textOf: "answer" });
  db.transaction(() => {
    for (let at = 0; at < count; at += 1) {
      const id = `many-${at}`;
      const [question, answered] = [`${id}-question`, `${id}-answer`];
      const when = new Date(Date.now() - at * hoursApart * hour).toISOString();
      add.run({ id, title: titleOf(at), head: said ? answered : null, messages: said ? 2 : 0, when });
      if (!said) continue;
      const both = { id, run: `${id}-run`, when };
      say.run({ ...both, message: question, parent: null, role: "user", input, answer: null, text: questionOf(at) });
      say.run({
        ...both,
        message: answered,
        parent: question,
        role: "assistant",
        input: null,
        answer,
        text: answerOf(at),
      });
    }
  })();
  db.close();
}
