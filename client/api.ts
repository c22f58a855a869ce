// The typed client of the server: one batched link for calls, one SSE link for the page's single subscription.
import { createTRPCClient, httpBatchLink, httpSubscriptionLink, retryLink, splitLink } from "@trpc/client";
import type { AppRouter } from "../server/api.ts";

export const api = createTRPCClient<AppRouter>({
  links: [
    splitLink({
      condition: (operation) => operation.type === "subscription",
      // Around the subscription only: an EventSource never retries a non-200 by itself, and a mutation must never run twice.
      true: [
        retryLink({ retry: () => true, retryDelayMs: (attempt) => Math.min(250 * 2 ** (attempt - 1), 5000) }),
        httpSubscriptionLink({ url: "/trpc" }),
      ],
      false: httpBatchLink({ url: "/trpc" }),
    }),
  ],
});

export type Api = typeof api;
