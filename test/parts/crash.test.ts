import { expect, test } from "vitest";
import { crashOften, withinMs } from "../bench/crash.ts";
import { testSeed, withSeed } from "../bench/seed.ts";

test("after every SIGKILL all acknowledged questions are there, cut-off runs go on or say so, and no checkpoint stays behind", async () => {
  const result = await crashOften(testSeed, 3);
  expect(result.acknowledged, withSeed).toBeGreaterThan(3);
  expect(result, withSeed).toMatchObject({ kills: 3, lost: 0, incomplete: 0, checkpointsLeft: 0 });
  expect(Math.max(...result.recoveredAfter), withSeed).toBeLessThan(withinMs);
  expect(
    Object.keys(result.ended).filter((status) => status !== "done" && status !== "interrupted"),
    withSeed,
  ).toEqual([]);
});
