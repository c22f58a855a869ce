// Another name in scope at the place of a name.
import { ancestors, descendants, fieldOf, textOf } from "./syntax-node.ts";
import type { SyntaxNode, SyntaxTree } from "./syntax-node.ts";
import type { Change, Place } from "./change.ts";

const functions =
  /^(?:function_definition|function_declaration|generator_function_declaration|function_expression|method_definition|arrow_function|lambda)$/;
/** Names that stand for what another one is mistaken for. */
const twins: Readonly<Record<string, readonly string[]>> = {
  any: ["all"],
  all: ["any"],
  min: ["max"],
  max: ["min"],
  sorted: ["reversed", "list"],
  floor: ["ceil", "round", "trunc"],
  ceil: ["floor", "round"],
  round: ["floor", "ceil"],
  some: ["every"],
  every: ["some"],
  push: ["unshift"],
  unshift: ["push"],
  pop: ["shift"],
  shift: ["pop"],
  append: ["extend"],
  extend: ["append"],
  indexOf: ["lastIndexOf"],
  slice: ["splice"],
  startsWith: ["endsWith"],
  endsWith: ["startsWith"],
  toUpperCase: ["toLowerCase"],
  toLowerCase: ["toUpperCase"],
  upper: ["lower"],
  lower: ["upper"],
  keys: ["values"],
  values: ["keys"],
};
const namesAtMost = 12;

export function nameChanges({ tree, node }: Place): Change[] {
  if (node.type !== "identifier" && node.type !== "property_identifier") return [];
  const name = textOf(tree, node);
  const at = { start: node.start, end: node.end };
  const known = (twins[name] ?? []).map((text) => ({ ...at, rank: 1, kind: "name", text }));
  if (!isRead(node)) return known;
  const others = isCalled(node) ? functionsOf(tree) : namesInScope(tree, node);
  const near = others.filter((other) => other !== name).slice(0, namesAtMost);
  return [...known, ...near.map((text, index) => ({ ...at, rank: 4 + index, kind: "name", text }))];
}

const isCalled = (node: SyntaxNode): boolean => node.field === "function";

/** Not a property, not what is defined, not the name of a keyword argument. */
export function isRead(node: SyntaxNode): boolean {
  const { parent, field } = node;
  if (!parent || node.type !== "identifier") return false;
  if (parent.type === "attribute") return field === "object";
  if (field === "name" || parent.type.includes("parameter") || parent.type.includes("import")) return false;
  if (parent.type === "variable_declarator" || parent.type === "for_in_statement") return field !== "left";
  return !functions.test(parent.type) || field === "body";
}

/** What is defined or used in the function around the node, parameters first, then what its file defines. */
export function namesInScope(tree: SyntaxTree, node: SyntaxNode): string[] {
  const around = [...ancestors(node)].filter(({ type }) => functions.test(type));
  const found = new Set<string>();
  for (const scope of around) {
    const parameters = fieldOf(scope, "parameters") ?? fieldOf(scope, "parameter");
    if (parameters) addNames(tree, parameters, found);
    for (const each of descendants(scope)) if (isBound(each)) addNames(tree, each, found);
  }
  if (around.length === 0) for (const each of descendants(tree.root)) if (isBound(each)) addNames(tree, each, found);
  return [...found];
}

const isBound = (node: SyntaxNode): boolean =>
  (node.field === "left" && /assignment|for_|^for/.test(node.parent?.type ?? "")) ||
  (node.field === "name" && node.parent?.type === "variable_declarator") ||
  (node.field === "parameter" && node.parent?.type === "arrow_function");

function addNames(tree: SyntaxTree, node: SyntaxNode, found: Set<string>): void {
  // What is written to by `a[i] = …` or `a.b = …` is bound elsewhere.
  const enters = ({ type }: SyntaxNode) =>
    !["subscript", "subscript_expression", "attribute", "member_expression", "type_annotation", "type"].includes(type);
  for (const each of descendants(node, enters)) if (each.type === "identifier") found.add(textOf(tree, each));
}

function functionsOf(tree: SyntaxTree): string[] {
  const found: string[] = [];
  for (const each of descendants(tree.root)) {
    const isNamed = each.type === "function_definition" || each.type === "function_declaration";
    const name = isNamed ? fieldOf(each, "name") : null;
    if (name) found.push(textOf(tree, name));
  }
  return found;
}
