import { expect, test } from "vitest";
import { measureGrowth } from "../bench/conversation-growth.ts";

test("a conversation is remembered, recalled and told to the model on its own branch alone, and everything it takes is counted", async () => {
  const growth = await measureGrowth(24, 8);
  const { empty, full, recallMs, promptMs, countedMs, branchMs, branchRecalled, strays } = growth;
  expect(growth.textBytes).toBeGreaterThan(4000);
  expect(full.database).toBeGreaterThan(empty.database);
  expect(full.vectors).toBeGreaterThan(empty.vectors);
  // Every page of the file belongs to something.
  expect(Object.values(full.parts).reduce((sum, bytes) => sum + bytes, 0)).toBe(full.database);
  for (const ms of [recallMs, promptMs.plain, promptMs.recalling, countedMs.plain, countedMs.recalling])
    expect(ms).toHaveLength(8);
  expect(branchMs).toHaveLength(8);
  expect(branchRecalled).toBeGreaterThan(8);
  expect(strays).toBe(0);
});
