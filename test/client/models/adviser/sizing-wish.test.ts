import { expect, test } from "vitest";
import { usualWish, wishFrom } from "../../../../client/models/adviser/sizing-wish.ts";

test("what was asked before is asked again", () => {
  const wish = { machine: "h200", context: 8192, concurrency: 16, cache: false, vision: true };
  expect(wishFrom(JSON.stringify(wish))).toEqual(wish);
});

test.each([null, "", "{", "null", "[1]", "7", '"here"'])("kept as %j, everything is as usual", (text) => {
  expect(wishFrom(text)).toEqual(usualWish);
});

test("a value that is not offered is as usual, the others stay", () => {
  const kept = { machine: 4, context: 777, concurrency: -1, cache: "yes", vision: true };
  expect(wishFrom(JSON.stringify(kept))).toEqual({ ...usualWish, vision: true });
});
