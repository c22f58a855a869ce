// Where a command writes: results to standard output, everything said beside them to standard error, and one line of progress that is written over.
import { stripVTControlCharacters, styleText } from "node:util";

export interface Terminal {
  /** Of the result, as it is. */
  readonly out: (text: string) => void;
  /** A line beside the result; in grey where it is only a hint and standard error shows colours. */
  readonly say: (line: string, style?: { readonly dim: boolean }) => void;
  /** Progress, shown where a person looks; null takes it away. */
  readonly status: (text: string | null) => void;
  /** Asks a person; false where nobody can answer. */
  readonly confirm: (question: string) => Promise<boolean>;
}

/** Colours follow NO_COLOR and what the stream can show; a pipe gets plain text. */
export function openTerminal(): Terminal {
  const { stdout, stderr } = process;
  // Whoever read the result has seen enough.
  for (const stream of [stdout, stderr])
    stream.on("error", (error: NodeJS.ErrnoException) => error.code === "EPIPE" && process.exit());
  let shown = false;
  const status = (text: string | null) => {
    if (!stderr.isTTY || (text === null && !shown)) return;
    const line = text === null ? "" : plain(text).slice(0, (stderr.columns || 80) - 1);
    stderr.write(`\r\x1b[2K${line === "" ? "" : styleText("dim", line, { stream: stderr })}`);
    shown = text !== null;
  };
  return {
    out: (text) => {
      status(null);
      stdout.write(stdout.isTTY ? plain(text) : text);
    },
    say: (line, { dim } = { dim: false }) => {
      status(null);
      stderr.write(`${dim ? styleText("dim", plain(line), { stream: stderr }) : plain(line)}\n`);
    },
    status,
    confirm: async (question) => {
      if (!process.stdin.isTTY) return false;
      const { createInterface } = await import("node:readline/promises");
      const lines = createInterface({ input: process.stdin, output: stderr });
      const answer = await lines.question(`${question} [y/N] `).catch(() => "");
      lines.close();
      return /^y(es)?$/i.test(answer.trim());
    },
  };
}

/** What a model or a file says must not steer the terminal. */
function plain(text: string): string {
  // eslint-disable-next-line no-control-regex
  return stripVTControlCharacters(text).replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, "");
}

/** "1.6 GB". */
export function size(bytes: number): string {
  const units = ["B", "KB", "MB", "GB", "TB"];
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  const number = bytes / 1000 ** power;
  return `${power === 0 ? number : number.toFixed(number < 10 ? 1 : 0)} ${units[power] ?? ""}`;
}

/** Rows in columns as wide as their widest cell; the last is not filled up. */
export function columns(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]?.map((_, index) => Math.max(...rows.map((row) => row[index]?.length ?? 0))) ?? [];
  return rows
    .map((row) =>
      row
        .map((cell, index) => (index === row.length - 1 ? cell : cell.padEnd((widths[index] ?? 0) + 2)))
        .join("")
        .trimEnd(),
    )
    .join("\n");
}

/** "2026-01-31 13:05:00" where this computer is, of an ISO time. */
export const localTime = (iso: string): string => new Date(iso).toLocaleString("sv-SE");
