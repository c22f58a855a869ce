// Small office files, made from their XML: Word, PowerPoint and Excel as the programs write them, and zips that lie.
import { crc32, deflateRawSync } from "node:zlib";

type Parts = Readonly<Record<string, string | Buffer>>;

const office = "http://schemas.openxmlformats.org";
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** A packed zip; `declaredBytes` is what it says that each part has, unpacked. */
export function zipOf(parts: Parts, declaredBytes?: number): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(parts)) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(crc32(bytes), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(declaredBytes ?? bytes.length, 18);
    head.writeUInt16LE(name.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    const entry = Buffer.concat([Buffer.from("PK\u0003\u0004"), head, Buffer.from(name), packed]);
    central.push(Buffer.concat([Buffer.from("PK\u0001\u0002\u0014\0", "latin1"), head, place, Buffer.from(name)]));
    local.push(entry);
    offset += entry.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", 0, "latin1");
  end.writeUInt16LE(central.length, 8);
  end.writeUInt16LE(central.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, directory, end]);
}

export const coreXml = (facts: { title?: string; author?: string; created?: string }): string =>
  `${declaration}<cp:coreProperties xmlns:cp="${office}/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"><dc:title>${facts.title ?? ""}</dc:title><dc:creator>${facts.author ?? ""}</dc:creator><dcterms:created>${facts.created ?? ""}</dcterms:created></cp:coreProperties>`;

const contentTypes = (overrides: Readonly<Record<string, string>>): string =>
  `${declaration}<Types xmlns="${office}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${Object.entries(
    overrides,
  )
    .map(
      ([part, type]) =>
        `<Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.${type}+xml"/>`,
    )
    .join("")}</Types>`;

export const relationships = (targets: readonly (readonly [id: string, type: string, target: string])[]): string =>
  `${declaration}<Relationships xmlns="${office}/package/2006/relationships">${targets
    .map(
      ([id, type, target]) =>
        `<Relationship Id="${id}" Type="${office}/officeDocument/2006/relationships/${type}" Target="${target}"/>`,
    )
    .join("")}</Relationships>`;

/** A Word file of this body; styles Title and Heading1 to Heading3 are known. */
export function docxOf(body: string, more: Parts = {}): Buffer {
  const style = (id: string, name: string): string =>
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`;
  const headings = [1, 2, 3].map((level) => style(`Heading${level}`, `heading ${level}`)).join("");
  const space = `xmlns:w="${office}/wordprocessingml/2006/main"`;
  return zipOf({
    "[Content_Types].xml": contentTypes({
      "word/document.xml": "wordprocessingml.document.main",
      "word/styles.xml": "wordprocessingml.styles",
    }),
    "_rels/.rels": relationships([["rId1", "officeDocument", "word/document.xml"]]),
    "word/_rels/document.xml.rels": relationships([["rId1", "styles", "styles.xml"]]),
    "word/styles.xml": `${declaration}<w:styles ${space}>${style("Title", "Title")}${headings}</w:styles>`,
    "word/document.xml": `${declaration}<w:document ${space}><w:body>${body}</w:body></w:document>`,
    ...more,
  });
}

