// What the server and a data process say to each other.
import type { DataProfile, QueryResult } from "../../pipelines/engine/data.ts";

/** A table's file, by its place on the disk. */
export interface DataFile {
  readonly documentId: string;
  readonly path: string;
  readonly name: string;
  readonly mediaType: string;
}

export type ToChild =
  /** Once, and first. */
  | { readonly type: "load"; readonly id: number; readonly files: readonly DataFile[] }
  | { readonly type: "profile"; readonly id: number }
  | { readonly type: "query"; readonly id: number; readonly sql: string };

export type FromChild =
  | { readonly type: "loaded"; readonly id: number }
  | { readonly type: "profiled"; readonly id: number; readonly profile: DataProfile }
  | { readonly type: "result"; readonly id: number; readonly result: QueryResult }
  /** `name` is the file that cannot be read; "select" means that the query is not one SELECT. */
  | { readonly type: "unreadable"; readonly id: number; readonly name: string; readonly tooLarge: boolean }
  | { readonly type: "refused"; readonly id: number; readonly why: "select" | "failed"; readonly detail: string };
