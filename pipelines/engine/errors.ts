// The closed set of errors a person, an API user or a log can meet; everything thrown becomes one of them.
import type { ReasonFacts } from "./error-reasons.ts";

/** HTTP status of each code. The key set is the closed set. */
export const errorStatus = {
  "invalid-input": 400,
  "not-found": 404,
  conflict: 409,
  forbidden: 403,
  "too-large": 413,
  "unsupported-file": 415,
  "file-damaged": 422,
  "password-needed": 422,
  "password-wrong": 422,
  "no-text": 422,
  "document-not-ready": 409,
  "model-missing": 503,
  "model-unreachable": 502,
  "model-overflow": 422,
  "model-cannot-see": 422,
  "sandbox-limit": 422,
  "time-limit": 504,
  "storage-full": 507,
  "rate-limited": 429,
  interrupted: 503,
  unexpected: 500,
} as const;

export type ErrorCode = keyof typeof errorStatus;

/** What the page offers as the next step after an error; each becomes a button or a line of advice. */
export type NextStep =
  | "retry"
  | "edit"
  | "choose-model"
  | "add-model"
  | "free-space"
  | "wait"
  | "open-settings"
  | "new-conversation";

/**
 * Values named in the error's sentence. Never a prompt, a document's text or a key. On the wire `reason` is a key of error-reasons.ts,
 * or a text that has no translation: what zod says of a field, an error of an older Facet.
 */
export type ErrorFacts = Readonly<Record<string, string | number | boolean>>;

/** The facts of an error Facet throws: its reason, if any, is of the closed set, with all that the reason's words name. */
export type GivenFacts = ErrorFacts & ({ readonly reason?: never } | ReasonFacts);

/** An error as it crosses the wire: `error.data.facet`, and `run-end.error`. */
export interface FacetErrorData {
  readonly code: ErrorCode;
  readonly facts: ErrorFacts;
  /** What was kept, as keys of the reader's catalogue: "question", "answer", "files". */
  readonly kept: readonly Kept[];
  readonly next: readonly NextStep[];
}

export type Kept = "question" | "answer" | "files" | "conversation" | "settings";

interface FacetErrorOptions {
  readonly kept?: readonly Kept[];
  readonly next?: readonly NextStep[];
  readonly cause?: unknown;
}

/** The one error class. Holds facts; sentences are built from them in the reader's language (error-sentences.ts). */
export class FacetError extends Error {
  readonly data: FacetErrorData;

  constructor(code: ErrorCode, facts: GivenFacts = {}, options: FacetErrorOptions = {}) {
    super(`${code} ${JSON.stringify(facts)}`, { cause: options.cause });
    this.name = "FacetError";
    this.data = { code, facts, kept: options.kept ?? [], next: options.next ?? [] };
  }
}

/** What the system says when there is no space left: Node, and SQLite. */
const diskFull: readonly unknown[] = ["ENOSPC", "EDQUOT", "SQLITE_FULL", "SQLITE_IOERR_SHMSIZE"];

/** Wraps an unknown throw once; a FacetError anywhere in the chain of causes is kept as it is. */
export function toFacetError(thrown: unknown): FacetError {
  for (let each: unknown = thrown; each instanceof Error; each = each.cause) {
    if (each instanceof FacetError) return each;
    if ("code" in each && diskFull.includes(each.code)) {
      return new FacetError("storage-full", {}, { next: ["free-space"], cause: thrown });
    }
  }
  return new FacetError("unexpected", {}, { cause: thrown, next: ["retry"] });
}

/** True for what an AbortSignal throws, whichever library rethrew it. An abort is never an error to show or log. */
export function isAbort(thrown: unknown): boolean {
  for (let each: unknown = thrown; each instanceof Error; each = each.cause) {
    if (each.name === "AbortError" || each.name === "APIUserAbortError") return true;
  }
  return false;
}
