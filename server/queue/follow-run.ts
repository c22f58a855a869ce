// Following one run to its end, for doors that answer with it: the log first, then whatever comes.
import type { LoggedEvent } from "../../pipelines/engine/events.ts";
import type { Store } from "../../pipelines/engine/ports.ts";

/** Yields the run's events after the cursor, up to and with its run-end; ends early at the signal. Only reads. FacetError not-found. */
export async function* followRun(
  store: Pick<Store, "events" | "runs">,
  owner: string,
  { runId, after = 0 }: { readonly runId: string; readonly after?: number },
  signal: AbortSignal,
): AsyncGenerator<LoggedEvent> {
  let cursor = after;
  let wake = Promise.withResolvers<void>();
  const unsubscribe = store.events.onAppend(owner, (events) => {
    if (events.some((each) => each.runId === runId)) wake.resolve();
  });
  const stop = () => wake.resolve();
  signal.addEventListener("abort", stop);
  try {
    store.runs.get(owner, runId);
    while (!signal.aborted) {
      wake = Promise.withResolvers<void>();
      for (const logged of store.events.ofRun(owner, runId, cursor)) {
        if (signal.aborted) return;
        yield logged;
        cursor = logged.seq;
        if (logged.event.type === "run-end") return;
      }
      await wake.promise;
    }
  } finally {
    unsubscribe();
    signal.removeEventListener("abort", stop);
  }
}
