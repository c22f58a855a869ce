import { expect, test } from "vitest";
import { deathsInARow, pauseAfter } from "../../../server/processes/back-off.ts";

test("what fails again and again is tried again later each time, and at least every half minute", () => {
  expect([1, 2, 3, 4, 5, 6, 7].map((failures) => pauseAfter(failures))).toEqual([
    500, 1000, 2000, 4000, 8000, 16_000, 30_000,
  ]);
  expect(pauseAfter(5000)).toBe(30_000);
  expect([1, 2].map((deaths) => pauseAfter(deaths, 400))).toEqual([400, 800]);
});

test("deaths are in a row while no life between them was longer than a minute", () => {
  expect([10, 60_000, 10].reduce(deathsInARow, 0)).toBe(3);
  expect([10, 10, 60_001].reduce(deathsInARow, 0)).toBe(1);
});
