// Rows to blocks: paragraphs, headings by their size, tables by their columns, and code by its letters of one width.
import type { Row } from "./pdf-rows.ts";
import { tableAt } from "./pdf-tables.ts";
import type { Table } from "./pdf-tables.ts";
import type { Word } from "./pdf-words.ts";

export type Block =
  | { readonly kind: "text" | "code"; readonly rows: readonly Row[] }
  | { readonly kind: "heading"; readonly rows: readonly Row[]; readonly level: number }
  | Table;

/** Against the size most of the page is set in. */
const headingSizes = [
  { level: 1, from: 1.55 },
  { level: 2, from: 1.28 },
  { level: 3, from: 1.1 },
] as const;
const headingWords = 20;

export function blocksOf(rows: readonly Row[]): readonly Block[] {
  const body = bodySize(rows);
  const leading = usualLeading(rows);
  const blocks: Block[] = [];
  for (let at = 0; at < rows.length;) {
    const table = tableAt(rows, at);
    if (table) {
      blocks.push(table.block);
      at += table.taken;
      continue;
    }
    const taken = paragraphAt(rows, at, leading);
    const kept = rows.slice(at, at + taken);
    blocks.push(blockOf(kept, body));
    at += taken;
  }
  return blocks;
}

function blockOf(rows: readonly Row[], body: number): Block {
  const [first] = rows;
  const words = wordsOf(rows);
  if (rows.length > 1 && words.every(({ mono }) => mono)) return { kind: "code", rows };
  const text = words.map((word) => word.text).join(" ");
  if (!first || words.length > headingWords || !/\p{L}{2}/u.test(text)) return { kind: "text", rows };
  const sized = headingSizes.find(({ from }) => first.size >= body * from);
  const heavy =
    rows.length <= 2 && first.size >= body * 0.98 && words.every(({ bold }) => bold) && !/[.,;]$/u.test(text);
  const level = sized?.level ?? (heavy ? 3 : undefined);
  return level === undefined ? { kind: "text", rows } : { kind: "heading", rows, level };
}

/** How many rows from here on are one paragraph. */
function paragraphAt(rows: readonly Row[], from: number, leading: number): number {
  let at = from + 1;
  for (; at < rows.length; at += 1) {
    const [before, row, after] = [rows[at - 1], rows[at], rows[at + 1]];
    if (!before || !row || isBreak(before, row, after, leading) || tableAt(rows, at)) break;
  }
  return at - from;
}

function isBreak(before: Row, row: Row, after: Row | undefined, leading: number): boolean {
  if (row.angle !== before.angle) return true;
  const size = Math.max(row.size, before.size);
  const step = row.base - before.base;
  if (step < -size * 2) return !goesOnAbove(before, row);
  if (step < size * 0.2 || step > size * leading * 1.28 + 0.5) return true;
  if (Math.min(row.x1, before.x1) < Math.max(row.x0, before.x0) - size) return true;
  if (Math.min(row.size, before.size) < size * 0.88 || isCode(row) !== isCode(before)) return true;
  if (isBold(row) !== isBold(before) && (isBold(before) || size > row.size * 1.02)) return true;
  // The first line of a paragraph is set in, and the next one is not.
  const setIn = row.x0 - before.x0 > size * 0.7 && row.x0 - before.x0 < size * 4;
  return setIn && !isCode(row) && after !== undefined && row.x0 - after.x0 > size * 0.7;
}

/** A sentence that the foot of a column breaks off goes on at the head of the next one. */
function goesOnAbove(before: Row, row: Row): boolean {
  const last = before.cells.at(-1)?.words.at(-1);
  const [first] = row.cells[0]?.words ?? [];
  if (!last || !first || Math.abs(last.size - first.size) > last.size * 0.05) return false;
  return row.x0 > before.x1 - row.size * 2 && !/[.!?:]["”)]?$/u.test(last.text) && /^\p{Ll}/u.test(first.text);
}

function isCode(row: Row): boolean {
  return row.cells.every(({ words }) => words.every(({ mono }) => mono));
}

function isBold(row: Row): boolean {
  return row.cells.every(({ words }) => words.every(({ bold }) => bold));
}

function wordsOf(rows: readonly Row[]): readonly Word[] {
  return rows.flatMap(({ cells }) => cells.flatMap(({ words }) => words));
}

/** The size most characters have. */
function bodySize(rows: readonly Row[]): number {
  const counts = new Map<number, number>();
  for (const { size, text } of wordsOf(rows)) {
    const rounded = Math.round(size * 2) / 2;
    counts.set(rounded, (counts.get(rounded) ?? 0) + text.length);
  }
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 10;
}

/** From line to line, as a part of the size. */
function usualLeading(rows: readonly Row[]): number {
  const steps: number[] = [];
  for (const [at, row] of rows.entries()) {
    const before = rows[at - 1];
    const step = before ? (row.base - before.base) / row.size : 0;
    if (before?.angle === row.angle && step > 0.8 && step < 2.4) steps.push(step);
  }
  return steps.toSorted((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 1.2;
}
