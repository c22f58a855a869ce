import fc from "fast-check";
import { expect, test } from "vitest";
import { appendText, finishText, noBlocks } from "../../../../client/markdown/blocks.ts";
import { openDialect } from "../../../../client/markdown/dialect.ts";
import { isAllGeneral, marksOfBlocks } from "../../../../client/outputs/guide/mark-places.ts";
import { paragraphsOf } from "../../../../pipelines/engine/guide/lesson.ts";
import type { ParagraphMark } from "../../../../pipelines/engine/guide/lesson.ts";
import { words } from "../../markdown/words.ts";

const dialect = openDialect(words);
/** As the page cuts the text, written at once or in pieces. */
const sourcesOf = (pieces: readonly string[]): readonly string[] =>
  finishText(
    pieces.reduce((blocks, piece) => appendText(blocks, piece, dialect), noBlocks),
    dialect,
  ).settled.map(({ source }) => source);
const mark = (citation: number, change: Partial<ParagraphMark> = {}): ParagraphMark => ({
  basis: "documents",
  citations: [citation],
  unverified: [],
  unsure: false,
  ...change,
});
const citationsOf = (text: string, marks: readonly ParagraphMark[]) =>
  marksOfBlocks(sourcesOf([text]), marks)?.map((each) => each?.citations);

test("each paragraph has its own mark", () => {
  expect(citationsOf("One.\n\nTwo.\n\nThree.", [mark(1), mark(2), mark(3)])).toEqual([[1], [2], [3]]);
});

test("a list with blank lines is several paragraphs and one block: its marks are one", () => {
  const marks = [mark(1), mark(2), mark(3, { basis: "general", unsure: true })];
  const [list, end] = marksOfBlocks(sourcesOf(["- one\n\n- two\n\nEnd."]), marks) ?? [];
  expect(list).toMatchObject({ basis: "documents", citations: [1, 2] });
  expect(end).toMatchObject({ basis: "general", unsure: true });
});

test("code's own words beside general knowledge change nothing of it", () => {
  const [general, told] = [mark(1, { basis: "general" }), mark(2, { basis: "told" })];
  expect(isAllGeneral([general, told])).toBe(true);
  expect(isAllGeneral([told])).toBe(false);
  const [list] = marksOfBlocks(sourcesOf(["- one\n\n- two"]), [general, told]) ?? [];
  expect(list).toMatchObject({ basis: "general" });
});

test("a picture between paragraphs is a block of its own, blank lines in it or none around it", () => {
  const text = "One.\n\n```mermaid\nflowchart LR\n\n  A --> B\n```\n\nTwo:\n$$\nx^2\n$$\n\nThree.";
  expect(paragraphsOf(text)).toHaveLength(4);
  expect(citationsOf(text, [mark(1), mark(2), mark(3), mark(4)])).toEqual([[1], [2], undefined, [3], [4]]);
});

test("headings and rules have no mark, unless a number in them is unverified", () => {
  expect(citationsOf("# Heat\n\nOne.\n\n---\n\nTitle\n===", [mark(1), mark(2), mark(3), mark(4)])).toEqual([
    undefined,
    [2],
    undefined,
    undefined,
  ]);
  expect(citationsOf("# Since 1834\n\nOne.", [mark(1, { unverified: ["1834"] }), mark(2)])).toEqual([[1], [2]]);
});

test("marks of another text are not guessed to paragraphs", () => {
  expect(marksOfBlocks(sourcesOf(["One.\n\nTwo."]), [mark(1)])).toBeNull();
  expect(marksOfBlocks([], [])).toEqual([]);
});

test("however the text is written, no mark is lost and none is doubled", () => {
  const part = fc.constantFrom(
    "Words, **bold**.",
    "Same.",
    "- a\n- b",
    "- a\n\n- b",
    "1. a\n\n   more\n\n2. b",
    "> quoted\n>\n> more",
    "```python\nprint(1)\n\nprint(2)\n```",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "$$\nx^2\n$$",
    "Ends with a sum: $a + b$",
  );
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 8 }), fc.nat(40), (parts, cut) => {
      const text = parts.join("\n\n");
      const marks = paragraphsOf(text).map((_, at) => mark(at + 1));
      const placed = marksOfBlocks(sourcesOf([text.slice(0, cut), text.slice(cut)]), marks);
      expect(placed?.flatMap((each) => each?.citations ?? [])).toEqual(marks.map((_, at) => at + 1));
    }),
  );
});

test("an answer without marks is not all general knowledge", () => {
  expect(isAllGeneral([])).toBe(false);
  expect(isAllGeneral([mark(1, { basis: "general", citations: [] })])).toBe(true);
  expect(isAllGeneral([mark(1, { basis: "general" }), mark(2)])).toBe(false);
});
