// A table's columns, told without any model: kinds, ranges, how many values are missing and how many differ.
import type { DuckDBConnection } from "@duckdb/node-api";
import type { DataColumn, DataTable } from "../../pipelines/engine/data.ts";
import type { LoadedTable } from "./loaded-table.ts";
import { dataLimits } from "./limits.ts";
import { quoted } from "./quote.ts";
import { kindOf } from "./run-select.ts";

/** Rows above which different values are estimated, for their memory. */
const exactRows = 100_000;
const textCharacters = 80;

export async function profileTable(connection: DuckDBConnection, table: LoadedTable): Promise<DataTable> {
  const from = quoted(table.name);
  const schema = await connection.runAndReadAll(`select * from ${from} limit 0`);
  const rows = Number((await connection.runAndReadAll(`select count(*) from ${from}`)).getRowsJson()[0]?.[0]);
  const types = schema.columnTypes();
  const columns: DataColumn[] = [];
  for (const [at, name] of schema.columnNames().slice(0, dataLimits.columns).entries()) {
    const type = types[at];
    if (type)
      columns.push({ name, type: type.toString(), kind: kindOf(type), ...(await facts(connection, from, name, rows)) });
  }
  return { ...table, rows, columns };
}

async function facts(connection: DuckDBConnection, from: string, name: string, rows: number) {
  const column = quoted(name);
  const distinct = rows > exactRows ? `approx_count_distinct(${column})` : `count(distinct ${column})`;
  const short = (expression: string) => `left((${expression})::varchar, ${textCharacters})`;
  const counted = await connection.runAndReadAll(
    `select count(*) - count(${column}), ${distinct}, ${short(`min(${column})`)}, ${short(`max(${column})`)} from ${from}`,
  );
  const [missing, different, min, max] = counted.getRowsJson()[0] ?? [];
  const few = await connection.runAndReadAll(
    `select distinct ${short(column)} as value from (select ${column} from ${from} where ${column} is not null limit 1000) order by value limit 3`,
  );
  return {
    missing: Number(missing),
    distinct: Number(different),
    min: textOf(min),
    max: textOf(max),
    examples: few.getRowsJson().flatMap(([value]) => textOf(value) ?? []),
  };
}

const textOf = (value: unknown): string | null => (typeof value === "string" ? value : null);
