// The words of a page and their boxes as bytes: 16 a word, a third of what JSON takes.
import type { PageWord } from "../../pipelines/engine/documents.ts";

/** Start and end as 32 bits; left, top, width and height as 16 bits, in ten-thousandths of the page. */
const bytesPerWord = 16;
const scale = 10_000;

export function packWords(words: readonly PageWord[]): Buffer {
  const bytes = Buffer.alloc(words.length * bytesPerWord);
  words.forEach(({ start, end, box }, index) => {
    const at = index * bytesPerWord;
    bytes.writeUInt32LE(start, at);
    bytes.writeUInt32LE(end, at + 4);
    box.forEach((value, side) => bytes.writeUInt16LE(Math.round(fraction(value) * scale), at + 8 + side * 2));
  });
  return bytes;
}

export function unpackWords(bytes: Buffer): PageWord[] {
  return Array.from({ length: bytes.length / bytesPerWord }, (_, index) => {
    const at = index * bytesPerWord;
    const side = (nth: number) => bytes.readUInt16LE(at + 8 + nth * 2) / scale;
    return {
      start: bytes.readUInt32LE(at),
      end: bytes.readUInt32LE(at + 4),
      box: [side(0), side(1), side(2), side(3)],
    };
  });
}

/** A box that reaches beyond its page ends at the edge; no number at all is the edge too. */
const fraction = (value: number) => (value > 0 ? Math.min(value, 1) : 0);
