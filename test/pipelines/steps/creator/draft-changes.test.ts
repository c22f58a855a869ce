import fc from "fast-check";
import { expect, test } from "vitest";
import { anchorChanges, applyChanges, placeChanges } from "../../../../pipelines/engine/posts/draft-changes.ts";
import type { PlacedChange } from "../../../../pipelines/engine/posts/draft-changes.ts";

const changeAt = (draft: string, start: number, end: number, after: string): PlacedChange => ({
  kind: "clarity",
  before: draft.slice(start, end),
  after,
  reason: "",
  start,
  end,
});

test("words that stand twice are changed where they are meant", () => {
  const draft = "the cat and the dog and the cat";
  const [change] = anchorChanges(draft, [changeAt(draft, 28, 31, "bird")]);
  expect(change).toMatchObject({ before: "and the cat", after: "and the bird" });
  expect(applyChanges(draft, placeChanges(draft, change ? [change] : []))).toBe("the cat and the dog and the bird");
});

test("an insertion takes the word before it along, so that it has a place", () => {
  const draft = "One two.";
  const [change] = anchorChanges(draft, [changeAt(draft, 4, 4, "and ")]);
  expect(change).toMatchObject({ before: "One ", after: "One and " });
});

test("changes over each other and words that are not there are left out", () => {
  const draft = "abc def";
  expect(anchorChanges(draft, [changeAt(draft, 0, 5, "x"), changeAt(draft, 3, 7, "y")])).toHaveLength(1);
  expect(placeChanges(draft, [{ kind: "grammar", before: "zzz", after: "y", reason: "" }])).toEqual([]);
  expect(placeChanges(draft, [{ kind: "grammar", before: "", after: "y", reason: "" }])).toEqual([]);
});

test("what is listed is what was done, and taking every change back gives the draft, whatever they are", () => {
  const edits = fc.array(fc.record({ start: fc.nat(60), length: fc.nat(6), after: fc.string({ maxLength: 6 }) }), {
    maxLength: 8,
  });
  const text = fc.string({ unit: fc.constantFrom("a", "b", " ", "\n", "é", "☕"), maxLength: 60 });
  fc.assert(
    fc.property(text, edits, (draft, list) => {
      const placed = list.map(({ start, length, after }) => {
        const from = Math.min(start, draft.length);
        return changeAt(draft, from, Math.min(from + length, draft.length), after);
      });
      const anchored = anchorChanges(draft, placed);
      const found = placeChanges(draft, anchored);
      expect(found.map(({ start, end }) => [start, end])).toEqual(anchored.map(({ start, end }) => [start, end]));
      const [all, none] = [applyChanges(draft, found), applyChanges(draft, [])];
      expect(none).toBe(draft);
      expect(all).toBe(applyChanges(draft, anchored));
    }),
  );
});
