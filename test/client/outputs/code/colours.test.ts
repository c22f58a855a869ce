import fc from "fast-check";
import { expect, test } from "vitest";
import { linesOf, paint } from "../../../../client/outputs/code/colours.ts";
import { codedParts } from "../../../../client/outputs/code/coded-parts.ts";

test("coloured text is cut into its lines, and a comment of several lines keeps its colour on each", () => {
  expect(
    linesOf([
      ["a = ", ""],
      ["/* one\ntwo */", "c"],
      ["\n\nb", ""],
    ]),
  ).toEqual([
    [
      ["a = ", ""],
      ["/* one", "c"],
    ],
    [["two */", "c"]],
    [],
    [["b", ""]],
  ]);
});

test("a mark that begins within a word cuts it and keeps its colour", () => {
  expect(
    paint(
      "return lo",
      [
        ["return", "k"],
        [" lo", ""],
      ],
      [[3, 8]],
    ),
  ).toEqual([
    { text: "ret", kind: "k", isMarked: false },
    { text: "urn", kind: "k", isMarked: true },
    { text: " l", kind: "", isMarked: true },
    { text: "o", kind: "", isMarked: false },
  ]);
});

test("colours of another text are not used", () => {
  expect(paint("new", [["old", "k"]], [])).toEqual([{ text: "new", kind: "", isMarked: false }]);
});

test("whatever is marked, no character is lost or told twice", () => {
  const pieces = fc.array(fc.tuple(fc.string({ minLength: 1, maxLength: 5 }), fc.constantFrom("k", "")), {
    maxLength: 6,
  });
  const mark = fc.tuple(fc.nat(20), fc.nat(20)).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
  fc.assert(
    fc.property(pieces, fc.array(mark, { maxLength: 4 }), (line, marks) => {
      const text = line.map(([part]) => part).join("");
      expect(
        paint(text, line, marks)
          .map((part) => part.text)
          .join(""),
      ).toBe(text);
    }),
  );
});

test("what stands in backticks is code, and a lone backtick is itself", () => {
  expect(codedParts("crashes when `at` is late")).toEqual([
    { text: "crashes when ", isCode: false },
    { text: "at", isCode: true },
    { text: " is late", isCode: false },
  ]);
  expect(codedParts("a ` b")).toEqual([{ text: "a ` b", isCode: false }]);
  expect(codedParts("")).toEqual([]);
});
