// What the library can be narrowed to, and how the server is asked for it.
import { documentKinds } from "../../pipelines/engine/documents.ts";
import type { DocumentStage } from "../../pipelines/engine/documents.ts";
import type { DocumentFilter } from "./server.ts";

export const kindFilters = ["all", ...documentKinds] as const;
export type KindFilter = (typeof kindFilters)[number];
export const stageFilters = ["all", "ready", "reading", "failed"] as const;
export type StageFilter = (typeof stageFilters)[number];

export interface LibraryFilter {
  readonly query: string;
  readonly kind: KindFilter;
  readonly stage: StageFilter;
}

export const noFilter: LibraryFilter = { query: "", kind: "all", stage: "all" };

/** Characters of a query. Source: documents.list. */
const longestQuery = 200;
const stagesOf: Readonly<Record<Exclude<StageFilter, "all">, readonly DocumentStage[]>> = {
  ready: ["ready"],
  reading: ["queued", "parsing", "reading", "embedding", "indexing"],
  failed: ["failed", "cancelled"],
};

/** Of documents that are read, or will be. */
export const readableStages: readonly DocumentStage[] = [...stagesOf.ready, ...stagesOf.reading];

export function documentFilter({ query, kind, stage }: LibraryFilter): DocumentFilter {
  return {
    query: query.slice(0, longestQuery),
    ...(kind === "all" ? {} : { kind }),
    ...(stage === "all" ? {} : { stages: [...stagesOf[stage]] }),
  };
}

export function isUnfiltered({ query, kind, stage }: LibraryFilter): boolean {
  return query.trim() === "" && kind === "all" && stage === "all";
}
