// The queue: one pool per model server, limits per persona, turns between owners, honest positions. The database is its memory.
import type { Run } from "../../pipelines/engine/conversations.ts";
import { errorForLog } from "../error-for-log.ts";
import { driveRun, forgetCheckpoint } from "./drive-run.ts";
import type { DriveParts, StopReason } from "./drive-run.ts";
import { estimateStarts, median, startOrder } from "./order.ts";
import type { Queue } from "./queue.ts";
import { openStartLane } from "./start-lane.ts";

/** After trouble with the database (a full disk) the queue looks again after this time, in milliseconds. */
const againMs = 1000;

interface Running {
  readonly run: Run;
  readonly poolId: string;
  readonly since: number;
  readonly abort: AbortController;
  readonly ended: Promise<void>;
}

/** Starts with what the last process left: queued runs wait, running ones are driven on. */
export function openQueue(rest: Omit<DriveParts, "lane" | "counted">): Queue {
  const parts: DriveParts = { ...rest, lane: openStartLane(), counted: new Set() };
  const { store, models, personaById, log } = parts;
  const running = new Map<string, Running>();
  /** Runs whose end could not be written: driven on later, as after a crash. */
  const resting = new Set<string>();
  const told = new Map<string, string>();
  /** By pool: the turn in which each owner was last given a slot. */
  const given = new Map<string, Map<string, number>>();
  let turn = 0;
  let closed = false;
  let planned = false;

  const poolOf = (run: Run) => models.pool(run.modelId);
  /** Runs that could start now or later, without those that wait for the answer before them. */
  const waitingRuns = () => store.runs.active().filter(({ runId }) => !running.has(runId) && !resting.has(runId));
  const isBlocked = (run: Run) => run.parentId !== null && store.runs.isActiveAnswer(run.parentId);

  function startAll(): void {
    planned = false;
    if (closed) return;
    const waiting = waitingRuns();
    const byPool = Map.groupBy(waiting, (run) => poolOf(run).poolId);
    // Nobody waits there for a turn any more.
    for (const poolId of given.keys()) if (!byPool.has(poolId) && inPool(poolId).length === 0) given.delete(poolId);
    for (const [poolId, runs] of byPool) {
      const { limit } = models.pool(runs[0]?.modelId ?? null);
      const order = startOrder(runs, servedIn(poolId), given.get(poolId));
      for (const run of order) {
        if (inPool(poolId).length >= limit) break;
        if (!isBlocked(run) && !personaIsFull(run)) begin(run, poolId);
      }
      tellPositions(
        poolId,
        order.filter((run) => !running.has(run.runId)),
        limit,
      );
    }
  }

  function begin(run: Run, poolId: string): void {
    const abort = new AbortController();
    const ended = driveRun(run, parts, abort.signal)
      .catch((err: unknown) => {
        log.error(
          { err: errorForLog(err), runId: run.runId },
          "the end of a run cannot be written now; it is driven on later",
        );
        resting.add(run.runId);
        later(() => resting.delete(run.runId));
      })
      .finally(() => {
        running.delete(run.runId);
        told.delete(run.runId);
        if (!resting.has(run.runId)) parts.counted.delete(run.runId);
        if (!closed) parts.memory.afterRun(run);
        plan();
      });
    running.set(run.runId, { run, poolId, since: performance.now(), abort, ended });
    given.set(poolId, (given.get(poolId) ?? new Map<string, number>()).set(run.owner, (turn += 1)));
  }

  function tellPositions(poolId: string, order: readonly Run[], limit: number): void {
    const placeOf = (place: number) => `${place + 1} of ${order.length}`;
    if (order.every((run, place) => told.get(run.runId) === placeOf(place))) return;
    const etas = estimate(poolId, order, limit);
    for (const [place, run] of order.entries()) {
      if (told.get(run.runId) === placeOf(place)) continue;
      const etaMs = etas[place] ?? null;
      store.events.append(run, [{ type: "run-queued", position: place + 1, size: order.length, etaMs }]);
      told.set(run.runId, placeOf(place));
    }
  }

  function estimate(poolId: string, order: readonly Run[], limit: number): readonly (number | null)[] {
    const known = new Map<string, number>();
    const typical = ({ persona, modelId }: Run) => {
      const key = `${persona.id} ${modelId}`;
      const ms = known.get(key) ?? median(store.runs.durations(persona.id, modelId)) ?? Infinity;
      known.set(key, ms);
      return ms;
    };
    const left = ({ run, since }: Running) => ({
      answerId: run.answerId,
      ms: Math.max(0, typical(run) - (performance.now() - since)),
    });
    const all = [...running.values()];
    const waiting = order.map((run) => ({
      answerId: run.answerId,
      ms: typical(run),
      after: isBlocked(run) ? run.parentId : null,
    }));
    return estimateStarts(waiting, limit, {
      here: all.filter((each) => each.poolId === poolId).map(left),
      elsewhere: all.filter((each) => each.poolId !== poolId).map(left),
    });
  }

  const inPool = (poolId: string) => [...running.values()].filter((each) => each.poolId === poolId);
  const servedIn = (poolId: string) =>
    new Map([...Map.groupBy(inPool(poolId), (each) => each.run.owner)].map(([owner, all]) => [owner, all.length]));
  const personaIsFull = (run: Run) => {
    const limit = personaById(run.persona.id)?.limits.concurrency ?? 1;
    return [...running.values()].filter((each) => each.run.persona.id === run.persona.id).length >= limit;
  };
  /** Many changes in one turn of the event loop make one plan. */
  const plan = () => {
    if (planned || closed) return;
    planned = true;
    queueMicrotask(() => {
      try {
        startAll();
      } catch (err) {
        log.error({ err: errorForLog(err) }, "the queue cannot go on now; it looks again later");
        later();
      }
    });
  };
  const later = (first?: () => void) => {
    setTimeout(() => {
      first?.();
      plan();
    }, againMs).unref();
  };

  async function stop(owner: string, runId: string, shown?: number): Promise<void> {
    const reason: StopReason = { kind: "stop", shown };
    // Throws when it is not the owner's, before anything is aborted.
    store.runs.get(owner, runId);
    const found = running.get(runId);
    if (found) {
      found.abort.abort(reason);
      await found.ended;
    }
    const run = store.runs.get(owner, runId);
    if (run.status !== "queued" && run.status !== "running") return;
    // It waits, or its end could not be written: what the writer still holds was told to nobody.
    parts.writer.drop(run);
    store.runs.end(
      run,
      { type: "run-end", status: "stopped", usage: { promptTokens: 0, completionTokens: 0 }, ms: 0 },
      shown,
    );
    told.delete(runId);
    parts.counted.delete(runId);
    plan();
    // Nobody drives it to its end, where it would be forgotten.
    if (run.status === "running") await forgetCheckpoint(run, parts);
  }

  return {
    wake: plan,
    stop,
    status: () => {
      const pools = Map.groupBy(store.runs.active(), (run) => poolOf(run).poolId);
      return [...pools].map(([poolId, runs]) => {
        const busy = inPool(poolId).length;
        return {
          poolId,
          running: busy,
          waiting: runs.length - busy,
          limit: models.pool(runs[0]?.modelId ?? null).limit,
        };
      });
    },
    [Symbol.asyncDispose]: async () => {
      closed = true;
      const reason: StopReason = { kind: "shutdown" };
      for (const { abort } of running.values()) abort.abort(reason);
      await Promise.all([...running.values()].map((each) => each.ended));
    },
  };
}
