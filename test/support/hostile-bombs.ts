// Documents made to do harm to who reads them: bombs, loops, nesting without an end. Small on the way, large or endless when read.
import { gzipSync, deflateSync } from "node:zlib";
import { laughs } from "./hostile-files.ts";
import type { HostileFile } from "./hostile-files.ts";
import { docxOf, pptxOf, slideShape, wordParagraph, xlsxOf, zipOf } from "./office-files.ts";
import { pdfOf, writtenPdf } from "./written-pdf.ts";

const megabytes = (count: number, letter = "a"): Buffer => Buffer.alloc(count * 1_000_000, letter);
const nested = (open: string, close: string, depth: number, inner = "x"): string =>
  open.repeat(depth) + inner + close.repeat(depth);
const stream = (dictionary: string, bytes: Buffer | string): string => {
  const content = Buffer.from(bytes).toString("latin1");
  return `<< ${dictionary} /Length ${content.length} >>\nstream\n${content}\nendstream`;
};

/** A PDF of one page with these contents and objects from number 5 on. */
const pdfWith = (content: string, resources: string, ...objects: readonly string[]): Buffer =>
  pdfOf([
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << ${resources} >> >>`,
    content,
    ...objects,
  ]);

const workbook = "xl/worksheets/sheet1.xml";
const sheet = (inner: string): string =>
  `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${inner}</worksheet>`;

/** Taken as what their bytes are, and read as far as that goes; nothing of them is trusted. */
export const bombs: readonly HostileFile[] = [
  {
    what: "a Word part of 120 MB in 120 kB",
    name: "a.docx",
    bytes: () => docxOf("", { "word/document.xml": megabytes(120) }),
  },
  {
    what: "a Word file that lies about its sizes",
    name: "a.docx",
    bytes: () => zipOf({ "[Content_Types].xml": "<Types/>", "word/document.xml": megabytes(3) }, 10),
  },
  {
    what: "a Word file of a thousand million laughs",
    name: "a.docx",
    bytes: () => docxOf("", { "word/document.xml": laughs("<x>&j;</x>") }),
  },
  {
    what: "a Word file that reads a file of the machine",
    name: "a.docx",
    bytes: () =>
      docxOf("", {
        "word/document.xml": '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><x>&f;</x>',
      }),
  },
  {
    what: "a Word file of 20,000 tables in each other",
    name: "a.docx",
    bytes: () => docxOf(nested("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 20_000, wordParagraph("x"))),
  },
  {
    what: "slides with a part of 120 MB",
    name: "a.pptx",
    bytes: () => pptxOf([{ shapes: slideShape("x") }], { "ppt/slides/slide1.xml": megabytes(120) }),
  },
  {
    what: "an office file of 12,000 parts",
    name: "a.docx",
    bytes: () => docxOf("", Object.fromEntries(Array.from({ length: 12_000 }, (_, at) => [`word/${at}.xml`, "<x/>"]))),
  },
  {
    what: "a sheet with a part of 120 MB",
    name: "a.xlsx",
    bytes: () => xlsxOf({ A: [["x"]] }, { [workbook]: megabytes(120) }),
  },
  {
    what: "a sheet whose only cell is the last there can be",
    name: "a.xlsx",
    bytes: () =>
      xlsxOf(
        { A: [["x"]] },
        {
          [workbook]: sheet(
            '<dimension ref="A1:XFD1048576"/><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>',
          ),
        },
      ),
  },
  {
    what: "a sheet of a thousand million laughs",
    name: "a.xlsx",
    bytes: () => xlsxOf({ A: [["x"]] }, { "xl/sharedStrings.xml": laughs("<sst>&j;</sst>") }),
  },
  { what: "a package of 320 MB in 300 kB", name: "a.tgz", bytes: () => gzipSync(megabytes(320)) },
  {
    what: "a PDF whose pages are their own parents",
    name: "a.pdf",
    bytes: () => pdfOf(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"]),
  },
  {
    what: "a PDF that claims two thousand million pages",
    name: "a.pdf",
    bytes: () =>
      pdfOf([
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 2000000000 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>",
      ]),
  },
  {
    what: "a PDF of arrays in each other",
    name: "a.pdf",
    bytes: () => pdfWith(stream("", "BT ET"), `/X ${nested("[", "]", 100_000, "1")}`),
  },
  {
    what: "a PDF of dictionaries in each other",
    name: "a.pdf",
    bytes: () => pdfWith(stream("", "BT ET"), `/X ${nested("<< /A ", " >>", 50_000, "1")}`),
  },
  {
    what: "a PDF whose form draws itself",
    name: "a.pdf",
    bytes: () =>
      pdfWith(
        stream("", "/F Do"),
        "/XObject << /F 5 0 R >>",
        stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F 5 0 R >> >>", "/F Do /F Do"),
      ),
  },
  {
    what: "a PDF of forms that double each other 40 times",
    name: "a.pdf",
    bytes: () =>
      pdfWith(
        stream("", "/F Do"),
        "/XObject << /F 5 0 R >>",
        ...Array.from({ length: 40 }, (_, at) =>
          stream(
            `/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F ${6 + at} 0 R >> >>`,
            "/F Do /F Do",
          ),
        ),
        stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9]", "BT (x) Tj ET"),
      ),
  },
  {
    what: "a PDF whose contents are 400 MB in 400 kB",
    name: "a.pdf",
    bytes: () => pdfWith(stream("/Filter /FlateDecode", deflateSync(megabytes(400, " "))), ""),
  },
  {
    what: "a PDF packed a hundred times over",
    name: "a.pdf",
    bytes: () =>
      pdfWith(
        stream(
          `/Filter [${"/FlateDecode ".repeat(100)}]`,
          Array.from({ length: 5 }).reduce<Buffer>((bytes) => deflateSync(bytes), megabytes(50)),
        ),
        "",
      ),
  },
  {
    what: "a PDF with a picture of 100,000 × 100,000",
    name: "a.pdf",
    bytes: () =>
      pdfWith(
        stream("", "q 500 0 0 500 0 0 cm /I Do Q"),
        "/XObject << /I 5 0 R >>",
        stream(
          "/Type /XObject /Subtype /Image /Width 100000 /Height 100000 /BitsPerComponent 8 /ColorSpace /DeviceRGB /Filter /FlateDecode",
          deflateSync(megabytes(1)),
        ),
      ),
  },
  {
    what: "a PDF of a page of a thousand kilometres",
    name: "a.pdf",
    bytes: () =>
      pdfOf([
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 2834645669 2834645669] >>",
      ]),
  },
  { what: "a PDF cut in the middle", name: "a.pdf", bytes: () => writtenPdf(4).subarray(0, 9000) },
  {
    what: "HTML of 100,000 elements in each other",
    name: "a.html",
    bytes: () => Buffer.from(nested("<div>", "</div>", 100_000)),
  },
  {
    what: "Markdown of 50,000 quotations in each other",
    name: "a.md",
    bytes: () => Buffer.from(`${">".repeat(50_000)} x`),
  },
  { what: "Markdown of brackets without an end", name: "a.md", bytes: () => Buffer.from("[a](".repeat(50_000)) },
  {
    what: "JSON of 100,000 lists in each other",
    name: "openapi.json",
    bytes: () => Buffer.from(`{"openapi":"3.1.0","info":{},"paths":${nested("[", "]", 100_000, "1")}}`),
  },
  {
    what: "an API description that refers to itself",
    name: "openapi.json",
    bytes: () =>
      Buffer.from(
        '{"openapi":"3.1.0","info":{"title":"x","version":"1"},"paths":{"/a":{"get":{"responses":{"200":{"description":"x","content":{"application/json":{"schema":{"$ref":"#/components/schemas/A"}}}}}}}},"components":{"schemas":{"A":{"$ref":"#/components/schemas/A"}}}}',
      ),
  },
  {
    what: "YAML of a thousand million laughs",
    name: "openapi.yaml",
    bytes: () =>
      Buffer.from(
        `openapi: 3.1.0\ninfo: {title: x, version: "1"}\npaths: {}\nx0: &x0 [${"ha,".repeat(10)}]\n${Array.from({ length: 9 }, (_, at) => `x${at + 1}: &x${at + 1} [${`*x${at},`.repeat(10)}]`).join("\n")}\n`,
      ),
  },
  {
    what: "a table of one row of 300,000 columns",
    name: "a.csv",
    bytes: () => Buffer.from(`${"a,".repeat(300_000)}\n${"1,".repeat(300_000)}\n`),
  },
  { what: "a text of one line of 20 MB", name: "a.txt", bytes: () => megabytes(20) },
  { what: "code of brackets without an end", name: "a.ts", bytes: () => Buffer.from("((".repeat(200_000)) },
];
