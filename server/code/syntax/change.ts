// One small change of a line, and the place in the syntax tree it is made at.
import type { SyntaxNode, SyntaxTree } from "./syntax-node.ts";

/** A change before it is ranked. 0 is the likeliest. */
export interface Change {
  readonly rank: number;
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** `isPython` or else JavaScript or TypeScript. */
export interface Place {
  readonly tree: SyntaxTree;
  readonly node: SyntaxNode;
  readonly isPython: boolean;
}
