// Loops around a place: statements, comprehensions, and functions that an array calls for each of its elements.
import { contains, descendants, fieldOf, namedChildren, textOf } from "../syntax/syntax-node.ts";
import type { SyntaxNode, SyntaxTree } from "../syntax/syntax-node.ts";

export interface Loop {
  readonly node: SyntaxNode;
  /** Names that are new with each round. */
  readonly variables: readonly string[];
  /** What it goes through; null for `while`, and for a counted `for`. */
  readonly over: SyntaxNode | null;
}

const functions =
  /^(?:function_definition|lambda|function_declaration|generator_function_declaration|function_expression|arrow_function|method_definition|class_definition|class_declaration)$/;
const eachCall = /^(?:forEach|map|filter|some|every|find|findIndex|findLast|flatMap|reduce|reduceRight)$/;
const comprehension = /^(?:list_comprehension|set_comprehension|dictionary_comprehension|generator_expression)$/;

export const isFunction = ({ type }: SyntaxNode): boolean => functions.test(type);

/** The function around it, or the whole file. */
export function scopeOf(tree: SyntaxTree, node: SyntaxNode): SyntaxNode {
  for (let next = node.parent; next; next = next.parent) if (isFunction(next) && !callOfEach(tree, next)) return next;
  return tree.root;
}

/** Innermost first; those that go round a fixed few times are left out. */
export function loopsAround(tree: SyntaxTree, node: SyntaxNode): Loop[] {
  const loops: Loop[] = [];
  let below = node;
  for (let next = node.parent; next; below = next, next = next.parent) {
    if (isFunction(next)) {
      const call = callOfEach(tree, next);
      if (!call) break;
      if (below.field === "body")
        loops.push({ node: call, variables: parameterNames(tree, next), over: receiverOf(call) });
      continue;
    }
    const loop = loopOf(tree, next, below);
    if (loop && !isFixed(tree, loop)) loops.push(loop);
  }
  return loops;
}

function loopOf(tree: SyntaxTree, node: SyntaxNode, below: SyntaxNode): Loop | null {
  switch (node.type) {
    case "for_statement": {
      const over = fieldOf(node, "right");
      if (over) return below.field === "body" ? { node, variables: names(tree, fieldOf(node, "left")), over } : null;
      const counted = fieldOf(node, "initializer");
      return below === counted ? null : { node, variables: names(tree, counted), over: null };
    }
    case "for_in_statement":
      return below.field === "body"
        ? { node, variables: names(tree, fieldOf(node, "left")), over: fieldOf(node, "right") }
        : null;
    case "while_statement":
    case "do_statement":
      return { node, variables: [], over: null };
    default: {
      if (!comprehension.test(node.type)) return null;
      const clauses = node.children.filter(({ type }) => type === "for_in_clause");
      // What the first clause goes through is looked up once.
      if (below === clauses[0]) return null;
      const variables = clauses.flatMap((clause) => names(tree, fieldOf(clause, "left")));
      return { node, variables, over: fieldOf(clauses[0], "right") };
    }
  }
}

/** `rows.forEach(row => …)`: the call, when the function is what it is given. */
export function callOfEach(tree: SyntaxTree, node: SyntaxNode): SyntaxNode | null {
  const call = node.parent?.type === "arguments" ? node.parent.parent : null;
  const property = fieldOf(fieldOf(call, "function"), "property");
  return call && property && eachCall.test(textOf(tree, property)) ? call : null;
}

export const receiverOf = (call: SyntaxNode): SyntaxNode | null => fieldOf(fieldOf(call, "function"), "object");

/** `range(3)`, `[1, 2, 3]`, `i < 8`. */
function isFixed(tree: SyntaxTree, { node, over }: Loop): boolean {
  if (over) {
    if (/^(?:list|tuple|array|string)$/.test(over.type)) return true;
    if (over.type !== "call" || textOf(tree, fieldOf(over, "function") ?? over) !== "range") return false;
    const given = namedChildren(fieldOf(over, "arguments") ?? over);
    return given.length > 0 && given.every(({ type }) => type === "integer");
  }
  const condition = node.type === "for_statement" ? fieldOf(node, "condition") : null;
  const test = condition?.type === "expression_statement" ? condition.children[0] : condition;
  return test?.type === "binary_expression" && fieldOf(test, "right")?.type === "number";
}

function parameterNames(tree: SyntaxTree, node: SyntaxNode): string[] {
  return names(tree, fieldOf(node, "parameters") ?? fieldOf(node, "parameter"));
}

export function names(tree: SyntaxTree, node: SyntaxNode | null): string[] {
  if (!node) return [];
  return [...descendants(node)]
    .filter(({ type }) => /identifier(?:_pattern)?$/.test(type))
    .map((each) => textOf(tree, each));
}

/** The outermost of them: all that is slow. */
export const outermost = (loops: readonly Loop[]): SyntaxNode | undefined => loops.at(-1)?.node;

/** True where the loop gives the name another value, or takes its name anew. */
export function isMadeIn(tree: SyntaxTree, loop: Loop, name: string): boolean {
  if (loop.variables.includes(name)) return true;
  for (const each of descendants(loop.node)) {
    const isTarget = (each.field === "left" && each.parent?.type.startsWith("assignment") === true) || isDeclared(each);
    if (isTarget && contains(loop.node, each) && textOf(tree, each) === name) return true;
  }
  return false;
}

const isDeclared = (node: SyntaxNode): boolean => node.field === "name" && node.parent?.type === "variable_declarator";
