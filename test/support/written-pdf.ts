// A PDF written by hand, as many pages of real prose as asked for: this repository's own documents, in Helvetica, each page with a word of its own.
import { readFileSync } from "node:fs";

const root = new URL("../../", import.meta.url);
const sources = ["README.md", "DECISIONS.md", "LICENSE", "BENCHMARKS.md"];
/** Words of a page, as on a page of a paper; a line has at most so many characters. */
const wordsPerPage = 450;
const charactersPerLine = 95;

/** The word that stands on this page alone. */
export const wordOf = (page: number): string => `pagemark${page}`;

export function writtenPdf(pageCount: number): Buffer {
  const words = sources.flatMap((name) => readFileSync(new URL(name, root), "latin1").split(/\s+/));
  const objects: string[] = [];
  const kids = Array.from({ length: pageCount }, (_, index) => `${4 + 2 * index} 0 R`).join(" ");
  objects.push("<< /Type /Catalog /Pages 2 0 R >>", `<< /Type /Pages /Kids [${kids}] /Count ${pageCount} >>`);
  objects.push("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
  for (let page = 1; page <= pageCount; page += 1) {
    // Pages begin at different words, so that no two hold the same text.
    const from = (page * 977) % (words.length - wordsPerPage);
    const content = contentOf([wordOf(page), ...words.slice(from, from + wordsPerPage)]);
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${objects.length + 2} 0 R >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    );
  }
  return pdfOf(objects);
}

function contentOf(words: readonly string[]): string {
  const lines: string[] = [];
  let line = "";
  for (const word of words) {
    if (line !== "" && line.length + word.length >= charactersPerLine) {
      lines.push(line);
      line = "";
    }
    line = line === "" ? word : `${line} ${word}`;
  }
  const shown = [...lines, line].map(
    (text) => `(${text.replaceAll(/[\\()]/g, "\\$&").replaceAll(/[^\x20-\x7e]/g, " ")}) Tj T*`,
  );
  return `BT /F1 10 Tf 14 TL 50 790 Td\n${shown.join("\n")}\nET`;
}

/** Objects in their order, the first the catalogue, as a file with its table. */
export function pdfOf(objects: readonly string[]): Buffer {
  const parts = ["%PDF-1.4\n"];
  const offsets: number[] = [];
  let at = 9;
  for (const [index, object] of objects.entries()) {
    const part = `${index + 1} 0 obj\n${object}\nendobj\n`;
    offsets.push(at);
    parts.push(part);
    at += part.length;
  }
  const rows = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  parts.push(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`);
  parts.push(`trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${at}\n%%EOF\n`);
  return Buffer.from(parts.join(""), "latin1");
}
