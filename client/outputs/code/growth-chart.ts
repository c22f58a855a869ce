// The places of a growth chart: axes from zero, one line a side, a diamond on each measured point, labels at the lines' ends.
import type { MeasuredPoint } from "../../../pipelines/engine/code-answers.ts";

export interface Tick {
  readonly at: number;
  readonly value: number;
}

export interface Curve {
  readonly side: "before" | "after";
  readonly path: string;
  readonly points: readonly { readonly x: number; readonly y: number }[];
  /** The last point, and where its two lines of words begin. */
  readonly last: { readonly n: number; readonly ms: number };
  readonly label: { readonly x: number; readonly y: number };
}

export interface Chart {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly xTicks: readonly Tick[];
  /** In milliseconds. */
  readonly yTicks: readonly Tick[];
  readonly curves: readonly Curve[];
}

const height = 156;
const top = 20;
const bottom = 128;
const left = 44;
/** Room for the labels at the lines' ends, in pixels: “before, 4.99 s” in 12 px. */
const labelRoom = 118;
/** Two lines of words, and a little air. */
const labelHeight = 34;

/** No clock tells less apart (milliseconds); an axis needs a length. */
const leastMs = 0.001;

/** In pixels of a drawing so wide. Null where no side has a point. */
export function growthChart(points: readonly MeasuredPoint[], width: number): Chart | null {
  const right = Math.max(width - labelRoom, left + 60);
  const mostN = Math.max(0, ...points.map(({ n }) => n));
  const times = points.flatMap(({ beforeMs, afterMs }) => [beforeMs, afterMs]).filter((ms) => ms !== null);
  const mostMs = Math.max(leastMs, ...times);
  if (times.length === 0 || mostN <= 0) return null;
  const yTicks = ticks(mostMs, 5);
  const topMs = yTicks.at(-1) ?? mostMs;
  const x = (n: number) => left + (n / mostN) * (right - left - 12);
  const y = (ms: number) => bottom - (ms / topMs) * (bottom - top);

  const curves = (["before", "after"] as const).flatMap((side): Curve[] => {
    const own = points
      .map(({ n, beforeMs, afterMs }) => ({ n, ms: side === "before" ? beforeMs : afterMs }))
      .filter((point): point is { n: number; ms: number } => point.ms !== null)
      .sort((a, b) => a.n - b.n);
    const last = own.at(-1);
    if (!last) return [];
    const placed = own.map(({ n, ms }) => ({ x: round(x(n)), y: round(y(ms)) }));
    return [
      {
        side,
        path: placed.map((at, index) => `${index === 0 ? "M" : "L"}${at.x} ${at.y}`).join(""),
        points: placed,
        last,
        label: { x: round(Math.min(x(last.n), right) + 16), y: round(y(last.ms)) },
      },
    ];
  });

  return {
    width,
    height,
    left,
    right,
    bottom,
    xTicks: ticks(mostN, width < 420 ? 2 : 4)
      .filter((n) => n > 0 && n <= mostN)
      .map((value) => ({ value, at: round(x(value)) })),
    yTicks: yTicks.map((value) => ({ value, at: round(y(value)) })),
    curves: apart(curves),
  };
}

/** From zero in even steps of 1, 2 or 5 times a power of ten, the last not below the most. */
export function ticks(most: number, steps: number): readonly number[] {
  const rough = most / steps;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((each) => each * power).find((each) => each >= rough * 0.999) ?? power * 10;
  const count = Math.ceil((most / step) * 0.9999);
  // The digits of the step alone: 3 × 0.1 is not 0.30000000000000004.
  return Array.from({ length: count + 1 }, (_, at) => Number((at * step).toPrecision(12)));
}

/** Labels that would lie on each other move apart, the upper one up; none leaves the drawing. */
function apart(curves: readonly Curve[]): readonly Curve[] {
  const inside = (at: number) => Math.min(Math.max(at, top - 4), bottom - 14);
  const placed = curves.map((curve) => ({ ...curve, label: { ...curve.label, y: inside(curve.label.y) } }));
  const [one, two] = placed;
  if (!one || !two) return placed;
  const [upper, lower] = one.label.y <= two.label.y ? [one, two] : [two, one];
  const missing = labelHeight - (lower.label.y - upper.label.y);
  if (missing <= 0) return placed;
  const upperY = Math.max(top - 4, upper.label.y - missing);
  const lowerY = upperY + Math.max(labelHeight, lower.label.y - upperY);
  return placed.map((curve) => ({
    ...curve,
    label: { ...curve.label, y: curve.side === upper.side ? upperY : lowerY },
  }));
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
