// A client as a page is one: calls over HTTP, one event stream over real SSE, with ways to break the connection.
import { createTRPCClient, httpLink, httpSubscriptionLink, retryLink, splitLink } from "@trpc/client";
import { EventSource } from "eventsource";
import type { LoggedEvent } from "../../pipelines/engine/events.ts";
import type { AppRouter } from "../../server/api.ts";

export interface PageClient {
  readonly api: ReturnType<typeof createTRPCClient<AppRouter>>;
  /** Every event received, in order of arrival. */
  readonly events: LoggedEvent[];
  /** Resolves when the condition holds, looked at after each event. */
  readonly until: (isTrue: () => boolean) => Promise<void>;
  /** Resolves when the run has ended. */
  readonly ended: (runId: string) => Promise<void>;
  readonly close: () => void;
}

/** Follows from the cursor (undefined: from what is running). `headers` go with calls and with the stream. */
export function openPage(url: string, after?: number, headers: Readonly<Record<string, string>> = {}): PageClient {
  const events: LoggedEvent[] = [];
  const ended = new Set<string>();
  const waiting = new Set<() => void>();
  const api = createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: (operation) => operation.type === "subscription",
        true: [
          retryLink({ retry: () => true, retryDelayMs: (attempt) => Math.min(50 * 2 ** (attempt - 1), 1000) }),
          httpSubscriptionLink({
            url: `${url}/trpc`,
            EventSource,
            eventSourceOptions: {
              fetch: (input, init) => fetch(input, { ...init, headers: { ...init?.headers, ...headers } }),
            },
          }),
        ],
        false: httpLink({ url: `${url}/trpc`, headers }),
      }),
    ],
  });
  const subscription = api.runs.follow.subscribe(after === undefined ? {} : { after }, {
    onData: ({ data }) => {
      events.push(data);
      if (data.event.type === "run-end") ended.add(data.runId);
      for (const look of waiting) look();
    },
  });
  const until = (isTrue: () => boolean) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (!isTrue()) return;
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
      look();
    });
  return {
    api,
    events,
    until,
    ended: (runId) => until(() => ended.has(runId)),
    close: () => subscription.unsubscribe(),
  };
}
