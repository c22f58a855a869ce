// Rows to tables: where lines one below another stand in columns.
import { cellOf } from "./pdf-rows.ts";
import type { Cell, Row } from "./pdf-rows.ts";
import type { Word } from "./pdf-words.ts";

export interface Table {
  readonly kind: "table";
  /** One cell a column, empty ones undefined. */
  readonly rows: readonly (readonly (Cell | undefined)[])[];
  readonly hasHeader: boolean;
}

interface Column {
  readonly x0: number;
  readonly x1: number;
}

/** The table that begins with this row, and how many rows it is. */
export function tableAt(
  rows: readonly Row[],
  from: number,
): { readonly block: Table; readonly taken: number } | undefined {
  const first = rows[from];
  if (!first) return undefined;
  const isHeader = first.cells.length === 1;
  const kept = rowsAt(rows, isHeader ? from + 1 : from);
  if (kept.length === 0 || (isHeader && !isHeaderOf(first, kept))) return undefined;
  const all = isHeader ? [first, ...kept] : kept;
  return { block: inColumns(all), taken: all.length };
}

function rowsAt(rows: readonly Row[], from: number): readonly Row[] {
  const first = rows[from];
  if (!first || first.cells.length < 2) return [];
  const kept: Row[] = [first];
  for (let at = from + 1; at < rows.length; at += 1) {
    const [before, row, after] = [kept.at(-1), rows[at], rows[at + 1]];
    if (!before || !row || row.angle !== before.angle) break;
    const step = row.base - before.base;
    if (step < row.size * 0.2 || step > row.size * 4) break;
    const wide = kept.findLast(({ cells }) => cells.length > 1) ?? first;
    const wraps = row.cells.length === 1 && step < row.size * 2 && after !== undefined && after.cells.length > 1;
    if (row.cells.length > 1 ? !isAligned(row, wide) : !wraps || !isAligned(row, wide)) break;
    kept.push(row);
  }
  return kept.filter(({ cells }) => cells.length > 1).length < 2 || isProse(kept) ? [] : kept;
}

/** Most cells of the shorter row stand under one of the other row, by an edge or by their middle. */
function isAligned(one: Row, other: Row): boolean {
  const [few, many] = one.cells.length < other.cells.length ? [one, other] : [other, one];
  const matched = few.cells.filter((cell) => many.cells.some((each) => standsUnder(cell, each))).length;
  return matched >= Math.max(1, Math.ceil(few.cells.length * 0.6));
}

function standsUnder(one: Cell, other: Cell): boolean {
  const close = Math.max(one.size, other.size) * 0.7;
  const middles = Math.abs(one.x0 + one.x1 - other.x0 - other.x1) / 2;
  return Math.abs(one.x0 - other.x0) < close || Math.abs(one.x1 - other.x1) < close || middles < close;
}

/** Lines of two columns that were not told apart elsewhere are no table. */
function isProse(rows: readonly Row[]): boolean {
  const letters = rows.flatMap(({ cells }) =>
    cells.map(({ words }) => words.reduce((sum, { text }) => sum + text.length, 0)),
  );
  return (
    rows.every(({ cells }) => cells.length <= 2) && letters.filter((count) => count > 30).length > letters.length * 0.8
  );
}

function inColumns(rows: readonly Row[]): Table {
  const columns = columnsOf(rows);
  const table = rows.map(({ cells }) => placed(cells, columns));
  return { kind: "table", rows: table, hasHeader: hasHeader(table) };
}

/** Each word goes to the column it stands in: what is set close in one row may be of two columns. */
function placed(cells: readonly Cell[], columns: readonly Column[]): readonly (Cell | undefined)[] {
  const found = columns.map((): Word[] => []);
  for (const word of cells.flatMap(({ words }) => words)) {
    const distances = columns.map(({ x0, x1 }) => Math.max(x0 - (word.x0 + word.x1) / 2, (word.x0 + word.x1) / 2 - x1));
    found[distances.indexOf(Math.min(...distances))]?.push(word);
  }
  return found.map(([first, ...rest]) => first && cellOf([first, ...rest]));
}

/** Where cells of the rows with the most of them overlap, they are of one column. */
function columnsOf(rows: readonly Row[]): readonly Column[] {
  const most = Math.max(...rows.map(({ cells }) => cells.length));
  const fullest = rows.filter(({ cells }) => cells.length === most);
  const columns: { x0: number; x1: number }[] = [];
  for (const { x0, x1 } of fullest.flatMap(({ cells }) => cells).toSorted((one, other) => one.x0 - other.x0)) {
    const last = columns.at(-1);
    if (last && x0 < last.x1) last.x1 = Math.max(last.x1, x1);
    else columns.push({ x0, x1 });
  }
  return columns;
}

/** A line over a table whose words stand over its columns, wider apart than words of a sentence. */
function isHeaderOf(row: Row, table: readonly Row[]): boolean {
  const [first] = table;
  const [cell] = row.cells;
  if (!first || !cell || first.angle !== row.angle || first.base - row.base > row.size * 2.5) return false;
  const columns = placed([cell], columnsOf(table));
  const ends = columns.map((each, at) => [each, columns[at + 1]] as const).slice(0, -1);
  return ends.every(([one, next]) => one && next && next.x0 - one.x1 > row.size * 0.6);
}

/** A first row without numbers over rows with them, or a bold one. */
function hasHeader(table: readonly (readonly (Cell | undefined)[])[]): boolean {
  const [first = [], ...rest] = table;
  const cells = first.filter((cell) => cell !== undefined);
  const bold = cells.every(({ words }) => words.every((word) => word.bold));
  const isNumber = (cell: Cell | undefined): boolean => /^[-+(]?[\d.,]+\s?[%)]?$/u.test(cell?.words[0]?.text ?? "");
  const numbers = rest.filter((row) => row.some(isNumber)).length;
  const plain = rest.every((row) => row.every((cell) => !cell?.words[0]?.bold));
  return (bold && plain) || (!first.some(isNumber) && numbers > rest.length / 2);
}
