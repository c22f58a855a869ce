// Whether a measurement shows that a change made a function faster.
import { growthClasses } from "../../../engine/code-answers.ts";
import type { Measurement } from "../../../engine/code-answers.ts";

/** Below this ratio at the largest common size a difference may be noise. */
const leastRatio = 1.3;
const leastInputs = 100;

/** Only with equal results on enough inputs, and either a lower class of growth or a ratio that is no noise. */
export function isFaster(result: Measurement["result"]): boolean {
  if (result.kind === "not-measured" || result.ratio === null) return false;
  const { equal, ratio, growth } = result;
  if (equal === null || equal.different !== null || equal.inputs < leastInputs) return false;
  const rank = (each: (typeof growth)["before"]) => (each === null ? Number.NaN : growthClasses.indexOf(each));
  const isHigher = rank(growth.after) > rank(growth.before);
  return ratio >= leastRatio && !isHigher;
}
