// The published table beside the computed one: how many figures agree, and those that do not, by the reason of it. Pure.
import { comparedWithPublished } from "../../../pipelines/engine/sizing/published.ts";
import type { ComparedCell, DeviationReason } from "../../../pipelines/engine/sizing/published.ts";
import type { GemmaId, Precision } from "../../../pipelines/engine/sizing/sizing.ts";

const compared = comparedWithPublished();

export const figuresCompared = compared.length;
export const figuresWithin = compared.filter(({ isWithin }) => isWithin).length;

export interface Differing {
  readonly reason: DeviationReason | null;
  readonly figures: readonly ComparedCell[];
}

/** Each reason once, with the figures it explains, in the table's order. */
export const differing: readonly Differing[] = [
  ...Map.groupBy(
    compared.filter(({ isWithin }) => !isWithin),
    ({ reason }) => reason,
  ),
].map(([reason, figures]) => ({ reason, figures }));

/** What was published of a cell; null where nothing was. */
export function publishedOf(model: GemmaId, precision: Precision, withCache: boolean): ComparedCell | null {
  return (
    compared.find((each) => each.model === model && each.precision === precision && each.withCache === withCache) ??
    null
  );
}
