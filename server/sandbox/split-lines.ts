// The lines of a stream that may be hostile: no line and no sum of lines longer than the limits.
import type { Readable } from "node:stream";
import { sandboxLimits } from "./limits.ts";

/** A report and what is around it; characters outside ASCII are up to four bytes. */
const lineBytes = sandboxLimits.reportCharacters * 4 + 10_000;

export function splitLines(
  stream: Readable,
  { onLine, onTooMuch }: { readonly onLine: (line: string) => void; readonly onTooMuch: () => void },
): void {
  let pieces: Buffer[] = [];
  let length = 0;
  let sum = 0;
  stream.on("data", (bytes: Buffer) => {
    sum += bytes.length;
    let from = 0;
    for (let end = bytes.indexOf(10); end >= 0 && sum <= sandboxLimits.controlBytes; end = bytes.indexOf(10, from)) {
      onLine(Buffer.concat([...pieces, bytes.subarray(from, end)]).toString());
      pieces = [];
      length = 0;
      from = end + 1;
    }
    const rest = bytes.subarray(from);
    pieces.push(rest);
    length += rest.length;
    if (sum > sandboxLimits.controlBytes || length > lineBytes) {
      stream.destroy();
      onTooMuch();
    }
  });
}
