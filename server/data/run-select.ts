// Runs one SELECT and gives its rows as plain values, within the limits.
import { StatementType } from "@duckdb/node-api";
import type { DuckDBConnection, DuckDBType, Json } from "@duckdb/node-api";
import type { DataKind, DataValue, QueryResult } from "../../pipelines/engine/data.ts";
import { dataLimits } from "./limits.ts";

export class NotOneSelect extends Error {}

/** What a SELECT begins with in DuckDB; a PRAGMA would count as one too. */
const beginnings = /^(?:select|with|from|values|table|describe|show|summarize|pivot|unpivot)\b|^\(/i;
const comments = /^(?:\s+|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)+/;

/** Throws NotOneSelect, or what DuckDB says. */
export async function runSelect(connection: DuckDBConnection, sql: string): Promise<QueryResult> {
  const begun = sql.replace(comments, "");
  if (begun === "") throw new NotOneSelect();
  const statements = await connection.extractStatements(sql);
  if (statements.count !== 1 || !beginnings.test(begun)) throw new NotOneSelect();
  const prepared = await statements.prepare(0);
  if (prepared.statementType !== StatementType.SELECT) throw new NotOneSelect();
  const reader = await prepared.streamAndReadUntil(dataLimits.rows + 1);
  const names = reader.deduplicatedColumnNames();
  const kinds = reader.columnTypes().map(kindOf);
  const most = Math.min(dataLimits.rows, Math.max(1, Math.floor(dataLimits.cells / names.length)));
  const rows = reader.getRowsJson();
  return {
    columns: names.map((name, at) => ({ name, kind: kinds[at] ?? "other" })),
    rows: rows.slice(0, most).map((row) => row.map((value, at) => valueOf(value, kinds[at]))),
    truncated: rows.length > most,
  };
}

export function kindOf(type: DuckDBType): DataKind {
  const name = type.toString();
  if (/^(?:U?(?:TINY|SMALL|BIG|HUGE)?INT(?:EGER)?|FLOAT|DOUBLE|DECIMAL.*)$/.test(name)) return "number";
  if (name === "BOOLEAN") return "boolean";
  if (/^(?:DATE|TIME|TIMESTAMP)/.test(name)) return "time";
  return /^(?:VARCHAR|ENUM|UUID)/.test(name) ? "text" : "other";
}

/** Decimals and long whole numbers come as text. */
function valueOf(value: Json, kind: DataKind | undefined): DataValue {
  if (value === null || typeof value === "boolean" || typeof value === "number") return value;
  const text = typeof value === "string" ? value : JSON.stringify(value);
  if (kind === "number" && isExact(text)) return Number(text);
  return text.length > dataLimits.cellCharacters ? `${text.slice(0, dataLimits.cellCharacters - 1)}…` : text;
}

const isExact = (text: string): boolean =>
  /^-?\d+(\.\d+)?$/.test(text) && (text.includes(".") || Number.isSafeInteger(Number(text)));
