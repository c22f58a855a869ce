// Whether bytes are text: UTF-8, UTF-16 or one of the eight-bit encodings, with next to no control characters.
import { wideEncoding } from "./utf-16.ts";

/** One control character in so many characters is a slip in a text; more are a program. */
const charactersPerControl = 1000;
/** White space, and the mark that colours begin with in a log. */
const allowed: ReadonlySet<string> = new Set(["\t", "\n", "\v", "\f", "\r", "\u001b", "\u0085"]);

/** The beginning of a text; null for anything else. An empty file is a text. */
export function readableText(head: Buffer): string | null {
  const text = decode(head);
  if (text === null || text.includes("\0")) return null;
  const found = (text.match(/\p{Cc}/gu) ?? []).filter((each) => !allowed.has(each)).length;
  return found * charactersPerControl <= Math.max(text.length, charactersPerControl) ? text : null;
}

/** The same of the end of a file, where a character may be cut. */
export function isText(tail: Buffer): boolean {
  const isWide = wideEncoding(tail) !== undefined;
  return isWide || readableText(tail.subarray(tail.findIndex((byte) => (byte & 0xc0) !== 0x80))) !== null;
}

function decode(bytes: Buffer): string | null {
  const wide = wideEncoding(bytes);
  for (const encoding of wide === undefined ? ["utf-8", "windows-1252"] : [wide]) {
    try {
      // Streaming leaves out a last character that is cut.
      return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
    } catch {
      // The next encoding may fit.
    }
  }
  return null;
}
