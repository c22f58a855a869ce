// What a query over a person's tables may take; chosen for a server with 4 GB of memory, 2026-11.

export const dataLimits = {
  /** Of the database in memory; nothing is written to the disk in its place. */
  memory: "512MB",
  threads: 1,
  rows: 1000,
  cells: 100_000,
  cellCharacters: 2000,
  sqlCharacters: 20_000,
  /** A query, and reading the files before the first. */
  queryMs: 10_000,
  loadMs: 60_000,
  /** Processes with loaded tables at once; one nobody asked for this long is ended. */
  sessions: 2,
  idleMs: 60_000,
  chartRows: 200,
  columns: 200,
} as const;
