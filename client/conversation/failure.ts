// What the page makes of a call that failed: the server's own error, or no connection to it.
import { TRPCClientError } from "@trpc/client";
import { errorSentence } from "../../pipelines/engine/error-sentences.ts";
import type { Language } from "../../pipelines/engine/error-sentences.ts";
import type { FacetErrorData } from "../../pipelines/engine/errors.ts";

/** `offline`: no answer came, so nothing is known to have happened. */
export type Failure = { readonly kind: "offline" } | { readonly kind: "error"; readonly error: FacetErrorData };

export function failureOf(thrown: unknown): Failure {
  if (!(thrown instanceof TRPCClientError)) return { kind: "error", error: unexpected };
  const data: unknown = thrown.data;
  const error =
    typeof data === "object" && data !== null && "facet" in data ? (data.facet as FacetErrorData) : undefined;
  return error ? { kind: "error", error } : { kind: "offline" };
}

/** The server's own sentence, or this one where no answer came. */
export function failureSentence(failure: Failure, language: Language, offline: string): string {
  return failure.kind === "offline" ? offline : errorSentence(failure.error, language);
}

const unexpected: FacetErrorData = { code: "unexpected", facts: {}, kept: ["question"], next: ["retry"] };
