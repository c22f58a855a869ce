// Procedures called over real HTTP by their paths, as `api.conversations.get({ … })`: what a caller of the router is in the process, from outside.
import { appRouter } from "../../server/routers/app.ts";
import type { TestServices } from "./services.ts";

type Api = ReturnType<TestServices["as"]>;

const kinds = appRouter._def.procedures as unknown as Readonly<
  Record<string, { readonly _def: { readonly type: string } }>
>;

/** Rejects with `{ cause: { data } }` of the error, as a caller in the process does. */
export function overHttp(url: string, headers: Readonly<Record<string, string>>): Api {
  const at = (path: readonly string[]): unknown =>
    new Proxy(() => {}, {
      get: (_target, name) => (typeof name === "string" && name !== "then" ? at([...path, name]) : undefined),
      apply: (_target, _this, [input]: readonly unknown[]) => called(path.join("."), input),
    });
  const called = async (path: string, input: unknown): Promise<unknown> => {
    const isQuery = kinds[path]?._def.type === "query";
    const answer = isQuery
      ? await fetch(`${url}/trpc/${path}${queryOf(input)}`, { headers })
      : await fetch(`${url}/trpc/${path}`, {
          method: "POST",
          headers: { "content-type": "application/json", ...headers },
          body: JSON.stringify(input ?? {}),
        });
    const { result, error } = (await answer.json()) as {
      readonly result?: { readonly data: unknown };
      readonly error?: { readonly data: { readonly facet: object } };
    };
    if (error) throw Object.assign(new Error(path), { cause: { data: error.data.facet, status: answer.status } });
    return result?.data;
  };
  return at([]) as Api;
}

const queryOf = (input: unknown): string =>
  input === undefined ? "" : `?input=${encodeURIComponent(JSON.stringify(input))}`;
