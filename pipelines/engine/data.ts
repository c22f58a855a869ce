// A person's tables (CSV, XLSX, Parquet) as steps and server speak of them: profiles, queries and their results.

export type DataKind = "number" | "text" | "time" | "boolean" | "other";
export type DataValue = string | number | boolean | null;

export interface DataColumn {
  readonly name: string;
  readonly kind: DataKind;
  /** As DuckDB calls it: BIGINT, VARCHAR, DATE, … */
  readonly type: string;
  readonly missing: number;
  /** Different values; about, in tables of more than 100,000 rows. */
  readonly distinct: number;
  /** As text, cut where they are long; null where every value is missing. */
  readonly min: string | null;
  readonly max: string | null;
  readonly examples: readonly string[];
}

export interface DataTable {
  /** What a query calls it. */
  readonly name: string;
  readonly documentId: string;
  /** The file's name, and the sheet's where it has several. */
  readonly title: string;
  readonly rows: number;
  /** The first 200. */
  readonly columns: readonly DataColumn[];
}

/** A Vega-Lite specification with its rows (at most 200) in `data.values`. */
export type DataChart = Readonly<Record<string, unknown>>;

export interface DataProfile {
  readonly tables: readonly DataTable[];
  readonly charts: readonly DataChart[];
}

export interface QueryResult {
  readonly columns: readonly { readonly name: string; readonly kind: DataKind }[];
  /** At most 1,000. Times are ISO text; whole numbers too large for JavaScript are text. */
  readonly rows: readonly (readonly DataValue[])[];
  readonly truncated: boolean;
}

/** The tables of one owner within a scope. */
export interface ScopedData {
  /** Those that are tables. Throws FacetError not-found for one that is gone. */
  readonly documentIds: () => readonly string[];
  /** Empty where no document is a table. Throws FacetError file-damaged, too-large or time-limit. */
  readonly tables: (signal?: AbortSignal) => Promise<readonly DataTable[]>;
  /** Runs one SELECT over them. Throws FacetError invalid-input with DuckDB's own words, or time-limit. */
  readonly query: (sql: string, signal?: AbortSignal) => Promise<QueryResult>;
}
