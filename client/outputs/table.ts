// A table of an answer: read out of an output that a model or a query made, and written as CSV.

import { csvField } from "../../pipelines/engine/csv-field.ts";
import { asText } from "../conversation/main-text.ts";

export interface Cell {
  readonly text: string;
  readonly citations: readonly number[];
  /** A number or a date from a query: set at the end of its column. */
  readonly isNumber: boolean;
}

export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** What personas write where a source does not say. */
const notStated = /^(?:|not stated|nicht angegeben|—|–|-)$/i;

/** As a query gives one: no grouping, a point before the decimals. */
const number = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i;

/** Undefined where the value holds no table. Rows are as long as there are columns. */
export function tableOf(value: unknown): Table | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { columns, rows } = value as { readonly columns?: unknown; readonly rows?: unknown };
  if (!Array.isArray(columns) || columns.length === 0 || !Array.isArray(rows)) return undefined;
  return {
    columns: columns.map(nameOf),
    rows: rows.filter(Array.isArray).map((row: readonly unknown[]) => columns.map((_, at) => cellOf(row[at]))),
  };
}

/** Rows that may have come as text: where all of a column are numbers, they are set as such. */
export function withNumbers({ columns, rows }: Table): Table {
  const isNumbers = columns.map((_, at) => {
    const filled = rows.map((row) => row[at]?.text ?? "").filter((text) => text !== "");
    return filled.length > 0 && filled.every((text) => number.test(text));
  });
  return {
    columns,
    rows: rows.map((row) => row.map((cell, at) => ({ ...cell, isNumber: isNumbers[at] ?? false }))),
  };
}

/** Digits behind the point that are read; a quotient has sixteen. */
const decimalsShown = 4;

/** What is shown of a cell: a long number rounded. Copied and exported it is exact. */
export function shownText({ text, isNumber }: Cell): string {
  if (!isNumber || !/^-?\d+\.\d{5,}$/.test(text)) return text;
  const value = Number(text);
  // A small one keeps as many digits that say something.
  const isSmall = Math.abs(value) < 0.1;
  return String(Number(isSmall ? value.toPrecision(decimalsShown) : value.toFixed(decimalsShown)));
}

export function isNotStated(cell: Cell): boolean {
  return cell.citations.length === 0 && notStated.test(cell.text.trim());
}

function nameOf(column: unknown): string {
  if (typeof column === "object" && column !== null && "name" in column) return String(column.name);
  return String(column);
}

function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return { text: "", citations: [], isNumber: false };
  if (typeof value !== "object") return { text: asText(value), citations: [], isNumber: typeof value === "number" };
  if (!("text" in value)) return { text: JSON.stringify(value), citations: [], isNumber: false };
  const { text, citation } = value as { readonly text: unknown; readonly citation?: unknown };
  const numbers = Array.isArray(citation) ? citation : citation === undefined ? [] : [citation];
  return { text: String(text), citations: numbers.filter((each) => typeof each === "number"), isNumber: false };
}

/** RFC 4180. A cell that a spreadsheet would run as a formula gets an apostrophe before it. */
export function toCsv({ columns, rows }: Table): string {
  const lines = [columns, ...rows.map((row) => row.map(({ text }) => text))];
  return lines.map((line) => line.map(csvField).join(",")).join("\r\n") + "\r\n";
}
