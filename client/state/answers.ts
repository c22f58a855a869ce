// The answers of the open conversation: a snapshot and the events after it, folded into what each answer is now.
import type { ComponentName } from "../../pipelines/engine/components.ts";
import type { LoggedEvent } from "../../pipelines/engine/events.ts";
import { emptyAnswer, fold } from "../../pipelines/engine/fold.ts";
import type { Answer } from "../../pipelines/engine/answer.ts";
import type { CataloguePersona } from "../../server/api.ts";

export interface LiveAnswer {
  readonly answer: Answer;
  /** The last event the answer holds; events up to it are ignored. */
  readonly seq: number;
  /** When the run started by this page's clock (ms since 1970), if it was seen. */
  readonly startedAt?: number;
}

/** An answer that a snapshot gave. */
export interface KnownRun {
  readonly runId: string;
  readonly answer: Answer;
}

export interface Answers {
  /** Forgets everything; events are kept until `load` or `begin` says whose they are. */
  readonly reset: () => void;
  /** Takes a snapshot: its answers hold every event up to the cursor. */
  readonly load: (runs: readonly KnownRun[], cursor: number) => void;
  /** A run this page started: its events count from the first. */
  readonly begin: (runId: string) => void;
  /** The run belongs to another conversation. */
  readonly ignore: (runId: string) => void;
  readonly receive: (events: readonly LoggedEvent[]) => Change;
  /** No event but the end counts for this run any more: the person stopped it and keeps what was seen. */
  readonly freeze: (runId: string, frozen: boolean) => Change;
  readonly get: (runId: string) => LiveAnswer | undefined;
}

export interface Change {
  /** Runs whose answer changed. */
  readonly changed: ReadonlySet<string>;
  /** Runs nobody has named yet: ask whose they are. */
  readonly unknown: ReadonlySet<string>;
}

/** What the outputs of a persona are made of, by its catalogue entry. */
function componentsOf(persona: CataloguePersona | undefined): Readonly<Record<string, ComponentName>> {
  return Object.fromEntries((persona?.outputs ?? []).map(({ key, component }) => [key, component]));
}

export function createAnswers(
  personaById: (id: string) => CataloguePersona | undefined,
  now: () => number = Date.now,
): Answers {
  const known = new Map<string, LiveAnswer>();
  const foreign = new Set<string>();
  const frozen = new Set<string>();
  const kept = new Map<string, LoggedEvent[]>();

  function keep(logged: LoggedEvent): void {
    const events = kept.get(logged.runId);
    if (events) events.push(logged);
    else kept.set(logged.runId, [logged]);
  }

  /** True when the answer changed. */
  function apply(live: LiveAnswer, logged: LoggedEvent): boolean {
    if (logged.seq <= live.seq) return false;
    const { event, runId, seq } = logged;
    const personaId = event.type === "run-start" ? event.persona : live.answer.persona?.id;
    const components = componentsOf(personaId === undefined ? undefined : personaById(personaId));
    const startedAt =
      event.type === "run-start"
        ? { startedAt: now() }
        : live.startedAt === undefined
          ? {}
          : { startedAt: live.startedAt };
    known.set(runId, { answer: fold(live.answer, event, components), seq, ...startedAt });
    return true;
  }

  function receive(events: readonly LoggedEvent[]): Change {
    const changed = new Set<string>();
    const unknown = new Set<string>();
    for (const logged of events) {
      const { runId, event } = logged;
      const live = known.get(runId);
      if (foreign.has(runId)) continue;
      if (!live) {
        keep(logged);
        unknown.add(runId);
      } else if (frozen.has(runId) && event.type !== "run-end") {
        keep(logged);
      } else {
        // It ended before the stop came: nothing of it was cut.
        if (event.type === "run-end" && !event.answer && frozen.delete(runId)) release(runId);
        if (apply(known.get(runId) ?? live, logged)) changed.add(runId);
      }
    }
    return { changed, unknown };
  }

  function release(runId: string): void {
    const events = kept.get(runId) ?? [];
    kept.delete(runId);
    receive(events);
  }

  return {
    receive,
    reset() {
      for (const each of [known, foreign, frozen, kept]) each.clear();
    },
    load(runs, cursor) {
      const before = new Map(known);
      known.clear();
      for (const { runId, answer } of runs) {
        foreign.delete(runId);
        const startedAt = before.get(runId)?.startedAt;
        known.set(runId, { answer, seq: cursor, ...(startedAt === undefined ? {} : { startedAt }) });
        if (!frozen.has(runId)) release(runId);
      }
      // A run that began before the snapshot and is not in it is another conversation's.
      for (const [runId, events] of kept) {
        if (!known.has(runId) && (events[0]?.seq ?? 0) <= cursor) this.ignore(runId);
      }
    },
    begin(runId) {
      if (known.has(runId)) return;
      foreign.delete(runId);
      known.set(runId, { answer: emptyAnswer, seq: 0 });
      release(runId);
    },
    ignore(runId) {
      foreign.add(runId);
      kept.delete(runId);
    },
    freeze(runId, on) {
      if (on) frozen.add(runId);
      else if (frozen.delete(runId)) {
        const events = kept.get(runId) ?? [];
        kept.delete(runId);
        return receive(events);
      }
      return { changed: new Set(), unknown: new Set() };
    },
    get: (runId) => known.get(runId),
  };
}
