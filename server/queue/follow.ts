// Following the log: everything an owner's runs told after a cursor, then whatever comes, and which conversations and documents are changed meanwhile.
import type { LoggedEvent, RunEvent } from "../../pipelines/engine/events.ts";
import type { Store } from "../../pipelines/engine/ports.ts";
import { openGatheredIds } from "./gathered-ids.ts";

/** Events read from the log at once. */
const batch = 500;
/** Events held for a slow follower; past this it reads them from the log again. */
const heldAtMost = 2000;
/** Milliseconds between two tellings of documents: one that is read tells of itself several times a second. */
const documentsEveryMs = 500;

/** Yields the owner's events in order until the signal, changes of conversations and documents as they happen; only reads, so any number may follow. */
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
  const changed = new Set<string>();
  const unsubscribeChanges = store.events.onChange(owner, (conversationId) => {
    changed.add(conversationId);
    wake.resolve();
  });
  const documents = openGatheredIds(documentsEveryMs, () => wake.resolve());
  const unsubscribeDocuments = store.events.onDocuments(owner, documents.add);
  const stop = () => wake.resolve();
  signal.addEventListener("abort", stop);
  try {
    while (!signal.aborted) {
      wake = Promise.withResolvers<void>();
      for (const conversationId of changed) {
        changed.delete(conversationId);
        yield unlogged({ type: "conversation-changed", conversationId }, cursor);
      }
      for (let ids = documents.take(); ids.length > 0; ids = documents.take())
        yield unlogged({ type: "documents-changed", documentIds: ids }, cursor);
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
    unsubscribeChanges();
    unsubscribeDocuments();
    documents.end();
    signal.removeEventListener("abort", stop);
  }
}

/** In no log: who goes on from its `seq` has missed nothing of it. */
function unlogged(event: RunEvent, cursor: number): LoggedEvent {
  return { runId: "", seq: cursor, at: new Date().toISOString(), event };
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
    const ended = !isActive();
    const events = store.events.ofRun(owner, runId, after).map(({ seq, at, event }) => ({ seq, at, event }));
    return { events, ended };
  } finally {
    clearTimeout(timer);
    unsubscribe();
    signal?.removeEventListener("abort", resolve);
  }
}
