// Findings stay on their line while the code around them changes.
import fc from "fast-check";
import { expect, test } from "vitest";
import { lineMap } from "../../../client/code/line-map.ts";

const lines = (text: string) => text.split("\n");

test("a line moves by what was added above it", () => {
  const map = lineMap("a\nb\nc", "new\nnewer\na\nb\nc");
  expect(map({ from: 2, to: 3 })).toEqual({ from: 4, to: 5 });
});

test("a line that was changed is nowhere, its neighbours are", () => {
  const map = lineMap("a\nb\nc", "a\nB\nc");
  expect(map({ from: 2, to: 2 })).toBeNull();
  expect(map({ from: 1, to: 3 })).toBeNull();
  expect(map({ from: 3, to: 3 })).toEqual({ from: 3, to: 3 });
});

test("a line put between two of a range belongs to the range", () => {
  expect(lineMap("a\nb", "a\nx\nb")({ from: 1, to: 2 })).toEqual({ from: 1, to: 3 });
});

test("lines past the end are nowhere, in both directions", () => {
  expect(lineMap("a", "b\na")({ from: 7, to: 7 })).toBeNull();
  expect(lineMap("a\nb", "")({ from: 1, to: 1 })).toBeNull();
});

test("another line end is no change", () => {
  expect(lineMap("a\r\nb\r\n", "a\nb\n")({ from: 2, to: 2 })).toEqual({ from: 2, to: 2 });
});

test("two long files without a common line are told apart, not waited for", () => {
  const long = (word: string) => Array.from({ length: 20_000 }, (_, at) => `${word} ${at}`).join("\n");
  expect(lineMap(long("a"), long("b"))({ from: 1, to: 1 })).toBeNull();
});

test("whatever was put in above, a marked line is found with its own text", () => {
  const text = fc
    .array(fc.stringMatching(/^[a-d]{0,3}$/), { minLength: 1, maxLength: 12 })
    .map((all) => all.join("\n"));
  const property = fc.property(
    text,
    fc.array(fc.stringMatching(/^[e-h]{1,3}$/), { maxLength: 8 }),
    fc.nat(),
    (before, added, at) => {
      const marked = (at % lines(before).length) + 1;
      const place = at % marked;
      const after = lines(before)
        .toSpliced(place, 0, ...added)
        .join("\n");
      const moved = lineMap(before, after)({ from: marked, to: marked });
      expect(moved).not.toBeNull();
      expect(lines(after)[moved!.from - 1]).toBe(lines(before)[marked - 1]);
    },
  );
  fc.assert(property);
});
