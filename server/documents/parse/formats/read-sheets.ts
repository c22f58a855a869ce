// The sheets of an Excel workbook as values, with the empty edges off.
import readXlsxFile from "read-excel-file/node";
import type { ParsedFile } from "../parser.ts";
import { readZip } from "./open-zip.ts";
import type { ZipParts } from "./open-zip.ts";

export type SheetCell = string | number | boolean | Date | null;

export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly SheetCell[])[];
}

/** `kept` are the parts that `keep` names. Throws FacetError file-damaged or too-large before a bomb is unpacked. */
export async function readSheets(
  file: ParsedFile,
  keep: (name: string) => boolean = () => false,
): Promise<{ readonly sheets: readonly Sheet[]; readonly kept: ZipParts }> {
  const kept = await readZip(file, keep);
  const sheets = await readXlsxFile(file.path);
  // The library's type of a date is that of its constructor.
  return { kept, sheets: sheets.map(({ sheet, data }) => ({ name: sheet, rows: trimmed(data as SheetCell[][]) })) };
}

/** A cell as it is read aloud: a date without a time has none. */
export function cellText(value: SheetCell): string {
  if (value === null) return "";
  if (!(value instanceof Date)) return String(value);
  if (Number.isNaN(value.getTime())) return "";
  return value
    .toISOString()
    .replace(/T00:00:00\.000Z$/, "")
    .replace(/\.\d{3}Z$/, "");
}

/** Sheets often begin and end with rows and columns that hold nothing but their format. */
function trimmed(rows: readonly (readonly SheetCell[])[]): readonly (readonly SheetCell[])[] {
  const isFilled = (cell: SheetCell): boolean => cell !== null && cell !== "";
  const first = rows.findIndex((row) => row.some(isFilled));
  if (first < 0) return [];
  const kept = rows.slice(first, rows.findLastIndex((row) => row.some(isFilled)) + 1);
  let left = Infinity;
  let right = 0;
  for (const row of kept) {
    const begin = row.findIndex(isFilled);
    if (begin >= 0) left = Math.min(left, begin);
    right = Math.max(right, row.findLastIndex(isFilled) + 1);
  }
  return kept.map((row) => row.slice(left, right));
}
