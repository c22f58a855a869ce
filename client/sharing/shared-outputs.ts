// The outputs of a shared answer as a visitor may use them: without the queries that only the owner can run again.
import type { Citation } from "../../pipelines/engine/documents.ts";
import { citationsOf } from "../documents/source.ts";
import type { CataloguePersona } from "../../server/api.ts";

type OutputValues = Readonly<Record<string, unknown>>;

export function readableOutputs(outputs: OutputValues): OutputValues {
  return Object.fromEntries(Object.entries(outputs).map(([key, value]) => [key, withoutQuery(value)]));
}

/** The quotes the text cites, by number. */
export function quotesOf(outputs: OutputValues, persona: CataloguePersona | undefined): readonly Citation[] {
  return citationsOf(outputs, persona);
}

/** What came from a query holds its words and its documents. */
function withoutQuery(value: unknown): unknown {
  if (typeof value !== "object" || value === null || !("sql" in value && "documentIds" in value)) return value;
  const { sql: _sql, documentIds: _documentIds, ...rest } = value;
  return rest;
}
