// Files that are something else than they say, or two things at once, and pictures that would fill the memory. Bombs: hostile-bombs.ts.
import { emptyPng, jpegOfSize, pictureBytes } from "./made-pictures.ts";
import { zipOf } from "./office-files.ts";
import { writtenPdf } from "./written-pdf.ts";

export interface HostileFile {
  readonly what: string;
  readonly name: string;
  /** Made when it is needed: some are large before they are packed. */
  readonly bytes: () => Buffer;
}

/** Ten to the ninth times ha, by entities of entities. */
export const laughs = (entity: string): string =>
  `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">${"bcdefghij"
    .split("")
    .map((name, at) => `<!ENTITY ${name} "${`&${"abcdefghi"[at]};`.repeat(10)}">`)
    .join("")}]>${entity}`;

/** Something else than their names say. */
export const disguised: readonly (HostileFile & { readonly type: string })[] = [
  {
    what: "a program of Windows named as a PDF",
    name: "a.pdf",
    type: "EXE",
    bytes: () => Buffer.concat([Buffer.from("MZ\x90\0\x03\0\0\0", "latin1"), Buffer.alloc(500, 0x90)]),
  },
  {
    what: "a program of Linux named as a picture",
    name: "a.png",
    type: "ELF",
    bytes: () => Buffer.concat([Buffer.from("\x7fELF\x02\x01\x01", "latin1"), Buffer.alloc(500)]),
  },
  {
    what: "a program of a Mac named as a table",
    name: "a.csv",
    type: "MACHO",
    bytes: () => Buffer.concat([Buffer.from("cffaedfe07000001", "hex"), Buffer.alloc(500)]),
  },
  {
    what: "WebAssembly named as a text",
    name: "a.txt",
    type: "WASM",
    bytes: () => Buffer.concat([Buffer.from("\0asm\x01\0\0\0", "latin1"), Buffer.alloc(60)]),
  },
  {
    what: "an archive of Java named as a Word file",
    name: "a.docx",
    type: "ZIP",
    bytes: () => zipOf({ "META-INF/MANIFEST.MF": "Main-Class: X" }),
  },
  {
    what: "7z named as a zip",
    name: "a.zip",
    type: "7Z",
    bytes: () => Buffer.concat([Buffer.from("377abcaf271c0004", "hex"), Buffer.alloc(60)]),
  },
  {
    what: "a shortcut of Windows named as a PDF",
    name: "a.pdf",
    type: "LNK",
    bytes: () => Buffer.concat([Buffer.from("4c0000000114020000000000c000000000000046", "hex"), Buffer.alloc(60)]),
  },
  {
    what: "a database named as a sheet",
    name: "a.xlsx",
    type: "SQLITE",
    bytes: () => Buffer.concat([Buffer.from("SQLite format 3\0"), Buffer.alloc(100)]),
  },
  {
    what: "Word 97, which may hold macros, named as a new one",
    name: "a.docx",
    type: "DOCX, encrypted",
    bytes: () => Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(1024)]),
  },
];

/** Two kinds at once: never handed out as a page or a script. */
export const polyglots: readonly HostileFile[] = [
  {
    what: "a picture with a page behind it",
    name: "a.html",
    bytes: () => Buffer.concat([pictureBytes("alpha.png"), Buffer.from("<script>alert(1)</script>")]),
  },
  {
    what: "a GIF that is a script",
    name: "a.js",
    bytes: () => Buffer.concat([Buffer.from("GIF89a/*"), Buffer.alloc(40), Buffer.from("*/=1;alert(1)")]),
  },
  {
    what: "a PDF that is a page",
    name: "a.html",
    bytes: () =>
      Buffer.concat([
        Buffer.from("%PDF-1.7 <!doctype html><script>alert(1)</script>\0\xff\xfe", "latin1"),
        writtenPdf(1),
      ]),
  },
  {
    what: "a zip with a page in it",
    name: "a.zip",
    bytes: () => zipOf({ "a.html": "<script>alert(1)</script>" }),
  },
  {
    what: "a drawing with a script",
    name: "a.svg",
    bytes: () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
  },
];

/** Pictures that would fill the memory, or are none. */
export const badPictures: readonly (HostileFile & { readonly code: string })[] = [
  { what: "a PNG of 100,000 × 100,000", name: "a.png", code: "too-large", bytes: () => emptyPng(100_000, 100_000) },
  {
    what: "a JPEG of 65,500 × 65,500",
    name: "a.jpg",
    code: "too-large",
    bytes: () => jpegOfSize(pictureBytes("rocket.jpg"), 65_500, 65_500),
  },
  {
    what: "a page named as a picture",
    name: "a.png",
    code: "unsupported-file",
    bytes: () => Buffer.from("<!doctype html><script>alert(1)</script>"),
  },
  { what: "a text named as a picture", name: "a.jpg", code: "unsupported-file", bytes: () => Buffer.from("hello") },
  { what: "nothing named as a picture", name: "a.png", code: "unsupported-file", bytes: () => Buffer.alloc(0) },
  {
    what: "a picture cut in the middle",
    name: "a.png",
    code: "file-damaged",
    bytes: () => pictureBytes("alpha.png").subarray(0, 40),
  },
  {
    what: "a drawing of a thousand million laughs",
    name: "a.svg",
    code: "file-damaged",
    bytes: () =>
      Buffer.from(laughs('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>&j;</text></svg>')),
  },
  {
    what: "a drawing of 1,000,000 × 1,000,000",
    name: "a.svg",
    code: "too-large",
    bytes: () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="1000000" height="1000000"/>'),
  },
];
