// The procedures as functions: api.<noun>.<verb>.query(input) or .mutate(input), in one request where several are called at once.
import { createTRPCUntypedClient, httpBatchLink, httpBatchStreamLink, splitLink } from "@trpc/client";
import type { TRPCUntypedClient } from "@trpc/client";
import type { AppRouter } from "../api.ts";
import type { Api } from "./procedures.ts";
import { failureOf } from "./failure.ts";

/** Calls in one request: the server takes 64. */
const callsAtOnce = 64;

export interface Wanted {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal?: AbortSignal;
}

/** What a call is made by: as much of `fetch` as calls need. */
export type Fetch = (
  url: string,
  wanted: Wanted,
) => Promise<{ readonly ok: boolean; readonly json: () => Promise<unknown> }>;

/** A call rejects with a FacetClientError, or with the reason of its signal. */
export function openCalls(url: string, key: string | undefined, by?: Fetch): Api {
  const to = { url: `${url}/trpc`, headers: key === undefined ? {} : { authorization: `Bearer ${key}` } };
  const asked =
    by === undefined ? to : { ...to, fetch: (url: unknown, init: unknown) => by(String(url), init as Wanted) };
  const client = createTRPCUntypedClient<AppRouter>({
    links: [
      splitLink({
        // It waits for news: others in its request would wait with it.
        condition: ({ path }) => path === "runs.events",
        true: httpBatchLink({ ...asked, maxItems: 1 }),
        false: splitLink({
          condition: ({ path }) => path === "models.try",
          // Its answer comes in pieces, which is what `fetch` itself is for.
          true: httpBatchStreamLink({ ...to, maxItems: 1 }),
          false: httpBatchLink({ ...asked, maxItems: callsAtOnce }),
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
        // The first name is a noun, and what follows it a verb, also where that is "query".
        if (name === "query" && path.length > 1) return call("query");
        if (name === "mutate" && path.length > 1) return call("mutation");
        return procedureAt([...path, name], client, url);
      },
    },
  );
}
