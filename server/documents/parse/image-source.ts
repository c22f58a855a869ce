// A picture as a document of one page, which only OCR reads.
import { readFile } from "node:fs/promises";
import { createCanvas, loadImage } from "@napi-rs/canvas";
import type { Canvas } from "@napi-rs/canvas";
import { FacetError } from "../../../pipelines/engine/errors.ts";
import { imageSize } from "./image-size.ts";
import type { ParsedFile } from "./parser.ts";
import type { Source } from "./source.ts";

/** Decoded, each takes four bytes. */
const pixelsAtMost = 100_000_000;
/** Of a picture whose own is not known: as a screen has it. */
const pixelsPerInch = 96;

/** Throws FacetError file-damaged or too-large. */
export async function openImage(file: ParsedFile): Promise<Source> {
  const bytes = await readFile(file.path);
  const size = imageSize(bytes);
  if (!size || size.width < 1 || size.height < 1) throw new FacetError("file-damaged", { name: file.name });
  if (size.width * size.height > pixelsAtMost) {
    throw new FacetError(
      "too-large",
      { what: `${file.name} (> ${pixelsAtMost / 1e6} megapixels)` },
      { next: ["edit"] },
    );
  }
  const image = await loadImage(bytes).catch((cause: unknown) => {
    throw new FacetError("file-damaged", { name: file.name }, { cause });
  });
  const shown = { width: (image.width * 72) / pixelsPerInch, height: (image.height * 72) / pixelsPerInch };
  return {
    opened: { pageCount: 1, title: null, authors: [], year: null, drawable: true },
    page: async (page) => ({ page, state: "empty", reason: "picture", text: "", words: [], parts: [], ...shown }),
    picture: async (_page, width): Promise<Canvas> => {
      const canvas = createCanvas(width, Math.max(1, Math.round((width * image.height) / image.width)));
      const context = canvas.getContext("2d");
      context.fillStyle = "#ffffff";
      context.fillRect(0, 0, canvas.width, canvas.height);
      context.drawImage(image, 0, 0, canvas.width, canvas.height);
      return canvas;
    },
    size: async () => shown,
    [Symbol.asyncDispose]: async () => {},
  };
}
