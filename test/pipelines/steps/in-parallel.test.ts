import { expect, test } from "vitest";
import { inParallel } from "../../../pipelines/steps/in-parallel.ts";

const items = Array.from({ length: 60 }, (_, index) => index);
const soon = () => new Promise((resolve) => setImmediate(resolve));

test("after one has failed nothing more is begun", async () => {
  const begun: number[] = [];
  const work = async (item: number) => {
    begun.push(item);
    await soon();
    if (item === 1) throw new Error("the second fails");
  };
  await expect(inParallel(items, 8, work)).rejects.toThrow("the second fails");
  for (let turn = 0; turn < 20; turn += 1) await soon();
  // The lane before it has taken its next one already.
  expect(begun.length).toBeLessThanOrEqual(9);
});

test("results keep the order of the list, whichever is done first", async () => {
  const work = async (item: number) => {
    for (let turn = 0; turn < item % 5; turn += 1) await soon();
    return item * 2;
  };
  expect(await inParallel(items, 8, work)).toEqual(items.map((item) => item * 2));
});
