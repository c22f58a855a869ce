// A syntax tree as plain values: read once out of the parser, then walked by everything that looks at code.

export interface SyntaxNode {
  readonly type: string;
  /** False for keywords and punctuation. */
  readonly isNamed: boolean;
  /** The name under which its parent holds it: `body`, `condition`. */
  readonly field: string | null;
  /** UTF-16 offsets; the end is exclusive. */
  readonly start: number;
  readonly end: number;
  /** From 1. */
  readonly line: number;
  readonly lastLine: number;
  readonly isMissing: boolean;
  readonly parent: SyntaxNode | null;
  readonly children: readonly SyntaxNode[];
}

export interface SyntaxTree {
  readonly text: string;
  readonly root: SyntaxNode;
  /** Some of it lies deeper than the limit and is left out. */
  readonly isCut: boolean;
}

/** The node and all below it, each before its children. `enters` says whether the children of a node are wanted. */
export function* descendants(
  node: SyntaxNode,
  enters: (node: SyntaxNode) => boolean = () => true,
): Generator<SyntaxNode> {
  const open = [node];
  for (let next = open.pop(); next; next = open.pop()) {
    yield next;
    if (!enters(next)) continue;
    for (let index = next.children.length - 1; index >= 0; index -= 1) {
      const child = next.children[index];
      if (child) open.push(child);
    }
  }
}

/** Its parent, then the parent of that, up to the root. */
export function* ancestors(node: SyntaxNode): Generator<SyntaxNode> {
  for (let next = node.parent; next; next = next.parent) yield next;
}

export function fieldOf(node: SyntaxNode | null | undefined, field: string): SyntaxNode | null {
  return node?.children.find((child) => child.field === field) ?? null;
}

export const namedChildren = (node: SyntaxNode): readonly SyntaxNode[] =>
  node.children.filter((child) => child.isNamed && child.type !== "comment");

export const textOf = (tree: SyntaxTree, node: SyntaxNode): string => tree.text.slice(node.start, node.end);

/** True where the second lies in the first, or is it. */
export const contains = (outer: SyntaxNode, inner: SyntaxNode): boolean =>
  outer.start <= inner.start && inner.end <= outer.end;
