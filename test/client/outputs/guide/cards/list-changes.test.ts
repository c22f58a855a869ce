import { expect, test } from "vitest";
import { moved } from "../../../../../client/outputs/guide/cards/list-changes.ts";

test("a line moves to its place, and nowhere else", () => {
  expect(moved(["a", "b", "c"], 0, 2)).toEqual(["b", "c", "a"]);
  expect(moved(["a", "b", "c"], 2, 0)).toEqual(["c", "a", "b"]);
  for (const [from, to] of [
    [0, -1],
    [0, 3],
    [5, 0],
    [1, 1],
  ] as const)
    expect(moved(["a", "b", "c"], from, to)).toEqual(["a", "b", "c"]);
});
