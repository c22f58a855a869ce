// Rows of data as pages: headed by where they stand, the header row on every page, and only the first rows of a long table.
import { cellGap, looksLikeHeader } from "./blocks.ts";
import type { Block } from "./blocks.ts";
import { oneLine } from "./clean-text.ts";
import { pageCharacters, tableLimits } from "./limits.ts";

export interface DataTable {
  readonly name: string;
  /** At least the first rows; more than `tableLimits.rows` are not looked at. */
  readonly rows: readonly (readonly string[])[];
  /** Rows the table has, its header included. */
  readonly rowCount: number;
}

export function tableBlocks({ name, rows, rowCount }: DataTable): readonly Block[] {
  const lines = rows.slice(0, tableLimits.rows + 1).map(lineOf);
  if (lines.length === 0) return [];
  const header = looksLikeHeader(rows);
  const all = rowCount - (header ? 1 : 0);
  const groups = grouped(lines, header);
  let from = 1;
  return groups.flatMap((group, at) => {
    const to = from + group.length - (header ? 1 : 0) - 1;
    const text = `${name}, rows ${from}–${to} of ${all.toLocaleString("en")}`;
    from = to + 1;
    const page: Block[] = [
      { kind: "heading", text, level: 1 },
      { kind: "table", rows: group, header },
    ];
    return at === 0 ? page : [{ kind: "page-break" }, ...page];
  });
}

/** Lines that fill a page, each group begun with the header. */
function grouped(lines: readonly string[], header: boolean): readonly (readonly string[])[] {
  const first = lines[0] ?? "";
  const groups: string[][] = [];
  let length = Infinity;
  for (const line of lines.slice(header ? 1 : 0, tableLimits.rows + (header ? 1 : 0))) {
    if (length + line.length > pageCharacters - 200) {
      groups.push(header ? [first] : []);
      length = header ? first.length : 0;
    }
    groups.at(-1)?.push(line);
    length += line.length + 1;
  }
  return groups;
}

/** The columns and characters beyond the limits are told by an ellipsis. */
function lineOf(row: readonly string[]): string {
  const cells = row.slice(0, tableLimits.columns).map((cell) => {
    const line = oneLine(cell);
    return line.length > tableLimits.cellCharacters ? `${line.slice(0, tableLimits.cellCharacters - 1)}…` : line;
  });
  return (row.length > tableLimits.columns ? [...cells, "…"] : cells).join(cellGap);
}
