// Words to rows in reading order: by the order they are drawn in, which follows columns, or by place where that order cannot be right.
import type { Word } from "./pdf-words.ts";

/** Words with no wide gap between them: a line of a column, or a cell. */
export interface Cell {
  words: Word[];
  x0: number;
  x1: number;
  y0: number;
  y1: number;
  base: number;
  size: number;
  readonly angle: number;
}

/** Cells on one line of the page. */
export interface Row {
  readonly cells: readonly Cell[];
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
  readonly base: number;
  readonly size: number;
  readonly angle: number;
}

/** Of the size: a wider gap parts cells. Justified text seldom has more than one. */
const cellGap = 1.5;
/** Rows that go up over what was drawn before; a head and a foot drawn last are two. */
const stepsUpAllowed = 3;

export function rowsOf(words: readonly Word[]): readonly Row[] {
  const rows: Row[] = [];
  for (const group of byAngle(words)) {
    const cells = cellsOf(group);
    const drawn = joined(cells);
    const ordered = isDisordered(drawn) ? joined(cells.toSorted((a, b) => a.base - b.base || a.x0 - b.x0)) : drawn;
    rows.push(...unwoven(ordered));
  }
  return rows;
}

/** The direction most words run in first: the others are stamps on margins and labels of axes. */
function byAngle(words: readonly Word[]): readonly (readonly Word[])[] {
  const groups = Map.groupBy(words, ({ angle }) => angle);
  return [...groups.values()].toSorted((a, b) => b.length - a.length);
}

function cellsOf(words: readonly Word[]): readonly Cell[] {
  const cells: Cell[] = [];
  for (const word of words) {
    const cell = cells.at(-1);
    if (cell && continues(cell, word)) extend(cell, word);
    else cells.push(cellOf([word]));
  }
  return cells;
}

function pick({ x0, x1, y0, y1, base, size, angle }: Word): Omit<Cell, "words"> {
  return { x0, x1, y0, y1, base, size, angle };
}

function continues(cell: Cell, word: Word): boolean {
  if (!sameLine(cell, word)) return false;
  const size = Math.max(cell.size, word.size);
  const gap = word.x0 >= cell.x1 - size * 0.4 ? word.x0 - cell.x1 : cell.x0 - word.x1;
  return gap < size * cellGap && gap > -size * 0.4;
}

/** Raised and lowered marks stand on the line of what they belong to. */
function sameLine(one: Pick<Cell, "base" | "size">, other: Pick<Cell, "base" | "size">): boolean {
  const [less, more] = one.size < other.size ? [one.size, other.size] : [other.size, one.size];
  return Math.abs(one.base - other.base) < (less < more * 0.85 ? more * 0.55 : more * 0.3);
}

/** Words known to be of one cell. */
export function cellOf([first, ...rest]: readonly [Word, ...Word[]]): Cell {
  const cell: Cell = { ...pick(first), words: [first] };
  for (const word of rest) extend(cell, word);
  return cell;
}

function extend(cell: Cell, word: Word): void {
  cell.words.push(word);
  cell.x0 = Math.min(cell.x0, word.x0);
  cell.x1 = Math.max(cell.x1, word.x1);
  cell.y0 = Math.min(cell.y0, word.y0);
  cell.y1 = Math.max(cell.y1, word.y1);
  if (word.size > cell.size) {
    cell.base = word.base;
    cell.size = word.size;
  }
}

/** Cells drawn one after another on one line are a row. */
function joined(cells: readonly Cell[]): readonly Row[] {
  const rows: Cell[][] = [];
  for (const cell of cells) {
    const row = rows.at(-1);
    const last = row?.at(-1);
    const apart = row?.every((each) => cell.x0 > each.x1 - cell.size * 0.4 || cell.x1 < each.x0 + cell.size * 0.4);
    if (row && last && apart && sameLine(last, cell)) row.push(cell);
    else rows.push([cell]);
  }
  return rows.map(asRow);
}

function asRow(cells: readonly Cell[]): Row {
  const sorted = cells.toSorted((a, b) => a.x0 - b.x0);
  const largest = cells.reduce((a, b) => (b.size > a.size ? b : a));
  return {
    cells: sorted,
    x0: Math.min(...cells.map(({ x0 }) => x0)),
    x1: Math.max(...cells.map(({ x1 }) => x1)),
    y0: Math.min(...cells.map(({ y0 }) => y0)),
    y1: Math.max(...cells.map(({ y1 }) => y1)),
    base: largest.base,
    size: largest.size,
    angle: largest.angle,
  };
}

function isDisordered(rows: readonly Row[]): boolean {
  let up = 0;
  for (const [place, row] of rows.entries()) {
    const before = rows[place - 1];
    const overlap = before ? Math.min(before.x1, row.x1) - Math.max(before.x0, row.x0) : 0;
    const narrower = before ? Math.min(before.x1 - before.x0, row.x1 - row.x0) : 0;
    if (before && row.base < before.base - row.size * 0.5 && overlap > narrower * 0.5) up += 1;
  }
  return up > stepsUpAllowed && up > rows.length * 0.1;
}

/** Rows beside one another that are the columns of running text, drawn line by line across the page, are read column by column. */
function unwoven(rows: readonly Row[]): readonly Row[] {
  const made: Row[] = [];
  for (let at = 0; at < rows.length;) {
    const run = runOfColumns(rows, at);
    if (run.length < 4) {
      const row = rows[at];
      if (row) made.push(row);
      at += 1;
      continue;
    }
    const split = gutterOf(run);
    made.push(...run.flatMap(({ cells }) => side(cells.filter(({ x1 }) => x1 <= split))));
    made.push(...run.flatMap(({ cells }) => side(cells.filter(({ x1 }) => x1 > split))));
    at += run.length;
  }
  return made;
}

function side(cells: readonly Cell[]): readonly Row[] {
  return cells.length === 0 ? [] : [asRow(cells)];
}

/** Rows of two long cells with one gutter through all of them; a table's cells are short. */
function runOfColumns(rows: readonly Row[], from: number): readonly Row[] {
  const run: Row[] = [];
  let [left, right] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const row of rows.slice(from)) {
    const [first, second] = row.cells;
    if (!first || row.cells.length > 2) break;
    const oneSided = !second;
    if (second && (lettersOf(first) < 20 || lettersOf(second) < 20)) break;
    if (oneSided && run.length === 0) break;
    const isRight = oneSided && first.x0 > left;
    left = Math.max(left, isRight ? left : first.x1);
    right = Math.min(right, second ? second.x0 : isRight ? first.x0 : right);
    if (right - left < row.size * 0.8) break;
    run.push(row);
  }
  const both = run.filter(({ cells }) => cells.length === 2).length;
  return both >= Math.max(4, run.length * 0.6) ? run : [];
}

function gutterOf(run: readonly Row[]): number {
  const lefts = run.filter(({ cells }) => cells.length === 2).map(({ cells }) => cells[0]?.x1 ?? 0);
  return Math.max(...lefts);
}

function lettersOf(cell: Cell): number {
  return cell.words.reduce((sum, { text }) => sum + text.length, 0);
}
