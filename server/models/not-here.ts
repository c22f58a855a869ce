// Weights that are not here: why their model cannot be used, and what its entry shows.
import { basename } from "node:path";
import { FacetError } from "../../pipelines/engine/errors.ts";
import type { Kept, NextStep } from "../../pipelines/engine/errors.ts";
import { percentOf } from "./fetched-weights.ts";
import type { FetchedWeights } from "./fetched-weights.ts";
import type { ModelEntry } from "./registry.ts";

type WeightsState = ReturnType<FetchedWeights["state"]>;

/** A file that a setting names is not there. */
export function noFile(setting: string, file: string): FacetError {
  const facts = { reason: "no-file", setting, file: basename(file) } as const;
  return new FacetError("model-missing", facts, { next: ["open-settings"] });
}

/** `next` is for weights that nobody fetches. */
export function notHere(
  state: WeightsState | undefined,
  name: string,
  { kept = [], next }: { readonly kept?: readonly Kept[]; readonly next: readonly NextStep[] },
): FacetError {
  if (state?.name === "failed") return state.error;
  if (state?.name !== "fetching")
    return new FacetError("model-missing", { reason: "not-fetched", name }, { kept, next });
  const facts = { reason: "fetching", name, percent: percentOf(state) } as const;
  return new FacetError("model-missing", facts, { kept, next: ["wait", "retry"] });
}

export type ShownState = Pick<ModelEntry, "state" | "progress" | "error">;

/** What an entry of so many bytes shows of its weights; null where they are here, and what holds them says more. */
export function shownWeights(state: WeightsState | undefined, bytes: number, isHere: boolean): ShownState | null {
  if (state?.name === "fetching" || state?.name === "paused")
    return { state: state.name, progress: { done: state.done, total: state.total || bytes }, error: null };
  if (state?.name === "failed") return { state: "failed", progress: null, error: state.error.data };
  return isHere ? null : { state: "missing", progress: null, error: null };
}
