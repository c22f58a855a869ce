// Texts in a PNG that are too long for words on a picture: a few bytes of them can unpack to hundreds of megabytes, so no reader sees them.
import { open, readFile } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";

/** Bytes of a chunk that a reader gets; compressed ones may grow a thousandfold. */
const longest: Readonly<Record<string, number>> = {
  tEXt: 100_000,
  zTXt: 4000,
  iTXt: 16_000,
  iCCP: 4_000_000,
  eXIf: 4_000_000,
};
/** Chunks that are walked: pictures have some hundred, or some thousand where their rows are cut into small ones. */
const chunksAtMost = 100_000;
const signatureBytes = 8;

interface Span {
  readonly start: number;
  readonly end: number;
}

/** The file without them, or undefined where it has none. */
export async function withoutLongTexts(path: string): Promise<Buffer | undefined> {
  const spans = await longTexts(path);
  if (spans.length === 0) return undefined;
  const bytes = await readFile(path);
  const parts: Buffer[] = [];
  let from = 0;
  for (const { start, end } of spans) {
    parts.push(bytes.subarray(from, start));
    from = end;
  }
  return Buffer.concat([...parts, bytes.subarray(from)]);
}

async function longTexts(path: string): Promise<readonly Span[]> {
  await using file = await open(path);
  const spans: Span[] = [];
  let at = signatureBytes;
  for (let chunk = 0; chunk < chunksAtMost; chunk += 1) {
    const head = await headAt(file, at);
    if (head === undefined) break;
    const length = head.readUInt32BE(0);
    const end = at + 12 + length;
    const limit = longest[head.toString("latin1", 4)];
    if (limit !== undefined && length > limit) spans.push({ start: at, end });
    at = end;
  }
  return spans;
}

async function headAt(file: FileHandle, at: number): Promise<Buffer | undefined> {
  const head = Buffer.alloc(8);
  const { bytesRead } = await file.read(head, 0, head.length, at);
  return bytesRead === head.length ? head : undefined;
}
