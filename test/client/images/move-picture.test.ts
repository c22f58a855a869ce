import { expect, test } from "vitest";
import { movedBy, movedTo } from "../../../client/images/move-picture.ts";

const ids = ["a", "b", "c"];

test.each([
  ["b", -1, ["b", "a", "c"]],
  ["b", 1, ["a", "c", "b"]],
  ["a", -1, ids],
  ["c", 1, ids],
  ["x", 1, ids],
])("%s moved by %i gives %j", (id, by, expected) => {
  expect(movedBy(ids, id, by)).toEqual(expected);
});

test("a tile let go on another takes its place", () => {
  expect(movedTo(ids, "a", "c")).toEqual(["b", "c", "a"]);
  expect(movedTo(ids, "c", "a")).toEqual(["c", "a", "b"]);
  expect(movedTo(ids, "a", "a")).toEqual(ids);
  expect(movedTo(ids, "a", "x")).toBe(ids);
});
