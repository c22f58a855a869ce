// Which tier a served model's size puts it in; embedded ones have theirs in the catalogue.
import type { Tier } from "../../pipelines/engine/ports.ts";

/** Billions of parameters from which a served model counts as large. */
const largeFrom = 4;

/** A size that nobody tells counts as large: who serves a model of unknown size has chosen it. */
export function tierOf(billions: number | null): Tier {
  return billions !== null && billions < largeFrom ? "small" : "large";
}
