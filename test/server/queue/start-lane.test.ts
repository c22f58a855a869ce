import { expect, test } from "vitest";
import { openStartLane } from "../../../server/queue/start-lane.ts";

test("two are inside at once; the others follow in their order as those leave", async () => {
  const lane = openStartLane();
  const entered: number[] = [];
  const leaves = new Map<number, () => void>();
  const all = [1, 2, 3, 4].map(async (each) => {
    leaves.set(each, await lane());
    entered.push(each);
  });
  await Promise.all(all.slice(0, 2));
  await new Promise((resolve) => setImmediate(resolve));
  expect(entered).toEqual([1, 2]);
  leaves.get(2)?.();
  await all[2];
  expect(entered).toEqual([1, 2, 3]);
  // Leaving twice frees one place only.
  leaves.get(2)?.();
  await new Promise((resolve) => setImmediate(resolve));
  expect(entered).toEqual([1, 2, 3]);
  leaves.get(1)?.();
  await all[3];
  expect(entered).toEqual([1, 2, 3, 4]);
});

test("one that takes long holds nobody back for ever", async () => {
  const lane = openStartLane();
  await lane();
  await lane();
  const third = await lane();
  expect(third).toBeTypeOf("function");
});
