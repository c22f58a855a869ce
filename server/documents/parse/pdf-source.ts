// A PDF's pages: read for their text, and drawn only where a picture is asked for or a page has no text to speak of.
import type { Canvas } from "@napi-rs/canvas";
import { createCanvas } from "@napi-rs/canvas";
import { AnnotationMode } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { FacetError } from "../../../pipelines/engine/errors.ts";
import type { OpenedFile, ParsedFile, ParsedPage } from "./parser.ts";
import { loadPdf } from "./pdf-document.ts";
import type { LoadedPdf } from "./pdf-document.ts";
import { factsOfPdf } from "./pdf-facts.ts";
import { walkOperators } from "./pdf-operators.ts";
import { readPdfPage } from "./pdf-page.ts";
import type { PdfPage } from "./pdf-page.ts";
import type { Source } from "./source.ts";

/** Letters and digits below which a picture over half of the page is what the page is about: a stamp on a scan. */
const fewLetters = 40;
const coveredByPicture = 0.5;
/** Pixels: enough to see whether a page shows anything. */
const glanceWidth = 200;
/** Pages after which fonts and what else pdf.js keeps are let go. */
const pagesToCleanUp = 100;
/** The longest side of a drawing. */
const sideLimit = 10_000;

export async function openPdf(file: ParsedFile): Promise<Source> {
  const text = await loadPdf(file, "text");
  let pictures: Promise<LoadedPdf> | undefined;
  const forPictures = async (): Promise<LoadedPdf> => (pictures ??= loadPdf(file, "pictures"));
  let read = 0;

  const page = async (number: number): Promise<ParsedPage> => {
    const proxy = await text.document.getPage(number);
    const { words, parts, text: content, width, height } = await readPdfPage(proxy);
    proxy.cleanup();
    read += 1;
    if (read % pagesToCleanUp === 0) await text.document.cleanup();
    const size = { page: number, width, height };
    const reason = await whyUnusable(content, number, forPictures);
    if (reason) return { ...size, state: "empty", reason, text: "", words: [], parts: [] };
    return { ...size, state: "text", text: content, words, parts };
  };

  return {
    opened: await opened(file, text),
    page,
    picture: async (number, width) => drawPage(await forPictures(), number, width),
    size: async (number) => {
      const { width, height } = (await text.document.getPage(number)).getViewport({ scale: 1 });
      return { width, height };
    },
    [Symbol.asyncDispose]: async () => {
      await text[Symbol.asyncDispose]();
      await (await pictures)?.[Symbol.asyncDispose]();
    },
  };
}

async function opened(file: ParsedFile, { document }: LoadedPdf): Promise<OpenedFile> {
  const pageCount = document.numPages;
  if (pageCount < 1) throw new FacetError("file-damaged", { name: file.name });
  // A file whose first page is broken may still hold others.
  const first: PdfPage | undefined = await document
    .getPage(1)
    .then(readPdfPage)
    .catch(() => undefined);
  return { pageCount, ...(await factsOfPdf(document, file.name, first)), drawable: true };
}

async function whyUnusable(
  text: string,
  page: number,
  forPictures: () => Promise<LoadedPdf>,
): Promise<"picture" | "blank" | undefined> {
  const letters = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  // Fonts that do not say what their glyphs mean give characters of private use, or none.
  const unknown = text.match(/[\p{Co}\ufffd]/gu)?.length ?? 0;
  if (letters >= fewLetters && unknown < letters) return undefined;
  const proxy = await (await forPictures()).document.getPage(page);
  try {
    if (letters > unknown) return (await isCovered(proxy)) ? "picture" : undefined;
    return showsAnything(await draw(proxy, glanceWidth)) ? "picture" : "blank";
  } finally {
    proxy.cleanup();
  }
}

async function isCovered(page: PDFPageProxy): Promise<boolean> {
  const { transform, width, height } = page.getViewport({ scale: 1 });
  const list = await page.getOperatorList({ annotationMode: AnnotationMode.DISABLE });
  const { pictureArea } = walkOperators(list, transform, () => ({ x: 0, y: 0 }));
  return pictureArea > width * height * coveredByPicture;
}

function showsAnything(canvas: Canvas): boolean {
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  return data.some((value, at) => at % 4 < 3 && value < 250);
}

async function drawPage({ document }: LoadedPdf, number: number, width: number): Promise<Canvas> {
  const page = await document.getPage(number);
  const canvas = await draw(page, width);
  page.cleanup();
  return canvas;
}

async function draw(page: PDFPageProxy, width: number): Promise<Canvas> {
  const shown = page.getViewport({ scale: 1 });
  const scale = Math.min(width / shown.width, sideLimit / shown.width, sideLimit / shown.height);
  const viewport = page.getViewport({ scale });
  const canvas = createCanvas(Math.max(1, Math.round(viewport.width)), Math.max(1, Math.round(viewport.height)));
  // What pdf.js draws on in Node is this very canvas, but for the types of a browser's.
  const canvasContext = canvas.getContext("2d") as unknown as CanvasRenderingContext2D;
  await page.render({ canvas: null, canvasContext, viewport, background: "#ffffff" }).promise;
  return canvas;
}
