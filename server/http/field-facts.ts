// Which field of a request is wrong and why, as facts of the closed set; what has no reason in the set keeps zod's own text.
import type { z } from "zod";
import type { ReasonFacts } from "../../pipelines/engine/error-reasons.ts";
import type { ErrorFacts } from "../../pipelines/engine/errors.ts";

type Issue = z.core.$ZodIssue;

/** `written` puts a field's path into words; `messages.12.parent` unless told otherwise. */
export function fieldFacts({ issues: [issue] }: z.ZodError, written = dotted): ErrorFacts {
  if (!issue) return { field: "input", reason: "wrong-type", expected: "object" };
  const unknown = issue.code === "unrecognized_keys" ? issue.keys.slice(0, 1) : [];
  return { field: written([...issue.path, ...unknown]), ...(reasonOf(issue) ?? { reason: issue.message }) };
}

const dotted = (path: readonly PropertyKey[]): string => path.map(String).join(".") || "input";

function reasonOf(issue: Issue): ReasonFacts | null {
  switch (issue.code) {
    case "invalid_type":
      // A reported issue does not hold its input; only its text tells a missing field from a wrong one.
      if (issue.message.endsWith("received undefined")) return { reason: "required" };
      return { reason: "wrong-type", expected: issue.expected };
    case "too_big":
      return issue.inclusive === false ? null : above(issue.origin, Number(issue.maximum));
    case "too_small":
      return issue.inclusive === false ? null : below(issue.origin, Number(issue.minimum));
    case "invalid_value":
      return { reason: "not-one-of", allowed: issue.values.map(String).join(", ") };
    case "unrecognized_keys":
      return { reason: "unknown-field" };
    case "invalid_format":
      return issue.format === "url" ? { reason: "no-url" } : null;
    case "custom":
    case "invalid_element":
    case "invalid_key":
    case "invalid_union":
    case "not_multiple_of":
      return null;
  }
}

function above(origin: string, limit: number): ReasonFacts | null {
  if (origin === "string") return { reason: "too-long", limit };
  if (origin === "array") return { reason: "too-many", limit };
  return origin === "number" || origin === "int" ? { reason: "too-high", limit } : null;
}

function below(origin: string, limit: number): ReasonFacts | null {
  if (origin === "string") return limit === 1 ? { reason: "required" } : { reason: "too-short", limit };
  if (origin === "array") return { reason: "too-few", limit };
  return origin === "number" || origin === "int" ? { reason: "too-low", limit } : null;
}
