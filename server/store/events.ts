// The log: append, read after a cursor, tell followers, compact.
import { FacetError } from "../../pipelines/engine/errors.ts";
import type { LoggedEvent, RunEvent } from "../../pipelines/engine/events.ts";
import type { Answer } from "../../pipelines/engine/fold.ts";
import type { Run, Store } from "../../pipelines/engine/ports.ts";
import type { Databases } from "./database.ts";
import { loggedOf, now } from "./rows.ts";
import type { EventRow } from "./rows.ts";

type Listener = (events: readonly LoggedEvent[]) => void;

export function openEvents({
  sure,
  fast,
}: Databases): Store["events"] & { tell: (owner: string, events: readonly LoggedEvent[]) => void } {
  const listeners = new Map<string, Set<Listener>>();
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
  let untold: [string, readonly LoggedEvent[]][] | null = null;

  const tell = (owner: string, events: readonly LoggedEvent[]) => {
    if (untold) untold.push([owner, events]);
    else for (const listener of listeners.get(owner) ?? []) listener(events);
  };

  const appendAll = fast.transaction((run: Run, events: readonly RunEvent[]) => {
    const at = now();
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
    ofRun: (owner, runId, cursor) => (ofRun.all(runId, owner, cursor) as EventRow[]).map(loggedOf),
    after: (owner, cursor, limit) => (after.all(owner, cursor, limit) as EventRow[]).map(loggedOf),
    cursor: (owner) => (newest.get(owner) as number | null) ?? 0,
    activeCursor: (owner) => {
      const oldest = oldestActive.get(owner) as number | null;
      return oldest === null ? ((newest.get(owner) as number | null) ?? 0) : oldest - 1;
    },
    onAppend: (owner, listener) => {
      const own = listeners.get(owner) ?? new Set();
      listeners.set(owner, own.add(listener));
      return () => {
        own.delete(listener);
        if (own.size === 0 && listeners.get(owner) === own) listeners.delete(owner);
      };
    },
    compact: (before) => compact({ sure, fast }, before),
  };
}

/** Leaves one event of each run that ended before the time: its run-end, carrying the whole answer. */
function compact({ fast }: Databases, before: Date): number {
  const due = fast.prepare(
    `select runs.run_id, messages.answer from runs join messages on message_id = answer_id
     where runs.compacted = 0 and runs.ended_at < ? limit 200`,
  );
  const last = fast.prepare("select seq, run_id, at, event from events where run_id = ? order by seq desc limit 1");
  const drop = fast.prepare("delete from events where run_id = ? and seq < ?");
  const replace = fast.prepare("update events set event = ? where seq = ?");
  const mark = fast.prepare("update runs set compacted = 1 where run_id = ?");
  return fast.transaction(() => {
    const rows = due.all(before.toISOString()) as { run_id: string; answer: string }[];
    for (const { run_id: runId, answer } of rows) {
      const row = last.get(runId) as EventRow | undefined;
      if (row) {
        const { event, seq } = loggedOf(row);
        if (event.type !== "run-end")
          throw new FacetError("unexpected", { what: "a log that does not close with run-end" });
        drop.run(runId, seq);
        replace.run(JSON.stringify({ ...event, answer: JSON.parse(answer) as Answer }), seq);
      }
      mark.run(runId);
    }
    return rows.length;
  })();
}
