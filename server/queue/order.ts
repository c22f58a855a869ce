// Who runs next: within a pool, owners take turns, each owner's runs in the order they came. Pure.
import type { Run } from "../../pipelines/engine/conversations.ts";

/** The waiting runs in the order they will start. `served` is how many runs each owner has running or was given of late. */
export function startOrder(waiting: readonly Run[], served: ReadonlyMap<string, number>): Run[] {
  const queues = Map.groupBy(waiting, (run) => run.owner);
  const turns = new Map([...queues.keys()].map((owner) => [owner, served.get(owner) ?? 0]));
  const order: Run[] = [];
  while (order.length < waiting.length) {
    // The owner served least goes first; among equals, the one who has waited longest.
    const next = [...queues]
      .filter(([, runs]) => runs.length > 0)
      .reduce((best, each) => ((turns.get(each[0]) ?? 0) < (turns.get(best[0]) ?? 0) ? each : best));
    const [owner, runs] = next;
    const run = runs.shift();
    if (!run) break;
    order.push(run);
    turns.set(owner, (turns.get(owner) ?? 0) + 1);
  }
  return order;
}

/** Milliseconds until the run at this place (from 0) starts, when `running` of `limit` slots are busy since `elapsed` ms each. */
export function estimateStart(
  place: number,
  limit: number,
  typicalMs: number | null,
  elapsed: readonly number[],
): number | null {
  if (typicalMs === null) return null;
  const slots = Array.from({ length: limit }, (_, index) => Math.max(0, typicalMs - (elapsed[index] ?? typicalMs)));
  for (let each = 0; each <= place; each += 1) {
    const first = slots.indexOf(Math.min(...slots));
    const startsIn = slots[first] ?? 0;
    if (each === place) return Math.round(startsIn);
    slots[first] = startsIn + typicalMs;
  }
  return null;
}
