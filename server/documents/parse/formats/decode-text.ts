// The bytes of a text file as text: UTF-8, UTF-16 with or without a mark, what an HTML file names, else Windows-1252.
import { open } from "node:fs/promises";
import { wideEncoding } from "../../utf-16.ts";
import { textBytes } from "./limits.ts";

export interface DecodedText {
  readonly text: string;
  readonly encoding: string;
  /** The file is longer than what was read. */
  readonly cut: boolean;
}

/** Bytes looked at for the charset an HTML file names (as browsers do). */
const sampleBytes = 4096;

export async function readText(
  path: string,
  {
    limit = textBytes,
    named,
  }: { readonly limit?: number; readonly named?: (start: string) => string | undefined } = {},
): Promise<DecodedText> {
  const { bytes, cut } = await firstBytes(path, limit);
  const encoding = encodingOf(bytes, named);
  // Streaming drops a character that the cut went through.
  const text = new TextDecoder(encoding).decode(bytes, { stream: cut });
  return { text, encoding, cut };
}

async function firstBytes(path: string, limit: number): Promise<{ bytes: Buffer; cut: boolean }> {
  await using file = await open(path);
  const { size } = await file.stat();
  const buffer = Buffer.alloc(Math.min(size, limit));
  let read = 0;
  while (read < buffer.length) {
    const { bytesRead } = await file.read(buffer, read, buffer.length - read, read);
    if (bytesRead === 0) break;
    read += bytesRead;
  }
  return { bytes: buffer.subarray(0, read), cut: size > read };
}

function encodingOf(bytes: Buffer, named?: (start: string) => string | undefined): string {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  const wide = wideEncoding(bytes);
  if (wide !== undefined) return wide;
  if (isUtf8(bytes)) return "utf-8";
  const label = named?.(bytes.subarray(0, sampleBytes).toString("latin1"));
  return label !== undefined && isKnown(label) ? label : "windows-1252";
}

function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function isKnown(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== "";
  } catch {
    return false;
  }
}
