import { expect, test } from "vitest";
import { coreXml, docxOf, wordParagraph, wordTable, zipOf } from "../../../../support/office-files.ts";
import { partsOf, readBytes } from "../../../../support/read-bytes.ts";

const facetError = (code: string) => expect.objectContaining({ data: expect.objectContaining({ code }) });

test.each([
  ["half a Word file", docxOf(wordParagraph("Heat")).subarray(0, 700)],
  ["a zip without a document in it", zipOf({ "word/other.xml": "<a/>" })],
  ["a document whose XML breaks off", docxOf("<w:p><w:r><w:t>Heat")],
  ["no bytes", Buffer.alloc(0)],
  [
    "entities that grow",
    docxOf(wordParagraph("Heat"), { "word/footnotes.xml": '<!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>' }),
  ],
  ["nesting without end", docxOf("<w:tbl><w:tr><w:tc>".repeat(50_000))],
])("%s is told as damaged", (_, bytes) => expect(readBytes(bytes, "docx")).rejects.toEqual(facetError("file-damaged")));

test("a Word file that would unpack to hundreds of megabytes is refused before it fills the memory", async () => {
  const before = process.memoryUsage().rss;
  const bomb = docxOf("", { "word/footnotes.xml": Buffer.alloc(110_000_000, " ") });
  await expect(readBytes(bomb, "docx")).rejects.toEqual(facetError("too-large"));
  expect(process.memoryUsage().rss - before).toBeLessThan(400_000_000);
});

test("a bomb that says it is small is refused too", async () => {
  const liar = zipOf({ "word/document.xml": Buffer.alloc(5_000_000, " ") }, 100);
  await expect(readBytes(liar, "docx")).rejects.toEqual(facetError("file-damaged"));
});

test("a Word file keeps its headings and its tables", async () => {
  const body =
    wordParagraph("Heat pumps", "Title") +
    wordParagraph("How they work", "Heading1") +
    wordParagraph("A heat pump moves heat &amp; makes little of it.") +
    wordTable([
      ["Source", "COP"],
      ["Air", "3.2"],
      ["Ground", "4.1"],
    ]);
  const { pages, opened } = await readBytes(docxOf(body), "docx");
  expect(pages).toHaveLength(1);
  expect(partsOf(pages[0], "heading")).toEqual(["Heat pumps", "How they work"]);
  expect(partsOf(pages[0], "table")).toEqual(["Source | COP\nAir | 3.2\nGround | 4.1"]);
  expect(pages[0]?.text).toContain("A heat pump moves heat & makes little of it.");
  expect(opened).toMatchObject({ title: "Heat pumps", drawable: false, pageCount: 1 });
});

test("title, authors and year come from the file's own properties", async () => {
  const core = coreXml({ title: "On heat", author: "Ada Ash; Ben Birch", created: "2021-03-04T10:00:00Z" });
  const { opened } = await readBytes(docxOf(wordParagraph("Heat"), { "docProps/core.xml": core }), "docx");
  expect(opened).toMatchObject({ title: "On heat", authors: ["Ada Ash", "Ben Birch"], year: 2021 });
});

test("what a program wrote in place of a title and an author is not told as one", async () => {
  const core = coreXml({ title: "Word Document", author: "python-docx" });
  const { opened } = await readBytes(docxOf(wordParagraph("Heat"), { "docProps/core.xml": core }), "docx");
  expect(opened).toMatchObject({ title: null, authors: [], year: null });
});

test("an empty Word file is one empty page", async () => {
  const { pages } = await readBytes(docxOf(""), "docx");
  expect(pages).toEqual([expect.objectContaining({ page: 1, state: "empty", reason: "blank", text: "" })]);
});

test("a long Word file is cut into pages at its headings, with every paragraph in it", async () => {
  const chapter = (at: number) =>
    wordParagraph(`Chapter ${at}`, "Heading1") +
    wordParagraph(`Begin${at} ${"Heat moves from warm to cold. ".repeat(80)}`);
  const { pages, text } = await readBytes(docxOf(Array.from({ length: 20 }, (_, at) => chapter(at)).join("")), "docx");
  expect(pages.length).toBeGreaterThanOrEqual(20);
  for (const page of pages) expect(page.text).toMatch(/^Chapter \d+\n\nBegin/);
  for (let at = 0; at < 20; at += 1) expect(text).toContain(`Begin${at} `);
});
