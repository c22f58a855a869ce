// Tells a terminal how far a download is: one line that is written over, or a log line at every tenth where nobody looks.
import type { Logger } from "pino";

/** Milliseconds between two writes of the line. */
const everyMs = 200;

export interface Terminal {
  readonly isTTY?: boolean | undefined;
  readonly write: (text: string) => unknown;
}

export type FetchNotice = (name: string, done: number, total: number) => void;

export function fetchNotice(terminal: Terminal, log: Logger, now: () => number = Date.now): FetchNotice {
  let written = 0;
  const tenths = new Map<string, number>();
  return (name, done, total) => {
    if (total <= 0) return;
    if (terminal.isTTY) {
      if (done < total && now() - written < everyMs) return;
      written = now();
      terminal.write(
        `\r\u001B[2KFetching ${name}: ${Math.floor((100 * done) / total)} % of ${megabytes(total)}${done < total ? "" : "\n"}`,
      );
      return;
    }
    const tenth = Math.floor((10 * done) / total);
    if (tenths.get(name) === tenth) return;
    tenths.set(name, tenth);
    log.info({ model: name, done, total }, `Fetching ${name}: ${tenth * 10} % of ${megabytes(total)}`);
  };
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}
