// What a pattern is given, and what it says.
import type { Severity } from "../../../pipelines/engine/code.ts";
import type { SyntaxNode, SyntaxTree } from "../syntax/syntax-node.ts";

export interface Slow {
  readonly rule: string;
  /** The whole region that is slow. */
  readonly node: SyntaxNode;
  readonly severity: Extract<Severity, "warning" | "info">;
  readonly title: string;
  /** What grows with what. */
  readonly why: string;
}

/** Asked of every node of a tree. */
export type Pattern = (tree: SyntaxTree, node: SyntaxNode, isPython: boolean) => Slow | null;
