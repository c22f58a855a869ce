// The header that tells a program how long to wait after it went past a limit.
import type { FacetErrorData } from "../../pipelines/engine/errors.ts";

/** Of one answer, whatever failed in it: the longest wait; no header where nothing was limited. */
export function retryAfter(errors: readonly FacetErrorData[]): Record<string, string> {
  const waits = errors.flatMap(({ code, facts }) => (code === "rate-limited" ? [Number(facts["seconds"] ?? 1)] : []));
  return waits.length === 0 ? {} : { "Retry-After": String(Math.max(...waits)) };
}
