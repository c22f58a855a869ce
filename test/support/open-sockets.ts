// Where the sockets of a process of Linux lead, read from /proc again and again while it works.
import { readFileSync, readdirSync, readlinkSync } from "node:fs";

/** Milliseconds between two looks: a look-up of a name takes longer than one. */
const lookEveryMs = 4;

/** As /proc/net writes an address: words of four bytes, the first of each last; then the port. */
export function placeOf(written: string): string {
  const [address = "", port = ""] = written.split(":");
  const bytes = (address.match(/.{8}/g) ?? []).flatMap((word) => [...Buffer.from(word, "hex")].toReversed());
  const number = Number.parseInt(port, 16);
  if (bytes.length === 4) return `${bytes.join(".")}:${number}`;
  const isMapped = bytes.slice(0, 10).every((byte) => byte === 0) && bytes[10] === 255 && bytes[11] === 255;
  if (isMapped) return `${bytes.slice(12).join(".")}:${number}`;
  const groups = Array.from({ length: 8 }, (_, at) =>
    (((bytes[2 * at] ?? 0) << 8) | (bytes[2 * at + 1] ?? 0)).toString(16),
  );
  return `[${groups.join(":")}]:${number}`;
}

/** Where it leads nowhere: it listens, or has not said where to. */
const isNowhere = (place: string) => /^(?:0\.0\.0\.0|\[0(?::0){7}\]):\d+$/.test(place);
export const isThisComputer = (place: string): boolean => /^(?:127(?:\.\d+){3}|\[0(?::0){6}:1\]):\d+$/.test(place);

/** What its sockets of TCP and UDP are connected to now. Empty for a process that is gone. */
export function connectedTo(pid: number): readonly string[] {
  try {
    const own = new Set(
      readdirSync(`/proc/${pid}/fd`).flatMap((descriptor) => {
        try {
          return /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${descriptor}`))?.[1] ?? [];
        } catch {
          // Closed meanwhile.
          return [];
        }
      }),
    );
    return ["tcp", "tcp6", "udp", "udp6"].flatMap((table) =>
      readFileSync(`/proc/${pid}/net/${table}`, "utf8")
        .split("\n")
        .slice(1)
        .flatMap((line) => {
          const columns = line.trim().split(/\s+/);
          const place = placeOf(columns[2] ?? "");
          return own.has(columns[9] ?? "") && !isNowhere(place) ? [place] : [];
        }),
    );
  } catch {
    return [];
  }
}

interface SocketWatch extends Disposable {
  /** Every place that was seen. */
  readonly seen: ReadonlySet<string>;
  /** How often it was looked at. */
  readonly looks: () => number;
}

/** Looks from the moment on that the process is found. */
export function watchSockets(find: () => number | undefined): SocketWatch {
  const seen = new Set<string>();
  let looks = 0;
  let pid: number | undefined;
  const timer = setInterval(() => {
    pid ??= find();
    if (pid === undefined) return;
    looks += 1;
    for (const place of connectedTo(pid)) seen.add(place);
  }, lookEveryMs);
  return { seen, looks: () => looks, [Symbol.dispose]: () => clearInterval(timer) };
}
