import { expect, test } from "vitest";
import { holdLong } from "../bench/long-conversation.ts";

test("a conversation longer than the model's context goes on without an error, and its summary stays on its branch", async () => {
  const { failed, promptTokens, withAnswer, summary } = await holdLong(60, 2, 1024);
  expect(failed).toEqual([]);
  expect(promptTokens).toHaveLength(2);
  expect(Math.min(...promptTokens)).toBeGreaterThan(200);
  expect(Math.max(...withAnswer)).toBeLessThanOrEqual(1024);
  expect(summary).toMatchObject({ isOfBranch: true, isLeft: true, isBack: true });
  expect(summary.turns).toBeGreaterThan(10);
});
