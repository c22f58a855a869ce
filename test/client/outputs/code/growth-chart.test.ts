import fc from "fast-check";
import { expect, test } from "vitest";
import { growthChart, ticks } from "../../../../client/outputs/code/growth-chart.ts";
import { measurement } from "../../../support/developed-answer.ts";

const points = measurement.result.kind === "measured" ? measurement.result.points : [];

test.each([
  [4990, [0, 1000, 2000, 3000, 4000, 5000]],
  [0.9, [0, 0.2, 0.4, 0.6, 0.8, 1]],
  [26, [0, 10, 20, 30]],
  [5000, [0, 1000, 2000, 3000, 4000, 5000]],
])("an axis up to %d begins at zero and goes in even steps beyond it", (most, expected) => {
  expect(ticks(most, 5)).toEqual(expected);
});

test("the chart begins at zero, marks every measured point, and ends each line with its words", () => {
  const chart = growthChart(points, 560)!;
  expect(chart.yTicks[0]).toEqual({ value: 0, at: 128 });
  expect(chart.curves.map(({ side, points: drawn }) => [side, drawn.length])).toEqual([
    ["before", 9],
    ["after", 9],
  ]);
  const [before, after] = chart.curves;
  expect(before!.last).toEqual({ n: 16_000, ms: 4990 });
  expect(before!.label.y).toBeLessThan(after!.label.y);
  expect(chart.xTicks.map(({ value }) => value)).toEqual([5000, 10_000, 15_000]);
});

test("a side that was too slow ends earlier, and one that was not measured is not drawn", () => {
  const cut = points.map((point) => (point.n > 8000 ? { ...point, beforeMs: null } : point));
  expect(growthChart(cut, 560)!.curves.map(({ last }) => last.n)).toEqual([8000, 16_000]);
  const alone = points.map((point) => ({ ...point, afterMs: null }));
  expect(growthChart(alone, 560)!.curves.map(({ side }) => side)).toEqual(["before"]);
});

test("without a point there is no chart", () => {
  expect(growthChart([], 560)).toBe(null);
  expect(growthChart([{ n: 5, beforeMs: null, afterMs: null }], 560)).toBe(null);
});

test("whatever was measured, at any width all is inside the drawing and no labels lie on each other", () => {
  const ms = fc.option(fc.double({ min: 0, max: 1e6, noNaN: true }));
  const point = fc.record({ n: fc.integer({ min: 1, max: 1e7 }), beforeMs: ms, afterMs: ms });
  fc.assert(
    fc.property(
      fc.array(point, { minLength: 1, maxLength: 12 }),
      fc.integer({ min: 240, max: 720 }),
      (given, width) => {
        const chart = growthChart(given, width);
        if (chart === null) return;
        const ys = chart.curves.map(({ label }) => label.y);
        for (const { points: drawn, label } of chart.curves) {
          for (const { x, y } of drawn) {
            expect(x).toBeGreaterThanOrEqual(chart.left);
            expect(x).toBeLessThanOrEqual(chart.right);
            expect(y).toBeGreaterThanOrEqual(19.9);
            expect(y).toBeLessThanOrEqual(chart.bottom);
          }
          expect(label.y).toBeGreaterThanOrEqual(12);
          expect(label.y + 16).toBeLessThanOrEqual(chart.height);
        }
        if (ys.length === 2) expect(Math.abs(ys[0]! - ys[1]!)).toBeGreaterThanOrEqual(33.9);
      },
    ),
  );
});
