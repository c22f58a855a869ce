import { expect, test } from "vitest";
import { pairFor, scored, scoreGroups } from "../../../../client/models/adviser/scores.ts";
import { benchmarks } from "../../../../pipelines/engine/sizing/sizing.ts";

test.each([
  ["27b", ["27b", "12b"]],
  ["4b", ["4b", "1b"]],
  ["1b", ["4b", "1b"]],
  ["270m", ["4b", "1b"]],
  [undefined, ["27b", "12b"]],
] as const)("%s is held against the model beside it: %j", (about, pair) => {
  expect(pairFor(about)).toEqual(pair);
});

test("every benchmark stands in one group, and only models with scores are offered", () => {
  expect(scoreGroups.flatMap(({ tests }) => tests).toSorted()).toEqual(benchmarks.toSorted());
  expect(scored).toEqual(["27b", "12b", "4b", "1b"]);
});
