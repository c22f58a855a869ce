// A parsing process: the only place files of strangers are opened. It works through its requests one after another and may be killed at any moment.
import { setPriority } from "node:os";
import { answerRequests } from "../../processes/answer-requests.ts";
import { watchMemory } from "../../processes/memory-limit.ts";
import { openSource } from "./open-source.ts";
import type { ParsedFile, ParsedPage } from "./parser.ts";
import { pack } from "./protocol.ts";
import type { FromChild, ToChild } from "./protocol.ts";
import type { Source } from "./source.ts";

/** Below everything a person waits for. */
const niceness = 10;
/** Files kept open: a person turns pages of one while another is read. */
const openAtMost = 2;
/** OCR wants 300 dots an inch, and gains nothing from more. */
const ocrScale = 300 / 72;
const ocrPixels = 12_000_000;
/** Of a picture rather than a page: its own dots, or twice as many where it is small, and no more than words on it need. */
const lineScale = (2 * 96) / 72;
const linePixels = 4_000_000;
const drawnWidth = { least: 100, most: 2400 } as const;

const open = new Map<string, Promise<Source>>();

async function sourceOf(file: ParsedFile): Promise<Source> {
  const key = JSON.stringify([file.path, file.mediaType, file.password ?? ""]);
  const source = open.get(key) ?? openSource(file);
  open.delete(key);
  open.set(key, source);
  // Another password may be the right one, and memory may suffice another time.
  source.catch(() => open.delete(key));
  for (const [oldest, old] of open) {
    if (open.size <= openAtMost) break;
    open.delete(oldest);
    void old.then((each) => each[Symbol.asyncDispose]()).catch(() => {});
  }
  return source;
}

async function answer({ id, file, request }: ToChild): Promise<FromChild> {
  const source = await sourceOf(file);
  switch (request.type) {
    case "open":
      return { id, type: "opened", opened: source.opened };
    case "page":
      return { id, type: "page", page: pack(await orFailed(source, request.page, source.page(request.page))) };
    case "api":
      return { id, type: "api", part: source.apiPart?.(request.page) ?? null };
    case "read":
      return { id, type: "page", page: pack(await orFailed(source, request.page, read(source, request.page))) };
    case "lines": {
      const { readLines } = await import("./ocr.ts");
      const { width, height } = await source.size(1);
      const scale = Math.min(lineScale, Math.sqrt(linePixels / Math.max(1, width * height)));
      return { id, type: "lines", lines: await readLines(await source.picture(1, Math.max(1, width * scale))) };
    }
    case "draw": {
      const width = Math.round(Math.min(drawnWidth.most, Math.max(drawnWidth.least, request.width)));
      const picture = await (await source.picture(request.page, width)).encode("png");
      return { id, type: "drawn", picture };
    }
  }
}

/** A page that cannot be read is a page of the report, and the next one follows. */
async function orFailed(source: Source, page: number, reading: Promise<ParsedPage>): Promise<ParsedPage> {
  try {
    return await reading;
  } catch {
    const size = await source.size(page).catch(() => ({ width: 0, height: 0 }));
    return { page, state: "failed", reason: "unreadable", text: "", words: [], parts: [], ...size };
  }
}

async function read(source: Source, page: number): Promise<ParsedPage> {
  const { readPicture } = await import("./ocr.ts");
  const { width, height } = await source.size(page);
  const scale = Math.min(ocrScale, Math.sqrt(ocrPixels / Math.max(1, width * height)));
  const { text, words } = await readPicture(await source.picture(page, Math.max(1, Math.round(width * scale))));
  if (text === "") return { page, state: "empty", reason: "ocr-found-nothing", text, words, parts: [], width, height };
  return { page, state: "ocr", text, words, parts: [], width, height };
}

answerRequests(answer);
// pdf.js goes on with what it was about when a document is closed, and says so to nobody.
process.on("unhandledRejection", () => {});
try {
  setPriority(niceness);
} catch {
  // Some systems do not allow it; the work is then of the usual priority.
}
watchMemory();
