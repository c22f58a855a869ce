// Rows of delimited text (CSV, TSV): which delimiter, and the cells with quotes as RFC 4180 has them.

export const delimiters = [",", ";", "\t", "|"] as const;
export type Delimiter = (typeof delimiters)[number];

/** Rows looked at to find the delimiter. */
const sampleRows = 20;

/** The delimiter that parts the first rows into most columns, as many in each; a comma where none does. */
export function delimiterOf(text: string): Delimiter {
  const sample = text.slice(0, 65_536);
  const scored = delimiters.map((delimiter) => {
    const widths = [...rowsOf(sample, delimiter, sampleRows)].slice(0, -1).map((row) => row.length);
    const first = widths[0] ?? rowsOf(sample, delimiter, 1).next().value?.length ?? 1;
    const alike = widths.filter((width) => width === first).length / Math.max(1, widths.length);
    return { delimiter, score: first > 1 ? alike * 100 + Math.min(first, 50) : 0 };
  });
  return scored.reduce((best, each) => (each.score > best.score ? each : best)).delimiter;
}

/** Blank lines are left out. A quote that is never closed is taken as a character like others. */
export function* rowsOf(text: string, delimiter: Delimiter, most = Infinity): Generator<string[]> {
  let at = 0;
  let count = 0;
  while (at < text.length && count < most) {
    const { row, next } = readRow(text, at, delimiter);
    at = next;
    if (row.length === 1 && row[0]?.trim() === "") continue;
    count += 1;
    yield row;
  }
}

function readRow(text: string, from: number, delimiter: Delimiter): { row: string[]; next: number } {
  const row: string[] = [];
  let at = from;
  for (;;) {
    const { cell, end } = text[at] === '"' ? quoted(text, at, delimiter) : bare(text, at, delimiter);
    row.push(cell);
    if (text[end] !== delimiter) return { row, next: text[end] === "\r" && text[end + 1] === "\n" ? end + 2 : end + 1 };
    at = end + 1;
  }
}

function bare(text: string, from: number, delimiter: Delimiter): { cell: string; end: number } {
  let end = from;
  while (end < text.length && text[end] !== delimiter && text[end] !== "\n" && text[end] !== "\r") end += 1;
  return { cell: text.slice(from, end), end };
}

/** Characters a quoted cell may have; a quote open for longer was never meant as one. */
const quotedCharacters = 100_000;

function quoted(text: string, from: number, delimiter: Delimiter): { cell: string; end: number } {
  let cell = "";
  let at = from + 1;
  for (;;) {
    const close = text.indexOf('"', at);
    if (close < 0 || close - from > quotedCharacters) return bare(text, from, delimiter);
    cell += text.slice(at, close);
    if (text[close + 1] !== '"') {
      const rest = bare(text, close + 1, delimiter);
      return { cell: cell + rest.cell, end: rest.end };
    }
    cell += '"';
    at = close + 2;
  }
}
