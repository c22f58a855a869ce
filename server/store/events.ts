// The log: append, read after a cursor, tell followers, compact.
import type { LoggedEvent, RunEvent } from "../../pipelines/engine/events.ts";
import type { RunEndStatus } from "../../pipelines/engine/answer.ts";
import type { Answer } from "../../pipelines/engine/answer.ts";
import type { Run } from "../../pipelines/engine/conversations.ts";
import type { Store } from "../../pipelines/engine/ports.ts";
import type { Databases } from "./database.ts";
import { openListeners } from "./listeners.ts";
import { loggedOf, now } from "./rows.ts";
import type { EventRow } from "./rows.ts";
import { openStoredAnswers } from "./stored-answer.ts";
import type { AnswerRow } from "./stored-answer.ts";

const isLate = ({ type }: RunEvent) => type === "conversation-titled" || type === "memories-kept";

export function openEvents({
  fast,
  sync,
}: Databases): Store["events"] & { tell: (owner: string, events: readonly LoggedEvent[]) => void } {
  const followers = openListeners<readonly LoggedEvent[]>();
  const changes = openListeners<string>();
  const documents = openListeners<readonly string[]>();
  const insert = fast.prepare("insert into events (owner, run_id, at, event) values (?, ?, ?, ?)");
  const ofRun = fast.prepare(
    "select seq, run_id, at, event from events where run_id = ? and owner = ? and seq > ? order by seq",
  );
  const after = fast.prepare(
    "select seq, run_id, at, event from events where owner = ? and seq > ? order by seq limit ?",
  );
  const newest = fast.prepare("select max(seq) as seq from events where owner = ?").pluck();
  const oldestActive = fast
    .prepare(
      `select min(seq) from events where run_id in (select run_id from runs where owner = ? and status in ('queued', 'running'))`,
    )
    .pluck();
  const reading = openReading(fast);
  const reopen = fast.prepare("update runs set compacted = 0 where run_id = ? and compacted = 1");
  let untold: [string, readonly LoggedEvent[]][] | null = null;

  const tell = (owner: string, events: readonly LoggedEvent[]) => {
    if (untold) untold.push([owner, events]);
    // Nobody reads words of an answer whose question a power cut would take.
    else sync.after(() => followers.tell(owner, events));
  };

  const appendAll = fast.transaction((run: Run, events: readonly RunEvent[]) => {
    const at = now();
    // What work behind the answer tells, minutes later perhaps, is compacted in its turn.
    if (events.some(isLate)) reopen.run(run.runId);
    return events.map((event): LoggedEvent => {
      const { lastInsertRowid } = insert.run(run.owner, run.runId, at, JSON.stringify(event));
      return { runId: run.runId, seq: Number(lastInsertRowid), at, event };
    });
  });

  return {
    tell,
    append: (run, events) => {
      const logged = appendAll(run, events);
      tell(run.owner, logged);
      return logged;
    },
    together: (appends) => {
      untold = [];
      let told: typeof untold = [];
      try {
        fast.transaction(appends)();
        told = untold;
      } finally {
        untold = null;
      }
      for (const [owner, events] of told) tell(owner, events);
    },
    ofRun: (owner, runId, cursor) => reading(ofRun.all(runId, owner, cursor)),
    after: (owner, cursor, limit) => reading(after.all(owner, cursor, limit)),
    cursor: (owner) => (newest.get(owner) as number | null) ?? 0,
    activeCursor: (owner) => {
      const oldest = oldestActive.get(owner) as number | null;
      return oldest === null ? ((newest.get(owner) as number | null) ?? 0) : oldest - 1;
    },
    onAppend: followers.add,
    tellChange: changes.tell,
    onChange: changes.add,
    tellDocuments: documents.tell,
    onDocuments: documents.add,
    compact: (before) => compact(fast, before),
  };
}

/** The one event that is left of a log, its run-end: its message and its run hold all of it already, once. */
const inItsMessage = "";

interface EndRow extends AnswerRow {
  readonly ended_at: string;
  readonly ms: number;
}

/** Reads events; the run-end of a compacted log carries the whole answer. */
function openReading(fast: Databases["fast"]): (rows: unknown[]) => LoggedEvent[] {
  const endOf = fast.prepare(
    `select answer, text, m.owner, m.conversation_id, ended_at, ms from runs r join messages m on m.message_id = r.answer_id
     where r.run_id = ?`,
  );
  const answers = openStoredAnswers({ fast });
  return (rows) =>
    (rows as EventRow[]).map((row) => {
      if (row.event !== inItsMessage) return loggedOf(row);
      const { ended_at: at, ms, ...own } = endOf.get(row.run_id) as EndRow;
      return { runId: row.run_id, seq: row.seq, at, event: endWith(answers.read(own), ms) };
    });
}

function endWith(answer: Answer, ms: number): Extract<RunEvent, { type: "run-end" }> {
  const { status, usage = { promptTokens: 0, completionTokens: 0 }, error, promptHash } = answer;
  const some = { ...(error && { error }), ...(promptHash !== undefined && { promptHash }) };
  return { type: "run-end", status: status as RunEndStatus, ...some, usage, ms: answer.ms ?? ms, answer };
}

/**
 * Leaves one event of each run that ended before the time: its run-end, carrying the whole answer. What work behind the answer
 * told later goes with the rest: the conversation and its memory hold it.
 */
function compact(fast: Databases["fast"], before: Date): number {
  const due = fast
    .prepare(
      `select run_id from runs where compacted = 0 and ended_at < @before
         and not exists (select 1 from events e where e.run_id = runs.run_id and e.at >= @before)
       limit 200`,
    )
    .pluck();
  const log = fast.prepare("select seq, event from events where run_id = ? order by seq desc");
  const drop = fast.prepare("delete from events where run_id = ? and seq <> ?");
  const empty = fast.prepare("update events set event = ?, at = '' where seq = ?");
  const mark = fast.prepare("update runs set compacted = 1 where run_id = ?");
  const isEnd = ({ event }: EventRow) => event === inItsMessage || (JSON.parse(event) as RunEvent).type === "run-end";
  return fast.transaction(() => {
    const runIds = due.all({ before: before.toISOString() }) as string[];
    for (const runId of runIds) {
      const events = log.all(runId) as EventRow[];
      const last = events.find(isEnd);
      if (last) {
        drop.run(runId, last.seq);
        empty.run(inItsMessage, last.seq);
      }
      // A log without its run-end, which no path of ours leaves, is kept whole: thrown, it would keep all others from being compacted.
      mark.run(runId);
    }
    return runIds.length;
  })();
}
