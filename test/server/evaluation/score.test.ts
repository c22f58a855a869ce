import { expect, test } from "vitest";
import { scoreOf } from "../../../server/evaluation/score.ts";

test("a score of nothing is no score, and says nothing of the true one", () => {
  expect(scoreOf(0, 0)).toEqual({ hits: 0, all: 0, share: null, interval: [0, 1] });
});

/** As in Brown, Cai and DasGupta, Statistical Science 16 (2001), and statistical tables. */
test.each([
  [0, 10, 0, 0.278],
  [10, 10, 0.722, 1],
  [8, 10, 0.49, 0.943],
  [47, 49, 0.863, 0.989],
])("%d of %d lies between %d and %d", (hits, all, low, high) => {
  const { interval } = scoreOf(hits, all);
  expect(interval[0]).toBeCloseTo(low, 3);
  expect(interval[1]).toBeCloseTo(high, 3);
});
