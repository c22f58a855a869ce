// Two loops, one in the other, that look for pairs which are equal.
import { contains, descendants, fieldOf, textOf } from "../syntax/syntax-node.ts";
import type { SyntaxNode, SyntaxTree } from "../syntax/syntax-node.ts";
import { loopsAround, names } from "./loops.ts";
import type { Loop } from "./loops.ts";
import type { Pattern } from "./pattern.ts";

/** An equality in the inner loop with the outer loop's element on one side and the inner one's on the other. */
export const join: Pattern = (tree, node, isPython) => {
  const sides = equalSides(node);
  if (!sides) return null;
  const [inner, outer] = loopsAround(tree, node).filter(({ variables }) => variables.length > 0);
  if (!inner || !outer || dependsOn(tree, inner, outer)) return null;
  const [left, right] = sides.map((side) => names(tree, side));
  const has = (side: readonly string[] | undefined, loop: Loop) =>
    side?.some((name) => loop.variables.includes(name)) === true;
  const isJoin =
    (has(left, inner) && has(right, outer) && !has(left, outer) && !has(right, inner)) ||
    (has(left, outer) && has(right, inner) && !has(left, inner) && !has(right, outer));
  if (!isJoin || !isCondition(node, inner.node) || fillsTable(tree, inner, outer)) return null;
  const [first, second] = [outer, inner].map(({ over }) =>
    over ? `\`${textOf(tree, over).slice(0, 40)}\`` : "the elements",
  );
  return {
    rule: "nested-loop-join",
    node: outer.node,
    severity: "warning",
    title: `For each of ${first}, all of ${second} is gone through to find equal ones`,
    why: `The time grows with one length times the other: twice as many of both take four times as long. A ${isPython ? "`dict`" : "`Map`"} of one side finds the partner at once.`,
  };
};

function equalSides(node: SyntaxNode): readonly [SyntaxNode, SyntaxNode] | null {
  if (node.type !== "comparison_operator" && node.type !== "binary_expression") return null;
  const [left, operator, right] = node.children;
  return left && right && node.children.length === 3 && /^={2,3}$/.test(operator?.type ?? "") ? [left, right] : null;
}

/** The condition of an `if` that is in the loop itself, or of a comprehension. */
function isCondition(node: SyntaxNode, loop: SyntaxNode): boolean {
  for (let next: SyntaxNode | null = node; next && next !== loop; next = next.parent) {
    if (next.field === "condition" || next.type === "if_clause") return true;
    if (next.type === "arrow_function" && fieldOf(next, "body") !== null && contains(loop, next)) return true;
  }
  return false;
}

/** The inner loop goes through what the outer one gives it: a list of lists, not a join; or the rest after `i`. */
function dependsOn(tree: SyntaxTree, inner: Loop, outer: Loop): boolean {
  const used = inner.over ? names(tree, inner.over) : headNames(tree, inner);
  return used.some((name) => outer.variables.includes(name));
}

function headNames(tree: SyntaxTree, { node }: Loop): string[] {
  const parts = [fieldOf(node, "initializer"), fieldOf(node, "condition")];
  return parts.flatMap((part) =>
    part ? [...descendants(part)].filter(({ type }) => type === "identifier").map((each) => textOf(tree, each)) : [],
  );
}

/** `table[i][j]`, `table[i, j]`: every pair is wanted, not the equal ones alone. */
function fillsTable(tree: SyntaxTree, inner: Loop, outer: Loop): boolean {
  for (const each of descendants(inner.node)) {
    if (each.type !== "subscript" && each.type !== "subscript_expression") continue;
    const used = names(tree, each);
    if ([inner, outer].every(({ variables }) => variables.some((name) => used.includes(name)))) return true;
  }
  return false;
}
