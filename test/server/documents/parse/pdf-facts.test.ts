// What a PDF says of itself is believed where its first page bears it out, and never guessed.
import type { PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { describe, expect, test } from "vitest";
import { factsOfPdf } from "../../../../server/documents/parse/pdf-facts.ts";
import type { PdfPage } from "../../../../server/documents/parse/pdf-page.ts";

const first = (text: string, largest?: PdfPage["largest"]): PdfPage =>
  ({ text, words: [], parts: [], width: 600, height: 800, largest }) satisfies PdfPage;

async function factsOf(info: Record<string, string>, page?: PdfPage) {
  const document = { getMetadata: async () => ({ info, metadata: null }) } as unknown as PDFDocumentProxy;
  return factsOfPdf(document, "file.pdf", page);
}

describe("a title", () => {
  test.each([
    "",
    "untitled",
    "Microsoft Word - draft7.doc",
    "thesis_final.tex",
    "Slide 1",
    "file",
    "905_Precinct_NoOU",
  ])("is not what a program put there: %j", async (Title) => {
    expect(await factsOf({ Title }, first(`${Title} and more`))).toMatchObject({ title: null });
  });

  test("of a template is not the document's", async () => {
    expect(await factsOf({ Title: "ACM Conference Template" }, first("On the flight of swifts"))).toMatchObject({
      title: null,
    });
  });

  test("that the first page shows is taken, control characters left out", async () => {
    const Title = "On the flight\u0000 of\nswifts";
    expect(await factsOf({ Title }, first("On the Flight of Swifts\n\nAnn Lee"))).toMatchObject({
      title: "On the flight of swifts",
    });
  });

  test("is the largest text of the first page only where that is clearly larger", async () => {
    const largest = { text: "The flight of swifts", size: 18, body: 10 };
    expect(await factsOf({}, first("any", largest))).toMatchObject({ title: largest.text });
    expect(await factsOf({}, first("any", { ...largest, size: 12 }))).toMatchObject({ title: null });
  });
});

describe("authors", () => {
  test.each([
    ["Ann Lee; Bo Chan", ["Ann Lee", "Bo Chan"]],
    ["Ann Lee, Bo Chan and Cy Diaz", ["Ann Lee", "Bo Chan", "Cy Diaz"]],
    ["Lee, Ann", ["Lee, Ann"]],
    ["Administrator", []],
    ["secretary@example.org", []],
    ["Dee Eve", []],
  ])("%j are those the first page names", async (Author, authors) => {
    const page = first("Swifts\n\nAnn Lee, Bo Chan, Cy Diaz\n\nAdministrator");
    expect(await factsOf({ Author }, page)).toMatchObject({ authors });
  });
});

test("a year is the day's the file was made only where the first page names it too", async () => {
  const info = { CreationDate: "D:20210412090000Z" };
  expect(await factsOf(info, first("Published in April 2021"))).toMatchObject({ year: 2021 });
  expect(await factsOf(info, first("Published in April 1921"))).toMatchObject({ year: null });
});
