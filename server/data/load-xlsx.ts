// Excel workbooks into tables, a sheet each: read by a library first, as DuckDB's own Excel reader is not bundled.
import type { DuckDBConnection } from "@duckdb/node-api";
import { cellText, readSheets } from "../documents/parse/formats/read-sheets.ts";
import type { Sheet, SheetCell } from "../documents/parse/formats/read-sheets.ts";
import type { LoadedTable } from "./loaded-table.ts";
import { quoted } from "./quote.ts";
import type { DataFile } from "./protocol.ts";

/** `add` names a sheet's table; `only` is true for a workbook's single sheet. */
export async function loadXlsx(
  connection: DuckDBConnection,
  file: DataFile,
  add: (sheet: string, only: boolean) => LoadedTable,
): Promise<readonly LoadedTable[]> {
  const { sheets } = await readSheets(file);
  const filled = sheets.filter(({ rows }) => rows.length > 0);
  const tables: LoadedTable[] = [];
  for (const sheet of filled) {
    const table = add(sheet.name, filled.length === 1);
    await fill(connection, table.name, sheet);
    tables.push(table);
  }
  return tables;
}

/** As text first; each column is then cast to what all its cells are. */
async function fill(connection: DuckDBConnection, table: string, { rows }: Sheet): Promise<void> {
  const headed = isHeader(rows[0] ?? []);
  const body = headed ? rows.slice(1) : rows;
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const names = columnNames(headed ? (rows[0] ?? []) : [], width);
  await connection.run(`create table staged (${names.map((name) => `${quoted(name)} varchar`).join(", ")})`);
  const appender = await connection.createAppender("staged");
  for (const row of body) {
    for (let at = 0; at < width; at += 1) {
      const text = cellText(row[at] ?? null);
      if (text === "") appender.appendNull();
      else appender.appendVarchar(text);
    }
    appender.endRow();
  }
  appender.closeSync();
  const casts = names.map((name, at) => `${quoted(name)}::${typeOf(body, at)} as ${quoted(name)}`);
  await connection.run(`create table ${quoted(table)} as select ${casts.join(", ")} from staged`);
  await connection.run("drop table staged");
}

const isHeader = (row: readonly SheetCell[]): boolean =>
  row.length > 0 && row.every((cell) => cell === null || (typeof cell === "string" && /\p{L}/u.test(cell)));

function typeOf(rows: readonly (readonly SheetCell[])[], at: number): string {
  const cells = rows.map((row) => row[at] ?? null).filter((cell) => cell !== null && cell !== "");
  if (cells.length === 0) return "varchar";
  if (cells.every((cell) => typeof cell === "number")) return cells.every(Number.isSafeInteger) ? "bigint" : "double";
  if (cells.every((cell) => typeof cell === "boolean")) return "boolean";
  if (!cells.every((cell) => cell instanceof Date)) return "varchar";
  return cells.every((cell) => cellText(cell).length === 10) ? "date" : "timestamp";
}

/** Empty ones are counted; DuckDB takes no name twice, whatever its case. */
function columnNames(header: readonly SheetCell[], width: number): readonly string[] {
  const taken = new Set<string>();
  return Array.from({ length: width }, (_, at) => {
    const wanted = cellText(header[at] ?? null).trim() || `column${at + 1}`;
    let name = wanted;
    for (let count = 2; taken.has(name.toLowerCase()); count += 1) name = `${wanted}_${count}`;
    taken.add(name.toLowerCase());
    return name;
  });
}
