// What a child prints, line by line: native libraries and servers print what they like, and an unread pipe would block them.
import type { Readable } from "node:stream";

/** Characters of one line that are kept; a line without an end is kept no longer. */
const lineLimit = 500;

export function drain(stream: Readable | null, onLine: (line: string) => void): void {
  let rest = "";
  const tell = (line: string): void => {
    const text = line.slice(0, lineLimit).trim();
    if (text !== "") onLine(text);
  };
  stream
    ?.setEncoding("utf8")
    .on("data", (text: string) => {
      const lines = (rest + text).split("\n");
      rest = (lines.pop() ?? "").slice(-lineLimit);
      lines.forEach(tell);
    })
    .once("end", () => tell(rest));
}
