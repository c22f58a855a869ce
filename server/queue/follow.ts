// Following the log: everything an owner's runs told after a cursor, then whatever comes.
import type { LoggedEvent } from "../../pipelines/engine/events.ts";
import type { Store } from "../../pipelines/engine/ports.ts";

const batch = 500;

/** Yields the owner's events in order until the signal; only reads, so any number may follow. */
export async function* followEvents(
  store: Store,
  owner: string,
  after: number | undefined,
  signal: AbortSignal,
): AsyncGenerator<LoggedEvent> {
  let cursor = after ?? store.events.activeCursor(owner);
  let wake = Promise.withResolvers<void>();
  const unsubscribe = store.events.onAppend(owner, () => wake.resolve());
  const stop = () => wake.resolve();
  signal.addEventListener("abort", stop);
  try {
    while (!signal.aborted) {
      wake = Promise.withResolvers<void>();
      const events = store.events.after(owner, cursor, batch);
      for (const logged of events) {
        yield logged;
        cursor = logged.seq;
      }
      if (events.length === 0) await wake.promise;
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
  request: EventsRequest,
  signal: AbortSignal | undefined,
): Promise<{ events: readonly Omit<LoggedEvent, "runId">[]; ended: boolean }> {
  const { runId, after, waitMs } = request;
  const news = Promise.withResolvers<void>();
  const timer = setTimeout(() => news.resolve(), waitMs);
  const unsubscribe = store.events.onAppend(owner, () => {
    if (store.events.ofRun(owner, runId, after).length > 0) news.resolve();
  });
  signal?.addEventListener("abort", () => news.resolve(), { once: true });
  try {
    const { status } = store.runs.get(owner, runId);
    const active = status === "queued" || status === "running";
    if (active && waitMs > 0 && store.events.ofRun(owner, runId, after).length === 0) await news.promise;
    const events = store.events.ofRun(owner, runId, after).map(({ seq, at, event }) => ({ seq, at, event }));
    return { events, ended: events.some(({ event }) => event.type === "run-end") || !active };
  } finally {
    clearTimeout(timer);
    unsubscribe();
  }
}
