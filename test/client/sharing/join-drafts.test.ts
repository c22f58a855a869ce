import fc from "fast-check";
import { expect, test } from "vitest";
import { joinDrafts } from "../../../client/sharing/join-drafts.ts";

test.each([
  ["an empty field takes the linked words", "", "Why?", "Why?"],
  ["blanks are nothing written", "  \n", "Why?", "Why?"],
  ["what is written stays above", "A long thought", "Why?", "A long thought\n\nWhy?"],
  ["the same link twice changes nothing", "Why?", "Why?", "Why?"],
  ["words that are there already are not repeated", "First.\n\nWhy?", "Why?", "First.\n\nWhy?"],
  ["a link that says it whole replaces its beginning", "Why is", "Why is the sky blue?", "Why is the sky blue?"],
])("%s", (_, written, linked, joined) => {
  expect(joinDrafts(written, linked)).toBe(joined);
});

test("whatever was written and whatever the link brings, all words of both are there, and once more changes nothing", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (written, linked) => {
      const joined = joinDrafts(written, linked);
      expect(joined).toContain(written.trim());
      expect(joined).toContain(linked.trim());
      expect(joinDrafts(joined, linked)).toBe(joined);
    }),
  );
});
