// The first lines of a definition, up to its body, and its parameters' names.
import type { CodeLanguage } from "../../../pipelines/engine/code.ts";
import type { Definition } from "./definitions.ts";
import { fieldOf, namedChildren, textOf } from "./syntax-node.ts";
import type { SyntaxNode, SyntaxTree } from "./syntax-node.ts";

const charactersAtMost = 300;

export function signatureOf(
  language: CodeLanguage,
  tree: SyntaxTree,
  node: SyntaxNode,
  { kind, holder }: Definition,
): string {
  const declaration = node.type === "variable_declarator" && node.parent ? node.parent : node;
  const body = fieldOf(holder, "body") ?? fieldOf(node, "body") ?? fieldOf(fieldOf(node, "type"), "body");
  const isCut = body !== null && kind !== "type" && kind !== "constant";
  const text = tree.text.slice(declaration.start, isCut ? body.start : declaration.end);
  const line = isCut ? text.replace(/\s+/g, " ").trim() : (text.split("\n", 1)[0] ?? "").trim();
  const short = line.length > charactersAtMost ? `${line.slice(0, charactersAtMost - 1)}…` : line;
  // In Python the colon before the body belongs to the line.
  return language === "python" ? short : short.replace(/\s*[{;]$/, "").replace(/\s*=>$/, " =>");
}

const rest: readonly string[] = [
  "list_splat_pattern",
  "dictionary_splat_pattern",
  "rest_pattern",
  "required_parameter",
  "optional_parameter",
  "default_parameter",
  "typed_parameter",
  "typed_default_parameter",
  "formal_parameter",
  "spread_parameter",
  "parameter_declaration",
  "optional_parameter_declaration",
  "variadic_parameter_declaration",
  "parameter",
  "assignment_pattern",
  "pointer_declarator",
  "reference_declarator",
  "array_declarator",
  "function_declarator",
];

/** Names as written; a pattern is given by its text. `self` and `this` are no parameters. */
export function parametersOf(tree: SyntaxTree, holder: SyntaxNode): string[] {
  const only = fieldOf(holder, "parameter");
  if (only) return [textOf(tree, only)];
  const list = fieldOf(holder, "parameters");
  if (!list) return [];
  return namedChildren(list)
    .flatMap((each) => namesOf(each))
    .map((each) => textOf(tree, each))
    .filter((name) => !["self", "cls", "this", "&self", "void", "", "*", "/"].includes(name));
}

function namesOf(node: SyntaxNode): readonly SyntaxNode[] {
  if (node.type === "self_parameter" || node.type.endsWith("_separator")) return [];
  if (!rest.includes(node.type)) return node.type === "comment" ? [] : [node];
  // Go lists several names before one type.
  const several = node.children.filter(({ field }) => field === "name");
  if (several.length > 1) return several;
  const inner =
    several[0] ?? fieldOf(node, "pattern") ?? fieldOf(node, "declarator") ?? fieldOf(node, "left") ?? firstName(node);
  return inner ? namesOf(inner) : [];
}

function firstName(node: SyntaxNode): SyntaxNode | null {
  if (node.type === "parameter_declaration") return null;
  // In Java the type of `String... names` comes first.
  const declared = fieldOf(
    node.children.find(({ type }) => type === "variable_declarator"),
    "name",
  );
  return declared ?? namedChildren(node)[0] ?? null;
}
