// The docstring of a definition, or the comment that stands right above it.
import type { CodeLanguage } from "../../../pipelines/engine/code.ts";
import { fieldOf, textOf } from "./syntax-node.ts";
import type { SyntaxNode, SyntaxTree } from "./syntax-node.ts";

const charactersAtMost = 2000;

export function docOf(language: CodeLanguage, tree: SyntaxTree, whole: SyntaxNode, node: SyntaxNode): string | null {
  const doc = (language === "python" && docstring(tree, node)) || commentAbove(tree, whole);
  return doc ? doc.slice(0, charactersAtMost) : null;
}

/** The string that begins a body. */
export function docstringNode(body: SyntaxNode | null): SyntaxNode | null {
  const first = body?.children.find(({ isNamed, type }) => isNamed && type !== "comment");
  const only = first?.type === "expression_statement" && first.children.length === 1 ? first.children[0] : undefined;
  return only?.type === "string" || only?.type === "concatenated_string" ? only : null;
}

function docstring(tree: SyntaxTree, node: SyntaxNode): string | null {
  const found = docstringNode(fieldOf(node, "body"));
  if (!found) return null;
  return dedented(textOf(tree, found).replace(/^[rRuUbB]*("""|'''|"|')([\s\S]*)\1$/, "$2"));
}

function commentAbove(tree: SyntaxTree, whole: SyntaxNode): string | null {
  const siblings = whole.parent?.children ?? [];
  const parts: string[] = [];
  let line = whole.line;
  for (let index = siblings.indexOf(whole) - 1; index >= 0; index -= 1) {
    const each = siblings[index];
    if (!each) break;
    // Attributes stand between a comment and what it speaks of.
    if (each.type === "attribute_item") {
      line = each.line;
      continue;
    }
    // A comment at the end of a line of code is that line's.
    const before = siblings[index - 1];
    const isBeside = before !== undefined && before.lastLine === each.line && !before.type.includes("comment");
    if (!each.type.includes("comment") || each.lastLine < line - 1 || isBeside) break;
    parts.unshift(textOf(tree, each));
    line = each.line;
  }
  const text = parts.join("\n").trim();
  if (text === "" || text.startsWith("#!")) return null;
  const bare = text.replace(/^\/\*+!?|\*+\/$/g, "").replace(/^[ \t]*(?:\/\/[/!]?|#|\*)[ \t]?/gm, "");
  return dedented(bare) || null;
}

function dedented(text: string): string {
  const [first = "", ...others] = text.split("\n");
  const depths = others.filter((line) => line.trim() !== "").map((line) => line.length - line.trimStart().length);
  const depth = depths.length > 0 ? Math.min(...depths) : 0;
  return [first.trim(), ...others.map((line) => line.slice(depth).trimEnd())].join("\n").trim();
}
