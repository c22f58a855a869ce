// Writes runs' events to the log: the first words of a field at once, later ones merged; what comes in one turn goes in one transaction.
import type { Logger } from "pino";
import type { RunEvent } from "../../pipelines/engine/events.ts";
import type { Run } from "../../pipelines/engine/conversations.ts";
import type { Store } from "../../pipelines/engine/ports.ts";
import { errorForLog } from "../error-for-log.ts";
import { isLocked } from "../store/until-unlocked.ts";

/** Words that come within this time become one event, in milliseconds: 14 bytes a token on the wire at 200 tokens/s. */
const mergeMs = 50;
/** Events that cannot be written now (a full disk) wait in memory and are tried again after this time, in milliseconds. */
const againMs = 1000;

export interface EventWriter {
  readonly write: (run: Run, event: RunEvent) => void;
  /** Writes all that is held, not later; what cannot be written now waits on. False where some of this run still waits. */
  readonly writeHeld: (runId: string) => boolean;
  /** Writes what is still held of the run. Throws when the log cannot be written now. */
  readonly flush: (run: Run) => void;
  /** Forgets what is still held of the run: nobody has seen it. */
  readonly drop: (run: Run) => void;
  readonly close: () => void;
}

interface Held {
  readonly run: Run;
  /** Leaves this list only when it is in the log. */
  readonly events: RunEvent[];
  readonly begun: Set<string>;
}

export function openEventWriter(events: Store["events"], log: Pick<Logger, "warn">): EventWriter {
  const held = new Map<string, Held>();
  let timer: NodeJS.Timeout | null = null;
  let soon: NodeJS.Immediate | null = null;

  const heldOf = (run: Run): Held => {
    const known = held.get(run.runId);
    if (known) return known;
    const fresh: Held = { run, events: [], begun: new Set() };
    held.set(run.runId, fresh);
    return fresh;
  };
  const flushOne = (each: Held) => {
    if (each.events.length === 0) return;
    events.append(each.run, each.events);
    each.events.length = 0;
  };
  const tryFlush = (each: Held) => {
    try {
      flushOne(each);
    } catch (err) {
      log.warn({ err: errorForLog(err), runId: each.run.runId }, "the log cannot be written now; events wait");
      timer ??= setTimeout(flushAll, againMs);
    }
  };
  const flushAll = () => {
    if (timer) clearTimeout(timer);
    if (soon) clearImmediate(soon);
    timer = null;
    soon = null;
    const due = [...held.values()].filter((each) => each.events.length > 0);
    try {
      events.together(() => {
        for (const each of due) events.append(each.run, each.events);
      });
      for (const each of due) each.events.length = 0;
    } catch (thrown) {
      // Each try would wait for the same lock.
      if (isLocked(thrown)) return void (timer ??= setTimeout(flushAll, againMs));
      // Undone for all of them: one by one, so that none waits for another's trouble.
      for (const each of due) tryFlush(each);
    }
  };
  const forget = (run: Run) => void held.delete(run.runId);

  return {
    write: (run, event) => {
      const own = heldOf(run);
      if (event.type !== "text-delta") {
        if (event.type === "run-start" || event.type === "run-resumed") own.begun.clear();
        own.events.push(event);
        soon ??= setImmediate(flushAll);
        return;
      }
      const last = own.events.at(-1);
      if (last?.type === "text-delta" && last.field === event.field) {
        own.events[own.events.length - 1] = { ...last, text: last.text + event.text };
      } else own.events.push(event);
      if (own.begun.has(event.field)) timer ??= setTimeout(flushAll, mergeMs);
      else {
        own.begun.add(event.field);
        tryFlush(own);
      }
    },
    writeHeld: (runId) => {
      flushAll();
      return (held.get(runId)?.events.length ?? 0) === 0;
    },
    flush: (run) => {
      flushOne(heldOf(run));
      forget(run);
    },
    drop: forget,
    close: () => {
      flushAll();
      if (timer) clearTimeout(timer);
    },
  };
}
