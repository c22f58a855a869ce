// A chart of an answer: its Vega-Lite specification, the rows it draws, and the query they came from.
import { queryOf } from "./query.ts";
import type { Query } from "./query.ts";
import { tableOf } from "./table.ts";
import type { Table } from "./table.ts";
import { isRecord } from "./read-value.ts";

export interface ChartValue {
  /** Without its rows where `table` holds them. */
  readonly spec: Readonly<Record<string, unknown>>;
  readonly table: Table | undefined;
  readonly query: Query | undefined;
  readonly caption: string | undefined;
}

export type Row = Readonly<Record<string, unknown>>;

/** Either {spec, columns, rows, sql?, documentIds?, caption?} or a specification with its rows inside. */
export function chartOf(value: unknown): ChartValue | undefined {
  if (!isRecord(value)) return undefined;
  const spec = isRecord(value["spec"]) ? value["spec"] : value;
  if (!["mark", "layer", "hconcat", "vconcat", "concat", "facet", "repeat"].some((key) => key in spec))
    return undefined;
  const { caption } = value;
  return {
    spec,
    table: tableOf(value) ?? tableOf(value["table"]) ?? tableOfRows(rowsIn(spec)),
    query: queryOf(value),
    caption: typeof caption === "string" && caption.trim() !== "" ? caption : undefined,
  };
}

/** The rows as a chart reads them: text that is a number is one. */
export function rowsOf({ columns, rows }: Table): readonly Row[] {
  return rows.map((row) =>
    Object.fromEntries(columns.map((name, at) => [name, numberIn(row[at]?.text ?? "", row[at]?.isNumber ?? false)])),
  );
}

function rowsIn(spec: Readonly<Record<string, unknown>>): readonly Row[] {
  const data = spec["data"];
  const values = isRecord(data) ? data["values"] : spec["values"];
  return Array.isArray(values) ? values.filter(isRecord) : [];
}

function tableOfRows(rows: readonly Row[]): Table | undefined {
  if (rows.length === 0) return undefined;
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return tableOf({ columns, rows: rows.map((row) => columns.map((name) => row[name])) });
}

function numberIn(text: string, isNumber: boolean): string | number | null {
  if (text === "") return null;
  return isNumber ? Number(text) : text;
}
