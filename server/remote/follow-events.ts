// The events of one run by long polling, from a cursor: each once and in order, over lost connections and restarts of the server.
import type { LoggedEvent } from "../../pipelines/engine/events.ts";
import type { Api } from "./procedures.ts";
import { FacetClientError, isPassing } from "./failure.ts";

/** Milliseconds the server holds a request without news. */
const waitMs = 25_000;
/** Milliseconds between tries while no Facet answers: doubled from the first to the last. */
const tries = { first: 200, last: 5000 };
/** Milliseconds without an answer after which it is given up. */
const givenUpAfter = 180_000;

type Followed = Omit<LoggedEvent, "runId">;

/** Ends with the run-end. Throws a FacetClientError, or the signal's reason. */
export async function* followEvents(
  api: Api,
  runId: string,
  from: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<Followed> {
  let after = from;
  for (;;) {
    const cursor = after;
    const { events, ended } = await patiently(
      () => api.runs.events.query({ runId, after: cursor, waitMs }, signal ? { signal } : undefined),
      signal,
    );
    for (const logged of events) {
      after = logged.seq;
      yield logged;
      if (logged.event.type === "run-end") return;
    }
    if (ended && events.length === 0) return;
  }
}

async function patiently<T>(ask: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  let silentSince = Infinity;
  for (let pause = tries.first; ; pause = Math.min(tries.last, pause * 2)) {
    signal?.throwIfAborted();
    try {
      return await ask();
    } catch (thrown) {
      const seconds = thrown instanceof FacetClientError && thrown.status === 429 ? thrown.data.facts["seconds"] : null;
      if (typeof seconds === "number") {
        await sleep(seconds * 1000, signal);
        continue;
      }
      silentSince = Math.min(silentSince, Date.now());
      if (!isPassing(thrown) || Date.now() - silentSince > givenUpAfter) throw thrown;
      await sleep(pause, signal);
    }
  }
}

function sleep(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", abort);
      resolve();
    }, ms);
    signal?.addEventListener("abort", abort, { once: true });
  });
}
