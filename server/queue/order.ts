// Who runs next: within a pool, owners take turns, each owner's runs in the order they came. Pure.
import type { Run } from "../../pipelines/engine/conversations.ts";

/**
 * The waiting runs in the order they will start. `served` is how many runs each owner has running, `given` the number of the turn in which
 * each was last given a slot: where a pool has one, nobody has any running when it is given away.
 */
export function startOrder(
  waiting: readonly Run[],
  served: ReadonlyMap<string, number>,
  given: ReadonlyMap<string, number> = new Map(),
): Run[] {
  const queues = Map.groupBy(waiting, (run) => run.owner);
  const turns = new Map([...queues.keys()].map((owner) => [owner, served.get(owner) ?? 0]));
  const last = new Map(given);
  let turn = Math.max(0, ...given.values());
  const byTurn = (a: string, b: string) =>
    (turns.get(a) ?? 0) - (turns.get(b) ?? 0) || (last.get(a) ?? 0) - (last.get(b) ?? 0);
  const order: Run[] = [];
  while (order.length < waiting.length) {
    // The owner served least goes first; among equals, whose last turn is longest ago; then the one who has waited longest.
    const next = [...queues]
      .filter(([, runs]) => runs.length > 0)
      .reduce((best, each) => (byTurn(each[0], best[0]) < 0 ? each : best));
    const [owner, runs] = next;
    const run = runs.shift();
    if (!run) break;
    order.push(run);
    turns.set(owner, (turns.get(owner) ?? 0) + 1);
    last.set(owner, (turn += 1));
  }
  return order;
}

/** Of what runs took; null where none has. */
export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}

/** A run as far as its time counts: milliseconds; Infinity where nobody knows. */
interface Timed {
  readonly answerId: string;
  /** Left of a running one, all of a waiting one. */
  readonly ms: number;
}

interface WaitingRun extends Timed {
  /** The answer it waits for, where that has not ended. */
  readonly after: string | null;
}

/**
 * Milliseconds until each of the waiting runs starts, in their order; null where that is not known. A slot that is free takes the first run that
 * waits for no answer; one that does starts when that answer is there.
 */
export function estimateStarts(
  order: readonly WaitingRun[],
  limit: number,
  { here, elsewhere = [] }: { readonly here: readonly Timed[]; readonly elsewhere?: readonly Timed[] },
): (number | null)[] {
  const ends = new Map([...here, ...elsewhere].map(({ answerId, ms }) => [answerId, ms]));
  const slots = [...here.map(({ ms }) => ms), ...Array.from({ length: Math.max(0, limit - here.length) }, () => 0)];
  const starts = new Map<WaitingRun, number>();
  const waiting = new Set(order);
  while (waiting.size > 0) {
    const free = Math.min(...slots);
    let next: { readonly run: WaitingRun; readonly at: number } | undefined;
    for (const run of waiting) {
      const at = Math.max(free, run.after === null ? 0 : (ends.get(run.after) ?? Infinity));
      if (next === undefined || at < next.at) next = { run, at };
      if (next.at === free) break;
    }
    if (next === undefined) break;
    const { run, at } = next;
    waiting.delete(run);
    starts.set(run, at);
    ends.set(run.answerId, at + run.ms);
    slots[slots.indexOf(free)] = at + run.ms;
  }
  return order.map((run) => {
    const at = starts.get(run) ?? Infinity;
    return at === Infinity ? null : Math.round(at);
  });
}
