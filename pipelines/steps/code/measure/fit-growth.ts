// Which growth class measured times belong to: the simplest one that explains them about as well as the best.
import { growthClasses } from "../../../engine/code-answers.ts";
import type { Growth } from "../../../engine/code-answers.ts";

export interface TimedPoint {
  readonly n: number;
  readonly ms: number;
}

/** Times below a share of the longest are mostly what a call costs at all. */
const leastShare = 1 / 250;
/** A simpler class is taken while its error is within this of the best one's. */
const tolerance = { times: 1.6, plus: 0.012 } as const;
/** Caches make a linear function look a little more than linear: a logarithm must explain clearly more. */
const logarithm = { times: 2.2, plus: 0.045 } as const;
/** A constant time that is disturbed looks like a slow logarithm. */
const constant = { times: 1.6, plus: 0.06 } as const;
/** Bases of exponential growth that are tried; all of them are called 2ⁿ. */
const bases = [1.25, 1.4, 1.5, 1.618, 1.8, 2, 2.4, 3, 4];
/** An exponential function cannot be timed beyond this size. */
const largestExponential = 80;

/** Null where fewer than four points are left, or none of the classes explains them. */
export function fitGrowth(points: readonly TimedPoint[]): Growth | null {
  const most = Math.max(...points.map(({ ms }) => ms));
  const usable = undisturbed(points).filter(({ n, ms }) => n > 1 && ms > 0 && ms >= most * leastShare);
  if (usable.length < 4) return null;
  const errors = growthClasses.map((growth) => ({ growth, error: errorOf(growth, usable) }));
  const best = Math.min(...errors.map(({ error }) => error));
  if (best > 0.35) return null;
  const winner = errors.find(({ error }) => error === best)?.growth;
  const fits = (growth: Growth, error: number) => {
    const { times, plus } = growth === "1" ? constant : growth === "n" && winner === "n log n" ? logarithm : tolerance;
    return error <= best * times + plus;
  };
  return errors.find(({ growth, error }) => fits(growth, error))?.growth ?? null;
}

function errorOf(growth: Growth, points: readonly TimedPoint[]): number {
  if (growth !== "2ⁿ") return fitError(points, shapes[growth]);
  if (points.some(({ n }) => n > largestExponential)) return Number.POSITIVE_INFINITY;
  return Math.min(...bases.map((base) => fitError(points, (n) => base ** n)));
}

const shapes: Readonly<Record<Exclude<Growth, "2ⁿ">, (n: number) => number>> = {
  "1": () => 0,
  "log n": Math.log2,
  n: (n) => n,
  "n log n": (n) => n * Math.log2(n),
  "n²": (n) => n ** 2,
  "n³": (n) => n ** 3,
};

/**
 * Mean relative error of `a + b·f(n)` with a, b ≥ 0, the worst fifth left out: whatever disturbs a time makes it longer, and some more than others.
 * Fitted by least absolute errors, as repeated weighted least squares.
 */
function fitError(points: readonly TimedPoint[], shape: (n: number) => number): number {
  // Divided by the time, each point weighs the same.
  const rows = points.map(({ n, ms }) => ({ one: 1 / ms, by: shape(n) / ms, weight: 1 }));
  let errors: number[] = [];
  for (let round = 0; round < 12; round += 1) {
    const { a, b } = solve(rows);
    errors = rows.map(({ one, by }) => Math.abs(a * one + b * by - 1));
    for (const [at, row] of rows.entries()) row.weight = 1 / Math.max(errors[at] ?? 0, 0.01);
  }
  const kept = errors.toSorted((one, other) => one - other).slice(0, Math.ceil(errors.length * 0.8));
  return kept.reduce((sum, each) => sum + each, 0) / kept.length;
}

function solve(rows: readonly { readonly one: number; readonly by: number; readonly weight: number }[]) {
  const sum = (each: (row: (typeof rows)[number]) => number) =>
    rows.reduce((all, row) => all + row.weight * each(row), 0);
  const [s11, s12, s22] = [sum(({ one }) => one * one), sum(({ one, by }) => one * by), sum(({ by }) => by * by)];
  const [y1, y2] = [sum(({ one }) => one), sum(({ by }) => by)];
  const determinant = s11 * s22 - s12 * s12;
  if (determinant <= 1e-12 * s11 * s22) return { a: y1 / s11, b: 0 };
  const a = (y1 * s22 - y2 * s12) / determinant;
  const b = (y2 * s11 - y1 * s12) / determinant;
  if (a < 0) return { a: 0, b: y2 / s22 };
  return b < 0 ? { a: y1 / s11, b: 0 } : { a, b };
}

/** More items never take less time: what is slower than a larger size was disturbed. */
function undisturbed(points: readonly TimedPoint[]): readonly TimedPoint[] {
  let least = Number.POSITIVE_INFINITY;
  return points
    .toSorted((one, other) => other.n - one.n)
    .map(({ n, ms }) => ({ n, ms: (least = Math.min(least, ms)) }))
    .toReversed();
}
