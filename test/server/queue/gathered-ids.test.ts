import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openGatheredIds } from "../../../server/queue/gathered-ids.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Takes whatever is due, and notes when. */
function gathering(everyMs = 500) {
  const taken: { readonly at: number; readonly ids: readonly string[] }[] = [];
  const since = performance.now();
  const ids = openGatheredIds(everyMs, () => {
    for (let some = ids.take(); some.length > 0; some = ids.take())
      taken.push({ at: performance.now() - since, ids: some });
  });
  return { ids, taken };
}

test("the first is there at once, what follows within the pace together, and a lonely one later at once again", async () => {
  const { ids, taken } = gathering();
  ids.add(["a"]);
  await vi.advanceTimersByTimeAsync(0);
  for (const id of ["b", "a", "b"]) ids.add([id]);
  await vi.advanceTimersByTimeAsync(2000);
  ids.add(["c"]);
  await vi.advanceTimersByTimeAsync(1);
  expect(taken.map((each) => each.ids)).toEqual([["a"], ["b", "a"], ["c"]]);
  expect(taken.map(({ at }) => Math.round(at / 500) * 500)).toEqual([0, 500, 2000]);
});

test("a thousand tellings in ten seconds are some twenty, and the last of them is heard", async () => {
  const { ids, taken } = gathering();
  for (let times = 0; times < 1000; times += 1) {
    ids.add([`d${times % 7}`]);
    if (times === 999) ids.add(["last"]);
    await vi.advanceTimersByTimeAsync(10);
  }
  await vi.advanceTimersByTimeAsync(500);
  expect(taken.length).toBeLessThanOrEqual(22);
  expect(taken.at(-1)?.ids).toContain("last");
});

test("thousands of ids come a hundred at a time, each once", async () => {
  const { ids, taken } = gathering();
  const all = Array.from({ length: 1050 }, (_, each) => `d${each}`);
  ids.add(all);
  await vi.advanceTimersByTimeAsync(1);
  expect(taken.map((each) => each.ids.length)).toEqual([...Array.from({ length: 10 }, () => 100), 50]);
  expect(taken.flatMap((each) => each.ids)).toEqual(all);
});

test("nothing is due before its time, nor after the end", async () => {
  const { ids, taken } = gathering();
  ids.add(["a"]);
  expect(ids.take()).toEqual([]);
  ids.end();
  await vi.advanceTimersByTimeAsync(1000);
  expect(taken).toEqual([]);
});
