import fc from "fast-check";
import { expect, test } from "vitest";
import { passagesOf } from "../../../server/documents/chunk.ts";
import { pagesOf } from "../../../server/documents/parse/formats/blocks.ts";
import type { Block } from "../../../server/documents/parse/formats/blocks.ts";
import { estimateWordPieces } from "../../../server/documents/word-pieces.ts";

const context = { documentId: "d1", title: "On heat", section: "Before" };
const sentence = "Heat moves from the warm side to the cold side of the pump. ";
/** About this many tokens of prose. */
const prose = (tokens: number) => sentence.repeat(Math.ceil(tokens / 14)).trim();

const pageOf = (...blocks: Block[]) => pagesOf(blocks, Infinity)[0]!;
const cut = (...blocks: Block[]) => passagesOf(pageOf(...blocks), context);
const paragraph = (text: string): Block => ({ kind: "paragraph", text });
const heading = (text: string): Block => ({ kind: "heading", text, level: 1 });
const table = (rows: number, header = true): Block => ({
  kind: "table",
  rows: Array.from({ length: rows }, (_, at) => (at === 0 ? "Source | Price" : `Source ${at} | ${at * 37}`)),
  header,
});

test.each([
  ["nothing", ""],
  ["white space", " \n\n \t"],
])("a page of %s has no passage, and the section goes on", (_, text) => {
  const page = { page: 3, text, parts: [] };
  expect(passagesOf(page, context)).toEqual({ passages: [], section: "Before" });
});

test("a short page is one passage, headed by title, section and page", () => {
  const { passages, section } = cut(paragraph("Warm."));
  expect(passages).toHaveLength(1);
  expect(passages[0]).toMatchObject({
    page: 1,
    start: 0,
    end: 5,
    text: "Warm.",
    kind: "text",
    section: "Before",
    heading: "On heat › Before › p. 1",
  });
  expect(section).toBe("Before");
});

test("sections are passages of their own, and the last heading is the next page's section", () => {
  const { passages, section } = cut(heading("One"), paragraph(prose(150)), heading("Two"), paragraph(prose(150)));
  expect(passages.map((passage) => [passage.section, passage.text.slice(0, 9)])).toEqual([
    ["One", "One\n\nHeat"],
    ["Two", "Two\n\nHeat"],
  ]);
  expect(section).toBe("Two");
});

test("short sections go together", () => {
  const blocks = ["One", "Two", "Three"].flatMap((name) => [heading(name), paragraph(prose(30))]);
  expect(cut(...blocks).passages).toHaveLength(1);
});

test("a heading never ends a passage", () => {
  const { passages } = cut(paragraph(prose(380)), heading("Next"), paragraph(prose(380)));
  for (const { text } of passages) expect(text).not.toMatch(/Next$/);
});

test("a long paragraph is cut at the ends of sentences, into about equal passages", () => {
  const { passages } = cut(paragraph(prose(1000)));
  expect(passages.length).toBe(3);
  for (const { text } of passages) {
    expect(text.endsWith(".")).toBe(true);
    expect(estimateWordPieces(text)).toBeGreaterThan(250);
  }
});

test("line breaks within a sentence do not end it", () => {
  const { passages } = cut(paragraph(prose(1000).replaceAll("warm side", "warm\nside")));
  for (const { text } of passages) expect(text.endsWith(".")).toBe(true);
});

test("a long table is cut at its rows, and every later part is headed by the header row", () => {
  const { passages } = cut(table(300));
  expect(passages.length).toBeGreaterThan(2);
  for (const [at, passage] of passages.entries()) {
    expect(passage.kind).toBe("table");
    expect(passage.heading.endsWith("\nSource | Price")).toBe(at > 0);
    expect(passage.text).toMatch(at === 0 ? /^Source \| Price\n/ : /^Source \d+ \|/);
  }
});

test("a table without a header row repeats none", () => {
  for (const { heading: head } of cut(table(300, false)).passages) expect(head).toBe("On heat › Before › p. 1");
});

test("a table is a passage of its own, with the few words above it", () => {
  const { passages } = cut(paragraph(prose(200)), table(10), paragraph(prose(200)));
  expect(passages.map(({ kind }) => kind)).toEqual(["text", "table", "text"]);
  const captioned = cut(paragraph("Table 1. Prices."), table(10), paragraph(prose(200))).passages;
  expect(captioned.map(({ kind, text }) => [kind, text.slice(0, 16)])).toEqual([
    ["table", "Table 1. Prices."],
    ["text", sentence.slice(0, 16)],
  ]);
});

test("the last words of a page go with what is before them", () => {
  expect(cut(table(10), paragraph("Source: own counting.")).passages).toHaveLength(1);
});

test("source code is cut at its blank lines", () => {
  const work = Array.from({ length: 30 }, (_, at) => `def work_${at}(x):\n    y = x * ${at}\n    return y + 1`);
  const { passages } = cut({ kind: "code", text: work.join("\n\n") });
  expect(passages.length).toBeGreaterThan(1);
  for (const { kind, text } of passages) {
    expect(kind).toBe("code");
    expect(text).toMatch(/^def work_/);
  }
});

test("a passage's id is its own: another document, page or place has another", () => {
  const page = pageOf(paragraph(prose(900)));
  const ids = [
    ...passagesOf(page, context).passages,
    ...passagesOf({ ...page, page: 2 }, context).passages,
    ...passagesOf(page, { ...context, documentId: "d2" }).passages,
  ].map(({ passageId }) => passageId);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{24}$/);
});

const word = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom("heat", "pump.", "Wärmepumpe", "12.5", "e.g.", "a_b", "No!", "|") },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 12 }) },
  { weight: 1, arbitrary: fc.constant("x".repeat(3000)) },
);
const words = (most: number) => fc.array(word, { maxLength: most }).map((all) => all.join(" "));
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant("paragraph" as const), text: words(600) }),
  fc.record({ kind: fc.constant("heading" as const), text: words(12), level: fc.integer({ min: 1, max: 6 }) }),
  fc.record({ kind: fc.constant("code" as const), text: words(300).map((text) => text.replaceAll(". ", "\n\n  ")) }),
  fc.record({
    kind: fc.constant("table" as const),
    rows: fc.array(words(30), { maxLength: 60 }),
    header: fc.boolean(),
  }),
);
const anyPage = fc.array(block, { maxLength: 12 }).map((blocks) => pagesOf(blocks, Infinity)[0]!);

test("every character that can be seen is in exactly one passage, in order, and no passage is too long", () => {
  fc.assert(
    fc.property(anyPage, (page) => {
      const { passages } = passagesOf(page, context);
      let at = 0;
      for (const { start, end, text, heading: head } of passages) {
        expect(start).toBeGreaterThanOrEqual(at);
        expect(page.text.slice(at, start).trim()).toBe("");
        expect(text).toBe(page.text.slice(start, end));
        expect(text).toBe(text.trim());
        expect(text.isWellFormed()).toBe(page.text.isWellFormed());
        expect(estimateWordPieces(text)).toBeLessThanOrEqual(400);
        expect(head.endsWith("\n")).toBe(false);
        at = end;
      }
      expect(page.text.slice(at).trim()).toBe("");
      expect(passagesOf(page, context).passages).toEqual(passages);
    }),
    { numRuns: 150 },
  );
});
