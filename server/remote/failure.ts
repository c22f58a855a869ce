// What a call of the typed client rejects with: the server's own error, or that no Facet answers there.
import { TRPCClientError } from "@trpc/client";
import { errorSentence } from "../../pipelines/engine/error-sentences.ts";
import type { FacetErrorData } from "../../pipelines/engine/errors.ts";
import type { FacetClientFailure } from "./types.ts";

export class FacetClientError extends Error implements FacetClientFailure {
  readonly data: FacetErrorData;
  readonly status: number;

  constructor(message: string, given: Pick<FacetClientFailure, "data" | "status">, cause?: unknown) {
    super(message, { cause });
    this.name = "FacetClientError";
    this.data = given.data;
    this.status = given.status;
  }
}

/** An abort stays what it is; everything else becomes a FacetClientError, once. */
export function failureOf(thrown: unknown, url: string): unknown {
  if (thrown instanceof FacetClientError) return thrown;
  if (!(thrown instanceof TRPCClientError)) return unreachable(url, thrown);
  if (isAbort(thrown)) return thrown.cause;
  const { httpStatus, facet } = (thrown.data ?? {}) as { httpStatus?: number; facet?: FacetErrorData };
  if (facet) return new FacetClientError(thrown.message, { data: facet, status: httpStatus ?? 500 }, thrown);
  const { status = 0 } = (thrown.meta?.["response"] ?? {}) as { readonly status?: number };
  return unreachable(url, thrown, status);
}

/** A route's refusal: `{error: {message, facet}}`, as file-routes.ts answers. */
export async function refusalOf(response: Response, url: string): Promise<FacetClientError> {
  const text = await response.text();
  const { message, facet } = errorIn(text);
  if (!facet) return unreachable(url, text, response.status);
  return new FacetClientError(message ?? errorSentence(facet, "en"), { data: facet, status: response.status });
}

/** True where the same call may succeed a moment later: nobody answered, or somebody between did. */
export function isPassing(failure: unknown): failure is FacetClientError {
  return failure instanceof FacetClientError && "url" in failure.data.facts;
}

function unreachable(url: string, cause: unknown, status = 0): FacetClientError {
  const answer = status === 0 ? "" : ` (status ${status})`;
  const message = `No Facet answers at ${url}${answer}: start it with “npm start”, or name another by FACET_URL.`;
  const data = { code: "interrupted", facts: { url }, kept: [], next: ["retry"] } as const;
  return new FacetClientError(message, { data, status }, cause);
}

function isAbort(thrown: TRPCClientError<never>): boolean {
  return thrown.cause?.name === "AbortError" || thrown.cause?.name === "TimeoutError";
}

function errorIn(text: string): { readonly message?: string; readonly facet?: FacetErrorData } {
  try {
    return (JSON.parse(text) as { error?: { message?: string; facet?: FacetErrorData } }).error ?? {};
  } catch {
    return {};
  }
}
