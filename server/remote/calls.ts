// The procedures as functions: api.<noun>.<verb>.query(input) or .mutate(input), in one request where several are called at once.
import { createTRPCUntypedClient, httpBatchLink, httpBatchStreamLink, httpLink, splitLink } from "@trpc/client";
import type { TRPCClient, TRPCUntypedClient } from "@trpc/client";
import type { AppRouter } from "../api.ts";
import { failureOf } from "./failure.ts";

export type Api = TRPCClient<AppRouter>;

/** Calls in one request: the server takes 64. */
const callsAtOnce = 64;

/** A call rejects with a FacetClientError, or with the reason of its signal. */
export function openCalls(url: string, key: string | undefined): Api {
  const to = { url: `${url}/trpc`, headers: key === undefined ? {} : { authorization: `Bearer ${key}` } };
  const client = createTRPCUntypedClient<AppRouter>({
    links: [
      splitLink({
        // It waits for news: others in its request would wait with it.
        condition: ({ path }) => path === "runs.events",
        true: httpLink(to),
        false: splitLink({
          condition: ({ path }) => path === "models.try",
          true: httpBatchStreamLink({ ...to, maxItems: 1 }),
          false: httpBatchLink({ ...to, maxItems: callsAtOnce }),
        }),
      }),
    ],
  });
  return procedureAt([], client, url) as Api;
}

type Call = (input: unknown, options?: { readonly signal?: AbortSignal }) => Promise<unknown>;

function procedureAt(path: readonly string[], client: TRPCUntypedClient<AppRouter>, url: string): unknown {
  const call = (kind: "query" | "mutation"): Call => {
    return (input, options) =>
      client[kind](path.join("."), input, options).catch((thrown: unknown) => {
        throw failureOf(thrown, url);
      });
  };
  return new Proxy(
    {},
    {
      get: (_target, name) => {
        // Whoever awaits a noun by mistake gets the noun.
        if (typeof name !== "string" || name === "then") return undefined;
        if (name === "query") return call("query");
        if (name === "mutate") return call("mutation");
        return procedureAt([...path, name], client, url);
      },
    },
  );
}
