// What a program prints, on both streams, up to a limit of bytes together.
import type { Readable } from "node:stream";

export interface Printed {
  /** Says so once when more than this was printed; what is over is dropped. */
  readonly limit: (bytes: number, onTooMuch: () => void) => void;
  readonly isTooMuch: () => boolean;
  readonly texts: () => { readonly stdout: string; readonly stderr: string };
}

export function readPrinted(output: Readable, error: Readable): Printed {
  const kept: { readonly stdout: Buffer[]; readonly stderr: Buffer[] } = { stdout: [], stderr: [] };
  let left = 0;
  let isTooMuch = false;
  let tellTooMuch = (): void => {};

  const keep = (pieces: Buffer[]) => (bytes: Buffer) => {
    if (isTooMuch) return;
    pieces.push(bytes.subarray(0, left));
    left -= bytes.length;
    if (left >= 0) return;
    isTooMuch = true;
    tellTooMuch();
  };
  output.on("data", keep(kept.stdout));
  error.on("data", keep(kept.stderr));

  return {
    limit: (bytes, onTooMuch) => {
      left = bytes;
      tellTooMuch = onTooMuch;
    },
    isTooMuch: () => isTooMuch,
    // A cut or made-up byte sequence becomes the replacement character.
    texts: () => ({ stdout: Buffer.concat(kept.stdout).toString(), stderr: Buffer.concat(kept.stderr).toString() }),
  };
}
