// Pictures for tests: what is kept in test/data/images, and what is made for one test.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { crc32, deflateSync } from "node:zlib";
import { pino } from "pino";
import sharp from "sharp";
import type { Sharp } from "sharp";
import { openDecoder } from "../../server/images/decoder.ts";
import type { DecoderOptions } from "../../server/images/decoder.ts";
import type { Kept } from "../../server/images/protocol.ts";
import { tmpFolder } from "./tmp-folder.ts";

export const pictureFile = (name: string): string => fileURLToPath(new URL(`../data/images/${name}`, import.meta.url));
export const pictureBytes = (name: string): Buffer => readFileSync(pictureFile(name));

const paints = { red: [255, 0, 0], green: [0, 160, 0], blue: [0, 0, 255], white: [255, 255, 255] } as const;
export type Corner = keyof typeof paints;

/** A colour in each corner, by rows: each turn of it is another picture. */
export function fourColours(
  width = 120,
  height = 80,
  corners: readonly Corner[] = ["red", "green", "blue", "white"],
): Sharp {
  const data = Buffer.alloc(width * height * 3);
  for (let at = 0; at < width * height; at += 1) {
    const corner = (Math.floor(at / width) >= height / 2 ? 2 : 0) + (at % width >= width / 2 ? 1 : 0);
    data.set(paints[corners[corner] ?? "white"], at * 3);
  }
  return sharp(data, { raw: { width, height, channels: 3 } });
}

/** What `fourColours` looks like, corner by corner from the upper left on, by rows. */
export async function cornersOf(picture: Uint8Array | string): Promise<readonly string[]> {
  const { data, info } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  return [
    [0.25, 0.25],
    [0.75, 0.25],
    [0.25, 0.75],
    [0.75, 0.75],
  ].map(([x = 0, y = 0]) => {
    const at = (Math.floor(y * height) * width + Math.floor(x * width)) * info.channels;
    const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3);
    if (red > 200 && green > 200 && blue > 200) return "white";
    return red > green && red > blue ? "red" : green > blue ? "green" : "blue";
  });
}

/** The real process of pictures, and a folder for what it reads and writes. */
export function decoding(options: Partial<DecoderOptions> = {}) {
  const folder = tmpFolder();
  const decoder = openDecoder({ log: pino({ level: "silent" }), ...options });
  let count = 0;
  mkdirSync(join(folder.path, "kept"));
  /** What becomes of a file of these bytes and name, with the bytes of the kept picture. */
  const keep = async (
    name: string,
    bytes: Uint8Array | string = pictureBytes(name),
  ): Promise<Kept & { data: Buffer }> => {
    count += 1;
    const path = join(folder.path, String(count));
    const target = join(folder.path, "kept", String(count));
    writeFileSync(path, bytes);
    const kept = await decoder.keep({ path, name }, target, new AbortController().signal);
    return { ...kept, data: readFileSync(target) };
  };
  return {
    decoder,
    keep,
    [Symbol.asyncDispose]: async () => {
      await decoder[Symbol.asyncDispose]();
      folder[Symbol.dispose]();
    },
  };
}

/** A chunk of a PNG with its checksum. */
export function pngChunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(data.length, 0);
  body.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(body), body.length + 4);
  return chunk;
}

/** A PNG that says it is so large, and holds nearly nothing. */
export function emptyPng(width: number, height: number, ...chunks: readonly Buffer[]): Buffer {
  const size = Buffer.alloc(13);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  size.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    pngChunk("IHDR", size),
    ...chunks,
    pngChunk("IDAT", deflateSync(Buffer.alloc(100))),
    pngChunk("IEND", Buffer.alloc(0)),
  ]);
}

/** A JPEG whose frame header says another size than it has. */
export function jpegOfSize(jpeg: Buffer, width: number, height: number): Buffer {
  const changed = Buffer.from(jpeg);
  const frame = changed.indexOf(Buffer.from([0xff, 0xc0]));
  changed.writeUInt16BE(height, frame + 5);
  changed.writeUInt16BE(width, frame + 7);
  return changed;
}

/** Puts segments behind the beginning of a JPEG. */
export function withSegments(jpeg: Buffer, ...segments: readonly Buffer[]): Buffer {
  return Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)]);
}

export function segment(marker: number, data: Uint8Array | string): Buffer {
  const body = Buffer.from(data);
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}
