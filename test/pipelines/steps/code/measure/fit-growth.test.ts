import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Growth, Measurement } from "../../../../../pipelines/engine/code-answers.ts";
import { fitGrowth } from "../../../../../pipelines/steps/code/measure/fit-growth.ts";
import { isFaster } from "../../../../../pipelines/steps/code/measure/verdict.ts";

const wide = [76, 152, 304, 608, 1216, 2432, 4864, 9728];
const shapes: readonly (readonly [Growth, (n: number) => number, readonly number[]])[] = [
  ["1", () => 1, wide],
  ["log n", Math.log2, wide],
  ["n", (n) => n, wide],
  ["n log n", (n) => n * Math.log2(n), wide],
  ["n²", (n) => n ** 2, [19, 38, 76, 152, 304, 608, 1216, 1824]],
  ["n³", (n) => n ** 3, [8, 12, 19, 28, 38, 57, 76, 100]],
  ["2ⁿ", (n) => 2 ** n, [6, 8, 9, 11, 12, 13, 14, 15]],
  ["2ⁿ", (n) => 1.618 ** n, [10, 12, 14, 16, 18, 20, 21, 22]],
];

describe("growth is found in times that were disturbed", () => {
  test.each(shapes)("%s", (growth, shape, sizes) => {
    // A logarithm beside n is small: it takes quieter times to be told.
    const most = growth === "n log n" ? 0.02 : 0.08;
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: most, noNaN: true }), { minLength: 8, maxLength: 8 }),
        fc.nat(7),
        (noise, spiked) => {
          const points = sizes.map((n, at) => ({
            n,
            ms: shape(n) * (1 + (noise[at] ?? 0)) * (at === spiked && at < 7 ? 3 : 1),
          }));
          expect(fitGrowth(points)).toBe(growth);
        },
      ),
      { numRuns: 200 },
    );
  });
  test("too few points, and points without a shape, are no growth", () => {
    expect(fitGrowth([1, 2, 3].map((n) => ({ n, ms: n })))).toBeNull();
    expect(fitGrowth([])).toBeNull();
  });
});

type Measured = Extract<Measurement["result"], { kind: "measured" }>;
const faster: Measured = {
  kind: "measured",
  unit: "rows",
  points: [],
  growth: { before: "n²", after: "n" },
  ratio: 40,
  equal: { inputs: 120, different: null },
  repeats: 9,
};
test.each<readonly [string, Partial<Measured>, boolean]>([
  ["with equal results, a ratio and a lower growth", {}, true],
  ["with results that differ", { equal: { inputs: 12, different: "f([1])" } }, false],
  ["compared on few inputs", { equal: { inputs: 30, different: null } }, false],
  ["not compared at all", { equal: null }, false],
  ["with a ratio that may be noise", { ratio: 1.2 }, false],
  ["slower", { ratio: 0.5 }, false],
  ["of higher growth", { growth: { before: "n", after: "n²" } }, false],
  ["whose growth is not known, but whose ratio is", { growth: { before: null, after: null } }, true],
])("what is %s is faster: %s", (_, change, is) => expect(isFaster({ ...faster, ...change })).toBe(is));
