// What a tool found, before it has its name and its place in the list.
import type { Finding, FindingOrigin } from "../../pipelines/engine/code.ts";

export type ToolOrigin = Extract<FindingOrigin, { kind: "tool" }>;

/** A finding before it has its name. */
export interface Found extends Omit<Finding, "findingId" | "origin"> {
  readonly origin: ToolOrigin;
}
