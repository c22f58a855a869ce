// A table of an answer: read out of an output that a model or a query made, and written as CSV.

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

function csvField(text: string): string {
  const isFormula = /^[=+\-@\t\r]/.test(text) && !/^[+-]?[\d.,]+(?:[eE][+-]?\d+)?%?$/.test(text);
  const safe = isFormula ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
