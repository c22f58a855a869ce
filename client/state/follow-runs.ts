// The page's one subscription: follows every run from a cursor, comes back after any loss, and says how the connection stands.
import type { LoggedEvent } from "../../pipelines/engine/events.ts";

/** `away` begins when a first attempt to come back has failed; a short cut is not shown. `retryAt`: epoch milliseconds. */
export type Connection =
  | { readonly state: "live" }
  | { readonly state: "connecting" }
  | { readonly state: "away"; readonly retryAt: number | null };

/** One try to follow: calls exactly the given listeners until it is ended. */
export type OpenStream = (
  after: number,
  on: {
    readonly open: () => void;
    readonly event: (logged: LoggedEvent) => void;
    readonly changed: (conversationId: string) => void;
    readonly documents: (documentIds: readonly string[]) => void;
    readonly lost: () => void;
  },
) => { readonly end: () => void };

export interface Follow {
  /** Tries at once instead of waiting for the next attempt. */
  readonly tryNow: () => void;
  readonly end: () => void;
}

interface FollowOptions {
  readonly open: OpenStream;
  readonly after: number;
  readonly onEvent: (logged: LoggedEvent) => void;
  /** A conversation was changed, here or elsewhere; null after a cut: any may have been, and nobody tells of it again. */
  readonly onChange?: (conversationId: string | null) => void;
  /** The same of documents: added, read further, put into a conversation or removed. */
  readonly onDocuments?: (documentIds: readonly string[] | null) => void;
  readonly onConnection: (connection: Connection) => void;
}

/** Milliseconds before the n-th attempt to come back; the last one repeats. */
export const retryDelays = [250, 1000, 2000, 4000, 8000] as const;
/** Milliseconds a connection may take to open before it counts as lost. */
export const openWithin = 10_000;

/** Events come in the order of `seq`, none twice, none left out: every attempt goes on after the last one seen. */
export function followRuns({ open, after, onEvent, onChange, onDocuments, onConnection }: FollowOptions): Follow {
  let cursor = after;
  let failures = 0;
  let stream: { readonly end: () => void } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let ended = false;

  const attempt = () => {
    clearTimeout(timer);
    stream?.end();
    if (ended) return;
    onConnection(failures > 1 ? { state: "away", retryAt: null } : { state: "connecting" });
    let current = true;
    const lost = () => {
      if (!current) return;
      current = false;
      wait();
    };
    timer = setTimeout(lost, openWithin);
    const opened = open(cursor, {
      open: () => {
        if (!current) return;
        clearTimeout(timer);
        const wasLost = failures > 0;
        failures = 0;
        onConnection({ state: "live" });
        if (!wasLost) return;
        onChange?.(null);
        onDocuments?.(null);
      },
      event: (logged) => {
        if (!current || logged.seq <= cursor) return;
        cursor = logged.seq;
        onEvent(logged);
      },
      changed: (conversationId) => {
        if (current) onChange?.(conversationId);
      },
      documents: (documentIds) => {
        if (current) onDocuments?.(documentIds);
      },
      lost,
    });
    const end = () => {
      current = false;
      opened.end();
    };
    if (current) stream = { end };
    else opened.end();
  };

  const wait = () => {
    clearTimeout(timer);
    stream?.end();
    stream = null;
    if (ended) return;
    const delay = retryDelays[Math.min(failures, retryDelays.length - 1)] ?? 0;
    failures += 1;
    onConnection(failures > 1 ? { state: "away", retryAt: Date.now() + delay } : { state: "connecting" });
    timer = setTimeout(attempt, delay);
  };

  attempt();
  return {
    tryNow: attempt,
    end: () => {
      ended = true;
      clearTimeout(timer);
      stream?.end();
    },
  };
}
