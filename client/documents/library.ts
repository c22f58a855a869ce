// What the library shows of all documents: those whose name or title holds the words, of one kind and state.
import type { DocumentInfo } from "../../pipelines/engine/documents.ts";
import { kindOf } from "./document-words.ts";
import type { DocumentKind } from "./document-words.ts";

export const kindFilters = ["all", "text", "data", "picture"] as const satisfies readonly (DocumentKind | "all")[];
export type KindFilter = (typeof kindFilters)[number];
export const stageFilters = ["all", "ready", "reading", "failed"] as const;
export type StageFilter = (typeof stageFilters)[number];

export interface LibraryFilter {
  readonly query: string;
  readonly kind: KindFilter;
  readonly stage: StageFilter;
}

export const noFilter: LibraryFilter = { query: "", kind: "all", stage: "all" };

/** Every word must be in the name, the title or the authors, in any order; newest first. */
export function filterLibrary(
  documents: readonly DocumentInfo[],
  { query, kind, stage }: LibraryFilter,
): readonly DocumentInfo[] {
  return documents
    .filter((each) => kind === "all" || kindOf(each) === kind)
    .filter((each) => stage === "all" || stageGroupOf(each) === stage)
    .filter(({ name, title, authors }) => namedLike(query, [name, title ?? "", ...authors]))
    .toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
}

/** Every word of the query is in the names, whatever the case and the accents. */
export function namedLike(query: string, names: readonly string[]): boolean {
  const text = plain(names.join(" "));
  return plain(query)
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function stageGroupOf({ stage }: DocumentInfo): Exclude<StageFilter, "all"> {
  if (stage === "ready") return "ready";
  return stage === "failed" || stage === "cancelled" ? "failed" : "reading";
}

function plain(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
