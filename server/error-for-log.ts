// An unknown error as it may be logged: its kind, its code and where it was thrown. Its message stays out: it may repeat a prompt, an answer or a key.
import { FacetError } from "../pipelines/engine/errors.ts";

interface LoggedError {
  readonly type: string;
  readonly code?: string;
  readonly message?: string;
  readonly at: readonly string[];
  readonly cause?: LoggedError;
}

/** Causes that are followed; a chain is rarely longer than three. */
const depthAtMost = 5;

export function errorForLog(thrown: unknown, depth = 0): LoggedError {
  if (!(thrown instanceof Error)) return { type: typeof thrown, at: [] };
  const { stack = "", message } = thrown;
  // The stack begins with the message, which may itself look like a place.
  const places = stack.includes(message) ? stack.slice(stack.indexOf(message) + message.length) : "";
  return {
    type: thrown.name,
    ...("code" in thrown ? { code: String(thrown.code) } : {}),
    // Our own holds code and facts, never a text of a person.
    ...(thrown instanceof FacetError ? { message } : {}),
    at: places
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== ""),
    ...(thrown.cause === undefined || depth === depthAtMost ? {} : { cause: errorForLog(thrown.cause, depth + 1) }),
  };
}
