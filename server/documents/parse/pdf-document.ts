// Opens a PDF with pdf.js, everything it needs taken from its package: character maps, standard fonts, and decoders of pictures.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, sep } from "node:path";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { PDFDocumentLoadingTask, PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { FacetError } from "../../../pipelines/engine/errors.ts";
import type { ParsedFile } from "./parser.ts";

export interface LoadedPdf extends AsyncDisposable {
  readonly document: PDFDocumentProxy;
}

/** Pixels of one picture inside a PDF; a larger one is left out of a drawing. */
const picturePixels = 100_000_000;

/** Where text is read no glyph is drawn, but pdf.js hands every font to the page it believes to be in, or makes shapes of all its glyphs. */
const noDocument = { fonts: new Set() } as unknown as HTMLDocument;
Object.assign(globalThis, {
  FontFace: class {
    readonly loaded = Promise.resolve();
  },
});

const home = dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"));
const folder = (name: string): string => join(home, name) + sep;

/** For its text no picture is decoded and no glyph is made a shape. Throws FacetError password-needed, password-wrong or file-damaged. */
export async function loadPdf(file: ParsedFile, purpose: "text" | "pictures"): Promise<LoadedPdf> {
  const bytes = await readFile(file.path);
  if (bytes.length === 0 || isFragment(bytes)) throw new FacetError("file-damaged", { name: file.name });
  const task = getDocument({
    // A small Buffer is a part of a larger one, which pdf.js would take away.
    data: bytes.byteLength === bytes.buffer.byteLength ? new Uint8Array(bytes.buffer) : Uint8Array.from(bytes),
    password: file.password,
    cMapUrl: folder("cmaps"),
    cMapPacked: true,
    standardFontDataUrl: folder("standard_fonts"),
    wasmUrl: folder("wasm"),
    iccUrl: folder("iccs"),
    verbosity: 0,
    useSystemFonts: false,
    maxImageSize: purpose === "text" ? 1 : picturePixels,
    disableFontFace: purpose === "pictures",
    ...(purpose === "text" ? { ownerDocument: noDocument } : {}),
    fontExtraProperties: purpose === "text",
  });
  try {
    return { document: await task.promise, [Symbol.asyncDispose]: async () => task.destroy() };
  } catch (error) {
    await end(task);
    throw asFacetError(error, file);
  }
}

/** pdf.js makes something of nearly everything; bytes with no version, no place of a table and no end are not a file that someone meant. */
function isFragment(bytes: Buffer): boolean {
  const head = bytes.subarray(0, 1024).toString("latin1");
  return !/%PDF-\d\.\d/u.test(head) && !bytes.includes("startxref") && !bytes.includes("%%EOF");
}

async function end(task: PDFDocumentLoadingTask): Promise<void> {
  await task.destroy().catch(() => {});
}

function asFacetError(error: unknown, { name, password }: ParsedFile): FacetError {
  if (error instanceof Error && error.name === "PasswordException") {
    return new FacetError(password === undefined ? "password-needed" : "password-wrong", { name }, { next: ["edit"] });
  }
  return new FacetError("file-damaged", { name }, { cause: error });
}
