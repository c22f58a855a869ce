// What a picture's first bytes say: its kind, its size, its frames. Nothing is decoded before this is known and within the limits.
import { open, readFile } from "node:fs/promises";
import { extname } from "node:path";
import { fileTypeFromBuffer } from "file-type";
import sharp from "sharp";
import type { Metadata } from "sharp";
import { FacetError } from "../../pipelines/engine/errors.ts";
import { imageLimits } from "../../pipelines/engine/images.ts";
import type { ImageFormat } from "../../pipelines/engine/images.ts";
import { imageSize } from "../documents/parse/image-size.ts";
import { readableText } from "../documents/text-bytes.ts";
import { withoutLongTexts } from "./png-texts.ts";

export interface PictureFile {
  readonly path: string;
  readonly name: string;
}

export interface Header {
  readonly format: ImageFormat;
  /** As stored: not turned yet. */
  readonly width: number;
  readonly height: number;
  readonly frames: number;
  /** Of several frames or pages: the first one is shown. */
  readonly isSequence: boolean;
  readonly metadata: Metadata;
  readonly head: Buffer;
  /** Texts that no reader gets to see. */
  readonly hasLongTexts: boolean;
  /** What `sharp` is given: of vectors the bytes, so that they have no folder to look around in. */
  readonly input: string | Buffer;
}

/** Bytes; comments and previews may stand before the rest. */
const headBytes = 262_144;
/** Bytes of an SVG. */
const vectorBytes = 20_000_000;
/** CSS pixels of a drawing's side: at the lowest density it is as large as the kept picture then. */
const vectorSide = 72 * imageLimits.keptSide;

const formats: Readonly<Record<string, ImageFormat>> = {
  "image/jpeg": "jpeg",
  "image/png": "png",
  "image/apng": "png",
  "image/webp": "webp",
  "image/avif": "avif",
  "image/heic": "heic",
  "image/heif": "heic",
  "image/heic-sequence": "heic",
  "image/heif-sequence": "heic",
  "image/gif": "gif",
  "image/tiff": "tiff",
};

/** Throws FacetError unsupported-file, file-damaged or too-large. */
export async function readHeader(file: PictureFile): Promise<Header> {
  const head = await headOf(file.path);
  const kind = await formatOf(head, file.name);
  const shortened = kind === "png" ? await withoutLongTexts(file.path) : undefined;
  const input = kind === "svg" ? await vectorsOf(file) : (shortened ?? file.path);
  // Some readers refuse what is too large as damaged; so its own bytes are asked first.
  const told = imageSize(head);
  if (told) checkSize(file.name, { format: kind, ...told });
  const metadata = await sharp(input, { limitInputPixels: false })
    .metadata()
    .catch((cause: unknown) => {
      throw new FacetError("file-damaged", { name: file.name }, { cause });
    });
  const { width, height, compression } = metadata;
  const format = kind === "heic" && compression === "av1" ? "avif" : kind;
  checkSize(file.name, { format, width, height });
  const frames = Math.max(1, metadata.pages ?? (format === "png" ? framesOfPng(head) : 1));
  const isSequence = frames > 1 || (["avif", "heic"].includes(format) && isSequenceBrand(head));
  return { format, width, height, frames, isSequence, metadata, head, input, hasLongTexts: shortened !== undefined };
}

async function headOf(path: string): Promise<Buffer> {
  await using file = await open(path);
  const buffer = Buffer.alloc(headBytes);
  const { bytesRead } = await file.read(buffer, 0, headBytes, 0);
  return buffer.subarray(0, bytesRead);
}

async function formatOf(head: Buffer, name: string): Promise<ImageFormat> {
  const text = readableText(head);
  if (text !== null && isDrawing(text)) return "svg";
  const detected = await fileTypeFromBuffer(head).catch(() => undefined);
  const format = formats[detected?.mime ?? ""];
  if (format !== undefined) return format;
  const type = detected?.ext.toUpperCase() ?? (text === null ? typeOfName(name) : "TXT");
  throw new FacetError("unsupported-file", { what: "image", name, type }, { next: ["edit"] });
}

const typeOfName = (name: string) => {
  const extension = extname(name).slice(1);
  return /^[a-z0-9]{1,10}$/i.test(extension) ? `${extension.toUpperCase()}?` : "?";
};

/** The first element is `svg`, whatever prologue, comments and declarations stand before it. */
function isDrawing(text: string): boolean {
  const [, root] = /<((?:[a-z][\w.-]*:)?[a-z][\w.-]*)[\s/>]/i.exec(text.replace(/<!--[\s\S]*?(?:-->|$)/g, "")) ?? [];
  return root !== undefined && /^(?:\w+:)?svg$/.test(root);
}

async function vectorsOf({ path, name }: PictureFile): Promise<Buffer> {
  const bytes = await readFile(path);
  if (bytes.length <= vectorBytes) return bytes;
  throw new FacetError("too-large", { what: `${name} (> ${vectorBytes / 1e6} MB)` }, { next: ["edit"] });
}

function checkSize(name: string, { format, width, height }: Pick<Header, "format" | "width" | "height">): void {
  if (!(width >= 1 && height >= 1)) throw new FacetError("file-damaged", { name });
  const side = Math.max(width, height);
  const fits = format === "svg" ? side <= vectorSide : side <= imageLimits.side && width * height <= imageLimits.pixels;
  if (fits) return;
  throw new FacetError("too-large", { what: `${name} (${width} × ${height} px)` }, { next: ["edit"] });
}

/** An animated PNG says so before its first picture. */
function framesOfPng(head: Buffer): number {
  const at = head.indexOf("acTL", 0, "latin1");
  const picture = head.indexOf("IDAT", 0, "latin1");
  return at > 0 && (picture < 0 || at < picture) && at + 8 <= head.length ? head.readUInt32BE(at + 4) : 1;
}

const isSequenceBrand = (head: Buffer) => ["avis", "msf1", "hevc", "hevx"].includes(head.toString("latin1", 8, 12));
