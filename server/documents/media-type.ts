// What a file is, by its bytes. Its name decides only between kinds of text, and where the bytes of a .pdf have lost their head.
import { open } from "node:fs/promises";
import { extname } from "node:path";
import { fileTypeFromBuffer } from "file-type";
import { openPromise } from "yauzl";
import { FacetError } from "../../pipelines/engine/errors.ts";
import { apiTypes } from "../../pipelines/engine/page-place.ts";
import { apiTypeOf, isTarball } from "./api-types.ts";
import { isText, readableText } from "./text-bytes.ts";
import { textTypeOf } from "./text-types.ts";

const office = "application/vnd.openxmlformats-officedocument.";
/** The part every office file of a kind has. */
const officeParts: Readonly<Record<string, string>> = {
  "word/document.xml": `${office}wordprocessingml.document`,
  "ppt/presentation.xml": `${office}presentationml.presentation`,
  "xl/workbook.xml": `${office}spreadsheetml.sheet`,
};
const officeExtensions: Readonly<Record<string, string>> = {
  ".docx": `${office}wordprocessingml.document`,
  ".pptx": `${office}presentationml.presentation`,
  ".xlsx": `${office}spreadsheetml.sheet`,
};
const readable: ReadonlySet<string> = new Set([
  "image/png",
  "image/jpeg",
  "image/webp",
  "application/vnd.apache.parquet",
]);
/** A zip that is only that: code may be taken out of it. */
const archiveType = "application/zip";
/** What may be uploaded and is no document, with what a person calls it. A picture of these kinds is for seeing alone; an SVG is a text too. */
export const noDocument: Readonly<Record<string, string>> = {
  [archiveType]: "ZIP",
  "image/avif": "AVIF",
  "image/heic": "HEIC",
  "image/heif": "HEIF",
  "image/gif": "GIF",
  "image/tiff": "TIFF",
};
/** One kind of file under two names: with and without several frames. */
const otherNames: Readonly<Record<string, string>> = {
  "image/apng": "image/png",
  "image/heic-sequence": "image/heic",
  "image/heif-sequence": "image/heif",
};
/** Bytes of the beginning and the end that are looked at. */
const sampleBytes = 65_536;
/** Names of parts in a zip that are looked at. */
const partsAtMost = 10_000;
/** A PDF may begin this far into the file: other readers, and ours, look as far. */
const pdfHeadWithin = 1024;

/** Throws FacetError unsupported-file, which names the type. */
export async function mediaTypeOf(path: string, name: string): Promise<string> {
  const { head, tail } = await samplesOf(path);
  const extension = extname(name).toLowerCase();
  const pdfAt = head.subarray(0, pdfHeadWithin).indexOf("%PDF-");
  const text = readableText(head);
  if (pdfAt === 0 || (pdfAt > 0 && text === null)) return "application/pdf";
  if (text !== null && isText(tail)) return (await apiTypeOf(path, name, text)) ?? textOrLost(text, name, extension);
  if (isTarball(head)) return apiTypes.package;
  const detected = await fileTypeFromBuffer(head).catch(() => undefined);
  if (isZip(head)) return officeType(path, extension);
  const mime = detected === undefined ? undefined : (otherNames[detected.mime] ?? detected.mime);
  if (mime !== undefined && (readable.has(mime) || mime in noDocument)) return mime;
  if (detected?.ext === "cfb") throw unsupported(oldOffice(extension));
  if (detected === undefined && extension === ".pdf") return "application/pdf";
  throw unsupported(detected?.ext.toUpperCase() ?? typeOfName(extension));
}

/** Text named .pdf is a PDF that lost its head, unless it is the page of an error saved under that name: the parser repairs it, or says that it is damaged. */
function textOrLost(text: string, name: string, extension: string): string {
  if (/^\s*\{\\rtf/.test(text)) throw unsupported("RTF");
  const type = textTypeOf(text, name);
  return extension === ".pdf" && type !== "text/html" ? "application/pdf" : type;
}

async function samplesOf(path: string): Promise<{ head: Buffer; tail: Buffer }> {
  await using file = await open(path);
  const { size } = await file.stat();
  const part = async (from: number): Promise<Buffer> => {
    const buffer = Buffer.alloc(Math.min(sampleBytes, size - from));
    const { bytesRead } = await file.read(buffer, 0, buffer.length, from);
    return buffer.subarray(0, bytesRead);
  };
  return { head: await part(0), tail: await part(Math.max(0, size - sampleBytes)) };
}

const isZip = (head: Buffer) => ["PK\x03\x04", "PK\x05\x06"].includes(head.toString("latin1", 0, 4));

/** By the names of the parts alone: nothing is unpacked. A zip that cannot be listed is damaged, which its parser says of an office file. */
async function officeType(path: string, extension: string): Promise<string> {
  const promised = officeExtensions[extension];
  try {
    const zip = await openPromise(path, { autoClose: false, lazyEntries: true });
    try {
      let seen = 0;
      for await (const { fileName } of zip.eachEntry()) {
        const type = officeParts[fileName];
        if (type !== undefined) return type;
        if ((seen += 1) === partsAtMost) break;
      }
      if (extension === ".zip") return archiveType;
    } finally {
      zip.close();
    }
  } catch {
    if (promised !== undefined) return promised;
  }
  throw unsupported(
    promised !== undefined || ["", ".zip"].includes(extension) ? "ZIP" : `ZIP (${typeOfName(extension)})`,
  );
}

/** The container of Office 97, in which newer files lie too when they have a password. */
function oldOffice(extension: string): string {
  return extension in officeExtensions ? `${typeOfName(extension)}, encrypted` : typeOfName(extension);
}

const typeOfName = (extension: string) =>
  /^\.[a-z0-9]{1,10}$/.test(extension) ? extension.slice(1).toUpperCase() : "binary";

const unsupported = (type: string) => new FacetError("unsupported-file", { type });
