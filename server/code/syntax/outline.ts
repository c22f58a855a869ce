// What a file defines and imports, and where it does not parse.
import type { CodeFile, CodeSymbol, FileOutline, SymbolKind } from "../../../pipelines/engine/code.ts";
import { complexityOf } from "./complexity.ts";
import { definitionOf } from "./definitions.ts";
import type { Definition } from "./definitions.ts";
import { docOf } from "./docs.ts";
import { packagesOf } from "./packages.ts";
import { parse } from "./parse.ts";
import { parametersOf, signatureOf } from "./signature.ts";
import { syntaxErrorsOf } from "./syntax-errors.ts";
import { textOf } from "./syntax-node.ts";
import type { SyntaxNode, SyntaxTree } from "./syntax-node.ts";

export async function outlineFile(file: CodeFile, names: readonly string[]): Promise<FileOutline> {
  return outlineTree(file, await parse(file), names);
}

/** `names` are those of all submitted files: what is imported from them is no package. */
export function outlineTree(file: CodeFile, tree: SyntaxTree | null, names: readonly string[]): FileOutline {
  return {
    file: file.name,
    language: file.language,
    lineCount: file.text.split("\n").length - (file.text.endsWith("\n") ? 1 : 0),
    symbols: tree ? symbolsOf(file, tree) : [],
    syntaxErrors: syntaxErrorsOf(file, tree),
    packages: tree ? packagesOf(file, tree, names) : [],
  };
}

interface Open {
  readonly node: SyntaxNode;
  readonly parent: string | null;
  readonly parentKind: SymbolKind | null;
}

const isFunction = (kind: SymbolKind | null) => kind === "function" || kind === "method";

function symbolsOf(file: CodeFile, tree: SyntaxTree): CodeSymbol[] {
  const symbols: CodeSymbol[] = [];
  const open: Open[] = [{ node: tree.root, parent: null, parentKind: null }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, parent, parentKind } = next;
    const definition = definitionOf(file.language, node);
    const symbol = definition && symbolOf(file, tree, next, definition);
    if (symbol && !(symbol.kind === "constant" && isFunction(parentKind))) symbols.push(symbol);
    const holder = implemented(node);
    const below: Omit<Open, "node"> = symbol
      ? { parent: symbol.name, parentKind: symbol.kind }
      : holder
        ? { parent: textOf(tree, holder), parentKind: "class" }
        : { parent, parentKind };
    for (const child of node.children.toReversed()) if (child.children.length > 0) open.push({ node: child, ...below });
  }
  return symbols;
}

/** The type of a Rust `impl`. */
const implemented = (node: SyntaxNode): SyntaxNode | null =>
  node.type === "impl_item" ? (node.children.find(({ field }) => field === "type") ?? null) : null;

/** A decorator, an `export` or a template's head belongs to what it stands before. */
const wrappers: readonly string[] = [
  "decorated_definition",
  "export_statement",
  "template_declaration",
  "ambient_declaration",
];
const declarations: readonly string[] = [
  "lexical_declaration",
  "variable_declaration",
  "expression_statement",
  "type_declaration",
  "const_declaration",
];

function wholeOf(node: SyntaxNode): SyntaxNode {
  let whole = node;
  for (let next = node.parent; next; next = next.parent) {
    const isAlone =
      declarations.includes(next.type) && next.children.filter(({ type }) => type === node.type).length <= 1;
    if (!wrappers.includes(next.type) && !isAlone) break;
    whole = next;
  }
  return whole;
}

function symbolOf(file: CodeFile, tree: SyntaxTree, open: Open, definition: Definition): CodeSymbol {
  const { node, parent, parentKind } = open;
  const isInClass = parentKind === "class" || parentKind === "interface";
  const kind = definition.kind === "function" && isInClass ? "method" : definition.kind;
  const whole = wholeOf(node);
  return {
    name: textOf(tree, definition.name),
    kind,
    parent: definition.parent ? textOf(tree, definition.parent) : parent,
    lines: { from: whole.line, to: whole.lastLine },
    signature: signatureOf(file.language, tree, node, definition),
    parameters: isFunction(kind) ? parametersOf(tree, definition.holder) : [],
    doc: docOf(file.language, tree, whole, node),
    complexity: isFunction(kind) ? complexityOf(file.language, node) : null,
  };
}
