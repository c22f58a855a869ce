// Following the log: everything an owner's runs told after a cursor, then whatever comes.
import type { LoggedEvent } from "../../pipelines/engine/events.ts";
import type { Store } from "../../pipelines/engine/ports.ts";

/** Events read from the log at once. */
const batch = 500;
/** Events held for a slow follower; past this it reads them from the log again. */
const heldAtMost = 2000;

/** Yields the owner's events in order until the signal; only reads, so any number may follow. */
export async function* followEvents(
  store: Store,
  owner: string,
  after: number | undefined,
  signal: AbortSignal,
): AsyncGenerator<LoggedEvent> {
  let cursor = after ?? store.events.activeCursor(owner);
  let held: LoggedEvent[] = [];
  /** True while `held` has everything after the cursor, so that nothing needs to be read from the log. */
  let complete = false;
  let wake = Promise.withResolvers<void>();
  const unsubscribe = store.events.onAppend(owner, (events) => {
    if (held.length + events.length > heldAtMost) {
      held = [];
      complete = false;
    } else if (complete) held.push(...events);
    wake.resolve();
  });
  const stop = () => wake.resolve();
  signal.addEventListener("abort", stop);
  try {
    while (!signal.aborted) {
      wake = Promise.withResolvers<void>();
      const events = complete ? held.splice(0) : store.events.after(owner, cursor, batch);
      if (!complete && events.length < batch) complete = true;
      for (const logged of events) {
        if (logged.seq <= cursor) continue;
        yield logged;
        cursor = logged.seq;
      }
      if (events.length === 0 && held.length === 0) await wake.promise;
    }
  } finally {
    unsubscribe();
    signal.removeEventListener("abort", stop);
  }
}

interface EventsRequest {
  readonly runId: string;
  readonly after: number;
  readonly waitMs: number;
}

/** One run's events after a cursor; waits up to `waitMs` for news when there is none. For clients without SSE. */
export async function waitForEvents(
  store: Store,
  owner: string,
  { runId, after, waitMs }: EventsRequest,
  signal: AbortSignal | undefined,
): Promise<{ events: readonly Omit<LoggedEvent, "runId">[]; ended: boolean }> {
  const news = Promise.withResolvers<void>();
  const resolve = () => news.resolve();
  const unsubscribe = store.events.onAppend(owner, (events) => {
    if (events.some((each) => each.runId === runId && each.seq > after)) resolve();
  });
  const timer = setTimeout(resolve, waitMs);
  signal?.addEventListener("abort", resolve, { once: true });
  try {
    const isActive = () => ["queued", "running"].includes(store.runs.get(owner, runId).status);
    if (isActive() && waitMs > 0 && store.events.ofRun(owner, runId, after).length === 0) await news.promise;
    // Read before the events: a run that ends in between is then reported as ended by its run-end or by the next call.
    const ended = !isActive();
    const events = store.events.ofRun(owner, runId, after).map(({ seq, at, event }) => ({ seq, at, event }));
    return { events, ended };
  } finally {
    clearTimeout(timer);
    unsubscribe();
    signal?.removeEventListener("abort", resolve);
  }
}
