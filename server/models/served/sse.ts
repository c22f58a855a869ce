// Server-sent events, read lean: the data lines of a byte stream, as they come.
import { NotUnderstood } from "./not-understood.ts";

const newline = 10;
/** Bytes of one event; a server that never ends its line must not fill the memory. */
const lineLimit = 4 * 1024 * 1024;

/** Calls back with each `data:` payload of the stream; bytes of a line may come in any pieces. */
export function dataLines(onData: (payload: string) => void): (bytes: Buffer) => void {
  let rest: Buffer | null = null;
  return (bytes) => {
    const all: Buffer = rest ? Buffer.concat([rest, bytes]) : bytes;
    let start = 0;
    for (let end = all.indexOf(newline); end !== -1; end = all.indexOf(newline, start)) {
      // "data:" is the only field a completion stream uses; comments and ids are passed over by their first letter.
      if (all[start] === 100 && end - start > 5) onData(all.toString("utf8", start + 5, end).trim());
      start = end + 1;
    }
    rest = start < all.length ? all.subarray(start) : null;
    if (rest && rest.length > lineLimit) throw new NotUnderstood("An event of the stream has no end");
  };
}
