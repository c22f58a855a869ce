// Runs: begun with their question, ended with their answer.
import { fold, foldAll } from "../../pipelines/engine/fold.ts";
import { componentsOf } from "../../pipelines/engine/persona-fields.ts";
import type { PersonaFields } from "../../pipelines/engine/persona-fields.ts";
import type { Run } from "../../pipelines/engine/conversations.ts";
import type { Store } from "../../pipelines/engine/ports.ts";
import { openNewestLeaf } from "./branches.ts";
import type { Databases } from "./database.ts";
import type { openEvents } from "./events.ts";
import { openGroupCommit } from "./group-commit.ts";
import { found, loggedOf, now, runOf, selectRuns } from "./rows.ts";
import type { EventRow, RunRow } from "./rows.ts";
import { openStart } from "./start-run.ts";
import { openStoredAnswers } from "./stored-answer.ts";
import { toldAnswer } from "./told.ts";

/** Runs whose durations make an estimate, among so many of the last ones. */
const durations = { sample: 20, among: 1000 } as const;

const active = "status in ('queued', 'running')";

export function openRuns(
  { fast, sync }: Databases,
  events: ReturnType<typeof openEvents>,
  fieldsOf: (personaId: string) => PersonaFields,
): Store["runs"] {
  const start = openStart(fast, fieldsOf);
  const durably = openGroupCommit(fast, sync);
  const one = fast.prepare(`${selectRuns} where runs.run_id = ? and runs.owner = ?`);
  // By its small index: the order alone would read every run there ever was, and this is asked at every turn of the queue.
  const allActive = fast.prepare(
    `${selectRuns} where runs.rowid in (select rowid from runs indexed by runs_active where ${active}) order by runs.rowid`,
  );
  const activeAnswer = fast.prepare(`select 1 from runs where answer_id = ? and ${active}`);
  const started = fast.prepare(
    "update runs set status = 'running', attempts = attempts + 1, started_at = ? where run_id = ?",
  );
  const left = fast.prepare("update runs set attempts = attempts - 1 where run_id = ?");
  const lastMs = fast
    .prepare(
      `select ms from (select * from runs order by rowid desc limit ${durations.among})
       where persona_id = ? and model_id is ? and status = 'done' limit ${durations.sample}`,
    )
    .pluck();
  const log = fast.prepare("select seq, run_id, at, event from events where run_id = ? order by seq");
  const addEvent = fast.prepare("insert into events (owner, run_id, at, event) values (?, ?, ?, ?)");
  const endRun = fast.prepare("update runs set status = ?, ended_at = ?, ms = ? where run_id = ?");
  const setAnswer = fast.prepare("update messages set answer = ?, text = ?, told = ?, cited = ? where message_id = ?");
  const isHead = fast.prepare("select 1 from conversations where conversation_id = ? and head_id = ?");
  const moveHead = fast.prepare("update conversations set head_id = ? where conversation_id = ?");
  const otherAnswer = fast
    .prepare(
      `select message_id from messages m where parent_id = ? and message_id <> ?
         and (text <> '' or exists (select 1 from runs where answer_id = m.message_id and ${active}))
       order by rowid desc limit 1`,
    )
    .pluck();
  const before = fast.prepare("select parent_id from messages where message_id = ?").pluck();
  const newestLeaf = openNewestLeaf(fast);
  const answers = openStoredAnswers({ fast });

  /** An answer taken back before it began leaves the active branch; the tree keeps it. Another answer to its question takes its place. */
  const leaveBranch = ({ conversationId, questionId, answerId }: Run) => {
    if (isHead.get(conversationId, answerId) === undefined) return;
    const other = otherAnswer.get(questionId, answerId) as string | undefined;
    const next = other === undefined ? before.get(questionId) : newestLeaf(other);
    moveHead.run(next, conversationId);
  };

  return {
    start: (owner, run, onWritten) => durably(() => start(owner, run), onWritten),
    get: (owner, runId) => runOf(found<RunRow>(one.get(runId, owner), "run")),
    active: () => (allActive.all() as RunRow[]).map(runOf),
    isActiveAnswer: (answerId) => activeAnswer.get(answerId) !== undefined,
    markStarted: (run) => void started.run(now(), run.runId),
    markLeft: (run) => void left.run(run.runId),
    durations: (personaId, modelId) => lastMs.all(personaId, modelId) as number[],
    end: (run, end, shown = Number.MAX_SAFE_INTEGER) => {
      const fields = fieldsOf(run.persona.id);
      const components = componentsOf(fields);
      const logged = fast.transaction(() => {
        const rows = log.all(run.runId) as EventRow[];
        const seen = rows.filter((row) => row.seq <= shown).map((row) => loggedOf(row).event);
        const answer = fold(foldAll(seen, components), end, components);
        const event = seen.length === rows.length ? end : { ...end, answer };
        const at = now();
        const { lastInsertRowid } = addEvent.run(run.owner, run.runId, at, JSON.stringify(event));
        endRun.run(end.status, at, end.ms, run.runId);
        const { text, told, cited } = toldAnswer(answer.outputs, fields);
        setAnswer.run(answers.stored(run.owner, answer, text), text, told, JSON.stringify(cited), run.answerId);
        const takenBack = end.status === "stopped" && seen.every((each) => each.type === "run-queued");
        if (takenBack) leaveBranch(run);
        return { runId: run.runId, seq: Number(lastInsertRowid), at, event };
      })();
      events.tell(run.owner, [logged]);
      return logged;
    },
  };
}
