// Facet's closed set of errors in OpenAI's shape, with the statuses its clients know.
import { z } from "zod";
import { errorSentence } from "../../pipelines/engine/error-sentences.ts";
import { errorStatus, FacetError, toFacetError } from "../../pipelines/engine/errors.ts";
import type { FacetErrorData, GivenFacts } from "../../pipelines/engine/errors.ts";
import { fieldFacts } from "../http/field-facts.ts";
import { retryAfter } from "../keys/retry-after.ts";
import { refusedRequest } from "../http/refused-request.ts";

export interface OpenAiError {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: { readonly error: ErrorBody };
}

interface ErrorBody {
  readonly message: string;
  readonly type: "invalid_request_error" | "rate_limit_error" | "server_error";
  /** OpenAI's word where it has one, else Facet's code. */
  readonly code: string;
  readonly param: string | null;
  readonly facet: FacetErrorData;
}

/** A key that is none, has expired, or is missing: OpenAI's clients know that as 401. */
const keyReasons: readonly unknown[] = ["key-unknown", "key-expired", "key-needed", "no-owner", "sign-in-or-key"];

export function openAiErrorOf(thrown: unknown): OpenAiError {
  const facet = dataOf(thrown);
  return { status: statusOf(facet), headers: retryAfter([facet]), body: { error: errorBody(facet) } };
}

function errorBody(facet: FacetErrorData): ErrorBody {
  const { field } = facet.facts;
  const status = statusOf(facet);
  return {
    message: errorSentence(facet, "en"),
    type: status === 429 ? "rate_limit_error" : status < 500 ? "invalid_request_error" : "server_error",
    code: codeOf(facet),
    param: typeof field === "string" ? field : facet.facts["what"] === "model" ? "model" : null,
    facet,
  };
}

/** FacetError invalid-input of a request that fits no schema. */
export function refused(facts: GivenFacts, cause?: unknown): FacetError {
  return new FacetError("invalid-input", facts, { next: ["edit"], cause });
}

/** The same of a check that failed; `place` says where in the request its field stands. */
export function refusedBy(error: z.ZodError, place: (field: string) => string = (field) => field): FacetError {
  const facts = fieldFacts(new z.ZodError(error.issues.map(clearest)));
  return refused({ ...facts, field: place(String(facts["field"])) } as GivenFacts, error);
}

/** Of the choices of a union, the one that came furthest says what is wrong. */
function clearest(issue: z.core.$ZodIssue): z.core.$ZodIssue {
  if (issue.code !== "invalid_union") return issue;
  const inner = issue.errors.flat().toSorted((one, other) => other.path.length - one.path.length)[0];
  return inner === undefined ? issue : { ...clearest(inner), path: [...issue.path, ...clearest(inner).path] };
}

function dataOf(thrown: unknown): FacetErrorData {
  const own = toFacetError(thrown);
  if (own.data.code !== "unexpected") return own.data;
  if (thrown instanceof z.ZodError) return refusedBy(thrown).data;
  return refusedRequest(thrown)?.data ?? own.data;
}

function statusOf({ code, facts }: FacetErrorData): number {
  return code === "forbidden" && keyReasons.includes(facts["reason"]) ? 401 : errorStatus[code];
}

function codeOf({ code, facts }: FacetErrorData): string {
  if (code === "forbidden" && keyReasons.includes(facts["reason"])) return "invalid_api_key";
  if (code === "not-found" && facts["what"] === "model") return "model_not_found";
  if (code === "rate-limited") return "rate_limit_exceeded";
  return code;
}
