// The query behind an answer's rows, read out of an output that a run made: what to run again, and over which documents.

export interface Query {
  readonly sql: string;
  readonly documentIds: readonly string[];
}

/** Undefined where the output came from no query. */
export function queryOf(value: unknown): Query | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { sql, documentIds } = value as { readonly sql?: unknown; readonly documentIds?: unknown };
  if (typeof sql !== "string" || sql.trim() === "") return undefined;
  return { sql, documentIds: Array.isArray(documentIds) ? documentIds.filter((each) => typeof each === "string") : [] };
}
