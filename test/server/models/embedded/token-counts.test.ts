import { expect, test } from "vitest";
import { rememberCounts } from "../../../../server/models/embedded/token-counts.ts";

test("the text that was asked for longest ago is forgotten first", () => {
  const counts = rememberCounts(2);
  counts.set("a", 1);
  counts.set("b", 2);
  expect(counts.get("a")).toBe(1);
  counts.set("c", 3);
  expect([counts.get("a"), counts.get("b"), counts.get("c")]).toEqual([1, undefined, 3]);
});
