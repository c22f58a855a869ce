import { expect, test } from "vitest";
import { passOnOften } from "../bench/nothing-lost.ts";
import { testSeed, withSeed } from "../bench/seed.ts";

test("a conversation passed between four personas and killed once keeps every message, ends every answer, and each persona is told what the others were told", async () => {
  const [result] = await passOnOften(testSeed, 1, 7);
  expect(result, withSeed).toMatchObject({ turns: 14, lost: 0, twice: 0, failed: [], incomplete: 0, missed: [] });
  expect(result, withSeed).toMatchObject({ asked: 7, held: 7 });
  // One question at most met the crash before it was acknowledged.
  expect(result?.acknowledged, withSeed).toBeGreaterThanOrEqual(13);
  expect(result?.switchMs.length, withSeed).toBeGreaterThanOrEqual(12);
});
