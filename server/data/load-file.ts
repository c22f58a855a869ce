// Puts one file into the database as tables, before its doors are closed.
import type { LoadedTable } from "./loaded-table.ts";
import type { DuckDBConnection } from "@duckdb/node-api";
import { FacetError } from "../../pipelines/engine/errors.ts";
import { loadCsv } from "./load-csv.ts";
import { loadXlsx } from "./load-xlsx.ts";
import { literal, quoted } from "./quote.ts";
import type { DataFile } from "./protocol.ts";

/** `names` are those that are taken; the new ones are added. Throws FacetError file-damaged or too-large. */
export async function loadFile(
  connection: DuckDBConnection,
  file: DataFile,
  names: Set<string>,
): Promise<readonly LoadedTable[]> {
  const words = await reservedWords(connection);
  const base = file.name.replace(/\.[a-z]{2,7}$/i, "");
  const add = (name: string, title: string): LoadedTable => ({
    name: freeName(name, names, words),
    documentId: file.documentId,
    title,
  });
  try {
    if (file.mediaType.endsWith("spreadsheetml.sheet")) {
      return await loadXlsx(connection, file, (sheet, only) =>
        add(only ? base : `${base}_${sheet}`, only ? file.name : `${file.name}, ${sheet}`),
      );
    }
    const table = add(base, file.name);
    if (file.mediaType === "application/vnd.apache.parquet") {
      await connection.run(`create table ${quoted(table.name)} as from read_parquet(${literal(file.path)})`);
    } else await loadCsv(connection, file.path, table.name);
    return [table];
  } catch (error) {
    if (error instanceof FacetError) throw error;
    throw new FacetError("file-damaged", { name: file.name }, { cause: error });
  }
}

/** Lower case, letters and digits, and no word of SQL, so that a query needs no quotes; counted on where it is taken. */
function freeName(wanted: string, taken: Set<string>, words: ReadonlySet<string>): string {
  const plain = wanted
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "_")
    .replace(/^_+|_+$/g, "")
    .slice(0, 60);
  const base = /^\p{L}/u.test(plain) && !words.has(plain) ? plain : `table_${plain}`.replace(/_$/, "");
  let name = base;
  for (let count = 2; taken.has(name); count += 1) name = `${base}_${count}`;
  taken.add(name);
  return name;
}

/** Those that DuckDB takes for no table's name without quotes. */
async function reservedWords(connection: DuckDBConnection): Promise<ReadonlySet<string>> {
  const sql = "select keyword_name from duckdb_keywords() where keyword_category in ('reserved', 'type_function')";
  const read = await connection.runAndReadAll(sql);
  return new Set(read.getRows().map(([word]) => String(word)));
}
