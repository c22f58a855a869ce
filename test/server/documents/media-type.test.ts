import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { mediaTypeOf } from "../../../server/documents/media-type.ts";
import { tmpFolder } from "../../support/tmp-folder.ts";
import { zipOf } from "../../support/office-files.ts";

function file(bytes: string | Uint8Array): string {
  const folder = tmpFolder();
  onTestFinished(() => folder[Symbol.dispose]());
  const path = join(folder.path, "bytes");
  writeFileSync(path, bytes);
  return path;
}

const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]);
const webp = Buffer.concat([
  Buffer.from("RIFF"),
  Buffer.from([26, 0, 0, 0]),
  Buffer.from("WEBPVP8L"),
  Buffer.alloc(18, 1),
]);
const boxes = (brand: string) =>
  Buffer.concat([Buffer.from(`\0\0\0\x18ftyp${brand}\0\0\0\0${brand}mif1`), Buffer.alloc(40)]);
const parquet = Buffer.concat([Buffer.from("PAR1"), Buffer.alloc(40), Buffer.from("PAR1")]);
const oldOffice = Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(2048)]);
const office = (part: string) => zipOf({ "[Content_Types].xml": "<Types/>", "_rels/.rels": "", [part]: "<x/>" });
const utf16 = (text: string, mark: boolean) => Buffer.from((mark ? "\uFEFF" : "") + text, "utf16le");
const word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const slides = "application/vnd.openxmlformats-officedocument.presentationml.presentation";
const sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

test.each<[claim: string, name: string, bytes: string | Uint8Array, type: string]>([
  ["a program", "paper.pdf", Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, ...Buffer.alloc(50)]), "ELF"],
  ["a program for Windows", "notes.txt", Buffer.concat([Buffer.from("MZ"), Buffer.alloc(500, 0x90)]), "EXE"],
  ["a zip without its name", "archive", zipOf({ "a.txt": "a" }), "ZIP"],
  ["a zip named as a document", "letter.docx", zipOf({ "a.txt": "a" }), "ZIP"],
  ["an archive of a program", "app.jar", zipOf({ "META-INF/MANIFEST.MF": "x" }), "ZIP (JAR)"],
  ["an OpenDocument text", "letter.odt", zipOf({ mimetype: "application/vnd.oasis.opendocument.text" }), "ZIP (ODT)"],
  ["a zip cut in half", "archive.zip", zipOf({ "a.txt": "a".repeat(500) }).subarray(0, 60), "ZIP"],
  ["Word 97", "letter.doc", oldOffice, "DOC"],
  ["a document with a password", "letter.docx", oldOffice, "DOCX, encrypted"],
  ["a drawing of a program", "logo.psd", Buffer.concat([Buffer.from("8BPS"), Buffer.alloc(60)]), "PSD"],
  ["sound", "talk.mp3", Buffer.concat([Buffer.from("ID3\x03\0\0\0\0\0\0"), Buffer.alloc(60, 0xff)]), "MP3"],
  ["rich text", "letter.rtf", "{\\rtf1\\ansi Hello}", "RTF"],
  ["bytes nobody knows", "data.bin", Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * 89) % 256)), "BIN"],
  ["bytes nobody knows, with no extension", "data", Buffer.from([1, 2, 3, 0, 255, 254, 9, 0, 0]), "binary"],
  [
    "text that turns into a program",
    "run.sh",
    Buffer.concat([Buffer.from("echo hi\n".repeat(20_000)), Buffer.alloc(70_000)]),
    "SH",
  ],
])("%s (%s) is refused by the name of its type", async (_claim, name, bytes, type) => {
  await expect(mediaTypeOf(file(bytes), name)).rejects.toMatchObject({
    data: { code: "unsupported-file", facts: { type } },
  });
});

