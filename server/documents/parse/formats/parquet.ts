// Parquet files: their columns and first rows as text, read by DuckDB; all of them can be asked with SQL.
import { DuckDBInstance } from "@duckdb/node-api";
import type { ParsedFile } from "../parser.ts";
import { pagesOf } from "./blocks.ts";
import { tableBlocks } from "./data-table.ts";
import { unnamed } from "./format.ts";
import type { FormatText } from "./format.ts";
import { tableLimits } from "./limits.ts";

export async function readParquet(file: ParsedFile): Promise<FormatText> {
  const instance = await DuckDBInstance.create(":memory:", {
    threads: "1",
    memory_limit: "256MB",
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
  });
  const connection = await instance.connect();
  try {
    const source = `read_parquet('${file.path.replaceAll("'", "''")}')`;
    // Only texts and numbers are asked for.
    const rowsOf = async (sql: string) =>
      (await connection.runAndReadAll(sql)).getRowsJson() as (string | number | null)[][];
    const [counted] = await rowsOf(`select count(*) from ${source}`);
    const columns = (await rowsOf(`describe select * from ${source}`)).map(([name]) => String(name));
    const rows = await rowsOf(`select columns(*)::varchar from ${source} limit ${tableLimits.rows}`);
    const text = rows.map((row) => row.map((cell) => String(cell ?? "")));
    const table = { name: file.name, rows: [columns, ...text], rowCount: Number(counted?.[0]) + 1 };
    return { ...unnamed, pages: pagesOf(tableBlocks(table)) };
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
