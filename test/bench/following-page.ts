// A page that follows one answer by the real page's own rules of coming back, and can be reloaded; it keeps account of every event.
import { createTRPCClient, httpLink, httpSubscriptionLink, splitLink } from "@trpc/client";
import { EventSource } from "eventsource";
import { followRuns } from "../../client/state/follow-runs.ts";
import type { Follow, OpenStream } from "../../client/state/follow-runs.ts";
import type { LoggedEvent } from "../../pipelines/engine/events.ts";
import { emptyAnswer, fold } from "../../pipelines/engine/fold.ts";
import type { Answer } from "../../pipelines/engine/answer.ts";
import type { AppRouter } from "../../server/api.ts";

export interface FollowingPage {
  readonly api: ReturnType<typeof apiOf>;
  /** Forgets everything, asks for the conversation and follows from there, as a browser's reload does. */
  readonly reload: (conversationId: string) => Promise<void>;
  /** What the page shows of the run. */
  readonly shown: (runId: string) => Answer;
  /** The newest event that `shown` holds. */
  readonly seq: () => number;
  /** Resolves when the condition holds, looked at after each event and each reload. */
  readonly until: (isTrue: () => boolean) => Promise<void>;
  /** Events that came again over one connection, or before the cursor it was opened with. */
  readonly repeats: () => number;
  /** Events of the run's log that the page neither received nor was given by a reload's snapshot. */
  readonly missed: (log: readonly Pick<LoggedEvent, "seq">[]) => number;
  readonly close: () => void;
}

function apiOf(url: string, headers: Readonly<Record<string, string>>) {
  return createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: (operation) => operation.type === "subscription",
        true: httpSubscriptionLink({
          url: `${url}/trpc`,
          EventSource,
          eventSourceOptions: {
            fetch: (input, init) => fetch(input, { ...init, headers: { ...init?.headers, ...headers } }),
          },
        }),
        false: httpLink({ url: `${url}/trpc`, headers }),
      }),
    ],
  });
}

/** Follows from the beginning. `headers` name the owner. */
export function openFollowingPage(url: string, headers: Readonly<Record<string, string>>): FollowingPage {
  const api = apiOf(url, headers);
  const answers = new Map<string, Answer>();
  const received = new Set<number>();
  const looking = new Set<() => void>();
  let given = 0;
  let cursor = 0;
  let repeats = 0;

  const open: OpenStream = (after, on) => {
    let last = after;
    const subscription = api.runs.follow.subscribe(
      { after },
      {
        onData: ({ data }) => {
          if (data.seq <= last) repeats += 1;
          last = data.seq;
          on.event(data);
        },
        onConnectionStateChange: ({ state, error }) => {
          if (state === "pending") on.open();
          else if (state === "connecting" && error) on.lost();
        },
        onError: on.lost,
        onComplete: on.lost,
      },
    );
    return { end: () => subscription.unsubscribe() };
  };
  const receive = ({ runId, seq, event }: LoggedEvent) => {
    received.add(seq);
    cursor = seq;
    answers.set(runId, fold(answers.get(runId) ?? emptyAnswer, event));
    for (const look of looking) look();
  };
  const followFrom = (after: number): Follow => followRuns({ open, after, onEvent: receive, onConnection: () => {} });
  let follow = followFrom(0);

  return {
    api,
    reload: async (conversationId) => {
      follow.end();
      answers.clear();
      const snapshot = await patiently(() => api.conversations.get.query({ conversationId }));
      for (const message of snapshot.messages) if (message.role === "assistant") answers.set(message.runId, message);
      given = Math.max(given, snapshot.cursor);
      cursor = snapshot.cursor;
      follow = followFrom(snapshot.cursor);
      for (const look of looking) look();
    },
    shown: (runId) => answers.get(runId) ?? emptyAnswer,
    seq: () => cursor,
    until: (isTrue) =>
      new Promise((resolve) => {
        const look = () => {
          if (!isTrue()) return;
          looking.delete(look);
          resolve();
        };
        looking.add(look);
        look();
      }),
    repeats: () => repeats,
    missed: (log) => log.filter(({ seq }) => seq > given && !received.has(seq)).length,
    close: () => follow.end(),
  };
}

/** A reload that meets the cut asks again, as the person does. */
async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