test.each<[claim: string, name: string, bytes: string | Uint8Array, type: string]>([
  ["a PDF", "a.pdf", "%PDF-1.7\n%âãÏÓ\n", "application/pdf"],
  ["a PDF named as text", "a.txt", "%PDF-1.4\n1 0 obj", "application/pdf"],
  [
    "a PDF behind other bytes",
    "a.pdf",
    Buffer.concat([Buffer.alloc(20), Buffer.from("%PDF-1.4\n")]),
    "application/pdf",
  ],
  ["a PDF that lost its head", "a.pdf", "0009 0 obj<</Length 3>>", "application/pdf"],
  ["a PDF of unknown bytes", "a.pdf", Buffer.from([0, 1, 2, 3, 250, 251]), "application/pdf"],
  ["an empty PDF", "a.pdf", "", "application/pdf"],
  ["the page of an error saved as a PDF", "a.pdf", "<!DOCTYPE html><h1>Sign in</h1>", "text/html"],
  ["a text about PDFs", "a.md", "# Formats\n\nA PDF begins with %PDF-1.7.", "text/markdown"],
  ["a picture named as a PDF", "a.pdf", png, "image/png"],
  ["a JPEG", "a.jpeg", jpeg, "image/jpeg"],
  ["a WebP", "a.webp", webp, "image/webp"],
  ["a GIF", "a.gif", Buffer.concat([Buffer.from("GIF89a"), Buffer.alloc(60)]), "image/gif"],
  ["a TIFF", "a.tif", Buffer.concat([Buffer.from("II*\0\x08\0\0\0"), Buffer.alloc(60)]), "image/tiff"],
  ["an AVIF", "a.avif", boxes("avif"), "image/avif"],
  ["a phone's picture", "a.heic", boxes("heic"), "image/heic"],
  ["several pictures of a phone", "a.heics", boxes("hevc"), "image/heic"],
  ["a HEIF", "a.heif", boxes("mif1"), "image/heif"],
  ["a drawing, which is source code", "a.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>', "text/x-source"],
  ["a text named as a picture", "a.jpg", "Dear Sir,\n", "text/plain"],
  ["Word", "a.docx", office("word/document.xml"), word],
  ["PowerPoint", "a.pptx", office("ppt/presentation.xml"), slides],
  ["Excel, named as a text", "a.txt", office("xl/workbook.xml"), sheet],
  ["Word, damaged", "a.docx", office("word/document.xml").subarray(0, 80), word],
  ["a zip, which code may lie in", "archive.zip", zipOf({ "a.txt": "a" }), "application/zip"],
  ["an empty zip", "archive.zip", zipOf({}), "application/zip"],
  ["Parquet", "a.parquet", parquet, "application/vnd.apache.parquet"],
  ["CSV", "a.CSV", "a;b\n1;2\n", "text/csv"],
  ["TSV", "a.tsv", "a\tb\n", "text/tab-separated-values"],
  ["HTML", "a.htm", "<p>Hello", "text/html"],
  ["HTML without a name for it", "page", "\n <!doctype HTML><title>x", "text/html"],
  ["source code", "a.ts", "export const a = 1;\n", "text/x-source"],
  ["source code that begins like a picture", "bmw.py", "BM = 1\n", "text/x-source"],
  ["a Makefile", "Makefile", "all:\n\tcc a.c\n", "text/x-source"],
  ["a text that begins like a picture", "cars.txt", "BMW makes cars", "text/plain"],
  ["an empty file", "a.txt", "", "text/plain"],
  ["UTF-8 with letters of many scripts", "a.txt", "Ärger, 月亮, луна, 🌙", "text/plain"],
  ["UTF-16 with a mark", "a.txt", utf16("Hello moon", true), "text/plain"],
  ["UTF-16 without", "a.csv", utf16("a,b\n1,2\n".repeat(20), false), "text/csv"],
  ["Latin-1", "a.txt", Buffer.from("Stra\xdfe und K\xe4se", "latin1"), "text/plain"],
  ["a log with colours", "a.log", "\u001b[31mred\u001b[0m\n", "text/plain"],
  ["a long text cut within a letter at the end of what is looked at", "a.txt", `a${"ä".repeat(100_000)}`, "text/plain"],
])("%s (%s) is what its bytes say", async (_claim, name, bytes, type) => {
  expect(await mediaTypeOf(file(bytes), name)).toBe(type);
});
