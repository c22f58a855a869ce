// Whether two texts are the same program: their syntax trees are equal but for comments, docstrings and white space.
import type { CodeFile } from "../../../pipelines/engine/code.ts";
import { docstringNode } from "./docs.ts";
import { parse } from "./parse.ts";
import { syntaxErrorsOf } from "./syntax-errors.ts";
import { textOf } from "./syntax-node.ts";
import type { SyntaxNode, SyntaxTree } from "./syntax-node.ts";

/** False also where one does not parse, or where there is no parser for the language. */
export async function isSameCode(before: CodeFile, after: CodeFile): Promise<boolean> {
  if (before.language !== after.language) return false;
  const [first, second] = [await parse(before), await parse(after)];
  if (!first || !second || first.isCut || second.isCut) return false;
  if (syntaxErrorsOf(before, first).length > 0 || syntaxErrorsOf(after, second).length > 0) return false;
  const others = tokens(second);
  for (const token of tokens(first)) {
    if (others.next().value !== token) return false;
  }
  return others.next().done === true;
}

/** Every node in order: its type, and its text where nothing lies below it. */
function* tokens(tree: SyntaxTree): Generator<string> {
  const open: (SyntaxNode | string)[] = [tree.root];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next === "string") {
      yield next;
      continue;
    }
    const below = next.children.filter((child) => !isSilent(child));
    yield next.children.length === 0 ? `${next.type} ${textOf(tree, next)}` : `${next.type} ( ${between(tree, next)}`;
    if (below.length > 0) open.push(")");
    open.push(...below.toReversed());
  }
}

/** Text of the node that is no child's: of a string with an escape in it, all but the escape. */
function between(tree: SyntaxTree, node: SyntaxNode): string {
  const isVerbatim = /string|template|text|regex|char|literal/.test(node.type);
  let from = node.start;
  let text = "";
  for (const child of node.children) {
    text += `${tree.text.slice(from, child.start)}\n`;
    from = child.end;
  }
  text += tree.text.slice(from, node.end);
  return isVerbatim ? text : text.replace(/[\s\\]+/g, " ").trim();
}

/** A comma before a closing bracket is counted as code: in Python it can make a tuple. */
function isSilent(node: SyntaxNode): boolean {
  if (node.type.endsWith("comment") && node.type !== "html_comment") return true;
  if (node.type !== "expression_statement" || node.parent === null) return false;
  const isOfDefinition = ["function_definition", "class_definition"].includes(node.parent.parent?.type ?? "");
  const holdsDoc = node.parent.type === "module" || (node.parent.type === "block" && isOfDefinition);
  const doc = holdsDoc ? docstringNode(node.parent) : null;
  if (!doc || doc.parent !== node) return false;
  // A body of a docstring alone is a body: taking it away would not be the same.
  return doc.children.every(({ type }) => type !== "interpolation");
}
