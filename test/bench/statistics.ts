// Medians, percentiles and repeatable randomness, which the product has too.
export { randomOf } from "../../server/evaluation/random.ts";

/** The value that this share (0 to 1) of the values does not exceed. Throws where there are none: a figure of nothing is no figure. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(sorted.length * share) - 1))];
  if (value === undefined) throw new Error("nothing was measured");
  return value;
}

export function median(values: readonly number[]): number {
  const low = percentile(values, 0.5);
  if (values.length % 2 === 1) return low;
  return (low + (values.toSorted((a, b) => a - b)[values.length / 2] ?? low)) / 2;
}

/** As in `3.1 [2.8..4.0] ms`. */
export function spread(values: readonly number[], unit: string, digits = 1): string {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return `${median(values).toFixed(digits)} [${low.toFixed(digits)}..${high.toFixed(digits)}] ${unit}`;
}
