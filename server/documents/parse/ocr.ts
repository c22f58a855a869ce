// Optical character recognition of one page's picture, with language data from packages; nothing is fetched.
import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Canvas } from "@napi-rs/canvas";
import { createWorker, OEM } from "tesseract.js";
import type { Page, Word, Worker } from "tesseract.js";
import type { Box, PageWord } from "../../../pipelines/engine/documents.ts";

export interface OcrText {
  readonly text: string;
  readonly words: readonly PageWord[];
}

/** Every page is read for both; the data of one alone loses the umlauts or the speed. */
const languages = ["eng", "deu"] as const;
/** Percent, as Tesseract guesses of itself: below, words are specks and lines of drawings. */
const sureOfWord = 30;
const sureOfPage = 40;

let starting: Promise<Worker> | undefined;

export async function readPicture(canvas: Canvas): Promise<OcrText> {
  const worker = await (starting ??= start());
  const { data } = await worker.recognize(asGrayMap(canvas), {}, { text: false, blocks: true });
  return textOf(data, canvas);
}

/** Tesseract looks for its data in one folder, and each language has a package of its own: they meet in a folder that goes once it is read. */
async function start(): Promise<Worker> {
  const require = createRequire(import.meta.url);
  const langPath = await mkdtemp(join(tmpdir(), "facet-ocr-"));
  try {
    for (const code of languages) {
      const file = `${code}.traineddata.gz`;
      const home = dirname(require.resolve(`@tesseract.js-data/${code}/package.json`));
      await copyFile(join(home, "4.0.0_best_int", file), join(langPath, file));
    }
    return await createWorker([...languages], OEM.LSTM_ONLY, { langPath, cacheMethod: "none", errorHandler: () => {} });
  } catch (error) {
    starting = undefined;
    throw error;
  } finally {
    await rm(langPath, { recursive: true, force: true });
  }
}

/** Tesseract reads shades of grey; as a bare map of them they need no packing and unpacking. */
function asGrayMap(canvas: Canvas): Buffer {
  const { width, height } = canvas;
  const { data } = canvas.getContext("2d").getImageData(0, 0, width, height);
  const head = Buffer.from(`P5\n${width} ${height}\n255\n`, "latin1");
  const map = Buffer.alloc(head.length + width * height);
  head.copy(map);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const at = pixel * 4;
    const [red = 0, green = 0, blue = 0] = [data[at], data[at + 1], data[at + 2]];
    map[head.length + pixel] = Math.round(red * 0.299 + green * 0.587 + blue * 0.114);
  }
  return map;
}

function textOf({ blocks, confidence }: Page, canvas: Canvas): OcrText {
  const words: PageWord[] = [];
  let text = "";
  if (confidence < sureOfPage) return { text, words };
  for (const paragraph of (blocks ?? []).flatMap((block) => block.paragraphs)) {
    let before = "\n\n";
    for (const line of paragraph.lines) {
      for (const word of line.words) {
        const content = word.text.trim();
        if (content === "" || word.confidence < sureOfWord) continue;
        if (text !== "") text += before;
        words.push({ start: text.length, end: text.length + content.length, box: boxOf(word, canvas) });
        text += content;
        before = " ";
      }
      before = before === " " ? "\n" : before;
    }
  }
  return { text, words };
}

function boxOf({ bbox: { x0, y0, x1, y1 } }: Word, { width, height }: Canvas): Box {
  return [x0 / width, y0 / height, (x1 - x0) / width, (y1 - y0) / height];
}
