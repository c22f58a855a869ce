// Ends a child process in order: it is asked to end, and killed when it has not.
import { setTimeout } from "node:timers/promises";

/** Milliseconds between the request to end and the end; a few hundred are usual. */
const graceMs = 3000;

interface Ways {
  readonly ask: () => unknown;
  readonly kill: () => unknown;
}

/** Resolves when it has ended. */
export async function endWithin(ended: Promise<unknown>, { ask, kill }: Ways): Promise<void> {
  ask();
  const over = new AbortController();
  const late = setTimeout(graceMs, true, { signal: over.signal, ref: false }).catch(() => false);
  const isLate = await Promise.race([ended.then(() => false), late]);
  if (isLate) kill();
  over.abort();
  await ended;
}
