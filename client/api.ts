// The typed client of the server: one batched link for calls, one SSE link for the page's single subscription.
import { createTRPCClient, httpBatchLink, httpSubscriptionLink, splitLink } from "@trpc/client";
import type { AppRouter } from "../server/api.ts";
import { createRecorder } from "./api-page/recorder.ts";
import { recordingLink } from "./api-page/recording-link.ts";
import type { OpenStream } from "./state/follow-runs.ts";

/** What the person lets be recorded of their calls. */
export const recorder = createRecorder();

export const api = createTRPCClient<AppRouter>({
  links: [
    recordingLink(recorder),
    splitLink({
      condition: (operation) => operation.type === "subscription",
      true: httpSubscriptionLink({ url: "/trpc" }),
      false: httpBatchLink({ url: "/trpc", maxItems: 64 }),
    }),
  ],
});

export type Api = typeof api;

/** One try to follow. It never retries by itself: followRuns does, also where an EventSource would give up (any answer but 200). */
export const openRunStream: OpenStream = (after, on) => {
  const subscription = api.runs.follow.subscribe(
    { after },
    {
      onData: ({ data }) => {
        if (data.event.type === "conversation-changed") return on.changed(data.event.conversationId);
        if (data.event.type === "documents-changed") return on.documents(data.event.documentIds);
        if (data.event.type === "run-end") recorder.note({ kind: "waited", runId: data.runId });
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
