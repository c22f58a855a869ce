// Optical character recognition of a page's picture, or of any picture, with language data from packages; nothing is fetched.
import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Canvas } from "@napi-rs/canvas";
import { createWorker, OEM, PSM } from "tesseract.js";
import type { Page, RecognizeOptions, Word, Worker, WorkerParams } from "tesseract.js";
import type { Box, PageWord } from "../../../pipelines/engine/documents.ts";
import type { PictureLine } from "./parser.ts";

export interface OcrText {
  readonly text: string;
  readonly words: readonly PageWord[];
}

/** Every page is read for both; the data of one alone loses the umlauts or the speed. */
const languages = ["eng", "deu"] as const;
/** Percent, as Tesseract guesses of itself: below, words are specks and lines of drawings. */
const sureOfWord = 30;
const sureOfPage = 40;
/** By letters of a word, the last for all longer ones: on a picture most of what is short is none. */
const sureOnPicture = [101, 93, 85, 75, 60];

/** Tesseract.js hands on to Tesseract what it does not know itself, for this one picture. */
const sparse: Partial<RecognizeOptions & WorkerParams> = { tessedit_pageseg_mode: PSM.SPARSE_TEXT };

let starting: Promise<Worker> | undefined;

export async function readPicture(canvas: Canvas): Promise<OcrText> {
  const worker = await (starting ??= start());
  const { data } = await worker.recognize(asGrayMap(canvas), {}, { text: false, blocks: true });
  return textOf(data, canvas);
}

/** Text that stands about, as on signs and labels, line by line. */
export async function readLines(canvas: Canvas): Promise<readonly PictureLine[]> {
  const worker = await (starting ??= start());
  const { data } = await worker.recognize(asGrayMap(canvas), sparse, { text: false, blocks: true });
  return linesOf(data, canvas);
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

function linesOf({ blocks }: Page, canvas: Canvas): readonly PictureLine[] {
  return (blocks ?? [])
    .flatMap(({ paragraphs }) => paragraphs)
    .flatMap(({ lines }) => lines)
    .flatMap((line) => {
      const words = line.words.filter(isWordOnPicture);
      if (words.length === 0) return [];
      const confidence = words.reduce((sum, word) => sum + word.confidence, 0) / words.length / 100;
      return [{ text: words.map((word) => word.text.trim()).join(" "), box: boxOf(line, canvas), confidence }];
    })
    .toSorted((a, b) => a.box[1] - b.box[1] || a.box[0] - b.box[0]);
}

/** Edges of things look like single letters and signs to it, and rarely like words. */
function isWordOnPicture({ text, confidence }: Word): boolean {
  const letters = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  const least = sureOnPicture[Math.min(letters, sureOnPicture.length - 1)] ?? 100;
  return letters * 2 > text.length && confidence >= least;
}

function boxOf({ bbox: { x0, y0, x1, y1 } }: Pick<Word, "bbox">, { width, height }: Canvas): Box {
  return [x0 / width, y0 / height, (x1 - x0) / width, (y1 - y0) / height];
}