export const wordParagraph = (text: string, style?: string): string =>
  `<w:p>${style === undefined ? "" : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

export const wordTable = (rows: readonly (readonly string[])[]): string =>
  `<w:tbl>${rows.map((row) => `<w:tr>${row.map((cell) => `<w:tc>${wordParagraph(cell)}</w:tc>`).join("")}</w:tr>`).join("")}</w:tbl>`;

/** Slides of these shapes, shown in this order; the file holds them in another one. */
export function pptxOf(
  slides: readonly { readonly shapes: string; readonly notes?: string }[],
  more: Parts = {},
): Buffer {
  const parts: Record<string, string> = {};
  for (const [at, { shapes, notes }] of slides.entries()) {
    const file = slides.length - at;
    parts[`ppt/slides/slide${file}.xml`] = slideXml("sld", shapes);
    if (notes === undefined) continue;
    parts[`ppt/slides/_rels/slide${file}.xml.rels`] = relationships([
      ["rId1", "notesSlide", `../notesSlides/notesSlide${file}.xml`],
    ]);
    parts[`ppt/notesSlides/notesSlide${file}.xml`] = slideXml(
      "notes",
      slideShape(notes, { placeholder: "body" }) + slideShape("7", { placeholder: "sldNum" }),
    );
  }
  const ids = slides.map((_, at) => `<p:sldId id="${256 + at}" r:id="rId${slides.length - at}"/>`).join("");
  return zipOf({
    "[Content_Types].xml": contentTypes({ "ppt/presentation.xml": "presentationml.presentation.main" }),
    "_rels/.rels": relationships([["rId1", "officeDocument", "ppt/presentation.xml"]]),
    "ppt/presentation.xml": `${declaration}<p:presentation xmlns:p="p" xmlns:r="r"><p:sldIdLst>${ids}</p:sldIdLst></p:presentation>`,
    "ppt/_rels/presentation.xml.rels": relationships(
      slides.map((_, at) => [`rId${at + 1}`, "slide", `slides/slide${at + 1}.xml`]),
    ),
    ...parts,
    ...more,
  });
}

const slideXml = (root: string, shapes: string): string =>
  `${declaration}<p:${root} xmlns:p="p" xmlns:a="a"><p:cSld><p:spTree>${shapes}</p:spTree></p:cSld></p:${root}>`;

/** Lines of the text are its paragraphs. */
export function slideShape(text: string, place: { placeholder?: string; x?: number; y?: number } = {}): string {
  const holder = place.placeholder === undefined ? "" : `<p:nvPr><p:ph type="${place.placeholder}"/></p:nvPr>`;
  const offset =
    place.y === undefined ? "" : `<p:spPr><a:xfrm><a:off x="${place.x ?? 0}" y="${place.y}"/></a:xfrm></p:spPr>`;
  const lines = text
    .split("\n")
    .map((line) => `<a:p><a:r><a:t>${line}</a:t></a:r></a:p>`)
    .join("");
  return `<p:sp><p:nvSpPr>${holder}</p:nvSpPr>${offset}<p:txBody>${lines}</p:txBody></p:sp>`;
}

export const slideTable = (rows: readonly (readonly string[])[]): string =>
  `<p:graphicFrame><a:graphic><a:graphicData><a:tbl><a:tblPr firstRow="1"/>${rows
    .map(
      (row) =>
        `<a:tr>${row.map((cell) => `<a:tc><a:txBody><a:p><a:r><a:t>${cell}</a:t></a:r></a:p></a:txBody></a:tc>`).join("")}</a:tr>`,
    )
    .join("")}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>`;

type Cell = string | number | boolean | null | Date;

/** A workbook of these sheets. */
export function xlsxOf(sheets: Readonly<Record<string, readonly (readonly Cell[])[]>>, more: Parts = {}): Buffer {
  const names = Object.keys(sheets);
  const space = `xmlns="${office}/spreadsheetml/2006/main" xmlns:r="${office}/officeDocument/2006/relationships"`;
  const parts = Object.fromEntries(
    Object.values(sheets).map((rows, at) => [
      `xl/worksheets/sheet${at + 1}.xml`,
      `${declaration}<worksheet ${space}><sheetData>${rows.map(rowXml).join("")}</sheetData></worksheet>`,
    ]),
  );
  return zipOf({
    "[Content_Types].xml": contentTypes({ "xl/workbook.xml": "spreadsheetml.sheet.main" }),
    "_rels/.rels": relationships([["rId1", "officeDocument", "xl/workbook.xml"]]),
    "xl/workbook.xml": `${declaration}<workbook ${space}><sheets>${names.map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relationships([
      ...names.map((_, at) => [`rId${at + 1}`, "worksheet", `worksheets/sheet${at + 1}.xml`] as const),
      ["rIdS", "styles", "styles.xml"],
    ]),
    // Style 1 is a date.
    "xl/styles.xml": `${declaration}<styleSheet ${space}><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    ...parts,
    ...more,
  });
}

const column = (at: number): string =>
  at < 26 ? String.fromCharCode(65 + at) : column(Math.floor(at / 26) - 1) + column(at % 26);

const rowXml = (row: readonly Cell[], at: number): string =>
  `<row r="${at + 1}">${row.map((cell, place) => cellXml(cell, `${column(place)}${at + 1}`)).join("")}</row>`;

function cellXml(cell: Cell, place: string): string {
  if (cell === null) return "";
  if (typeof cell === "number") return `<c r="${place}"><v>${cell}</v></c>`;
  if (typeof cell === "boolean") return `<c r="${place}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  // Excel counts days from the end of 1899.
  if (cell instanceof Date) return `<c r="${place}" s="1"><v>${cell.getTime() / 86_400_000 + 25_569}</v></c>`;
  return `<c r="${place}" t="inlineStr"><is><t>${cell}</t></is></c>`;
}
