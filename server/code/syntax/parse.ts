// Text to syntax tree by tree-sitter; a grammar is loaded with the first file of its language.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { Language, Parser } from "web-tree-sitter";
import type { TreeCursor } from "web-tree-sitter";
import type { CodeFile, CodeLanguage } from "../../../pipelines/engine/code.ts";
import { toolLimits } from "../limits.ts";
import type { SyntaxNode, SyntaxTree } from "./syntax-node.ts";

const { resolve } = createRequire(import.meta.url);

const bundled = (name: string) => `@vscode/tree-sitter-wasm/wasm/tree-sitter-${name}.wasm`;

const grammars: Partial<Record<CodeLanguage, string>> = {
  javascript: bundled("javascript"),
  jsx: bundled("javascript"),
  typescript: bundled("typescript"),
  tsx: bundled("tsx"),
  python: bundled("python"),
  java: bundled("java"),
  c: "tree-sitter-c/tree-sitter-c.wasm",
  cpp: bundled("cpp"),
  go: bundled("go"),
  rust: bundled("rust"),
  css: bundled("css"),
  shell: bundled("bash"),
};

const parsers = new Map<string, Promise<Parser>>();
let ready: Promise<void> | undefined;

async function parserOf(grammar: string): Promise<Parser> {
  ready ??= Parser.init();
  await ready;
  const parser = new Parser();
  parser.setLanguage(await Language.load(await readFile(resolve(grammar))));
  return parser;
}

/** Null for a language without a grammar. */
export async function parse(file: Pick<CodeFile, "language" | "text">): Promise<SyntaxTree | null> {
  const grammar = grammars[file.language];
  if (!grammar) return null;
  const known = parsers.get(grammar) ?? parserOf(grammar);
  parsers.set(grammar, known);
  const parser = await known;
  parser.reset();
  const tree = parser.parse(file.text);
  if (!tree) return null;
  const cursor = tree.walk();
  try {
    return { text: file.text, ...plainTree(cursor) };
  } finally {
    cursor.delete();
    tree.delete();
  }
}

interface Growing extends SyntaxNode {
  readonly children: SyntaxNode[];
}

/** Without recursion: a tree may be deeper than the stack. */
function plainTree(cursor: TreeCursor): { readonly root: SyntaxNode; readonly isCut: boolean } {
  const root = plainNode(cursor, null);
  let isCut = false;
  let depth = 0;
  let at: Growing = root;
  for (;;) {
    if (cursor.gotoFirstChild()) {
      if (depth < toolLimits.depth) {
        depth += 1;
        at = added(cursor, at);
        continue;
      }
      isCut = true;
      cursor.gotoParent();
    }
    while (!cursor.gotoNextSibling()) {
      if (!cursor.gotoParent()) return { root, isCut };
      depth -= 1;
      at = at.parent as Growing;
    }
    at = added(cursor, at.parent as Growing);
  }
}

function added(cursor: TreeCursor, parent: Growing): Growing {
  const node = plainNode(cursor, parent);
  parent.children.push(node);
  return node;
}

function plainNode(cursor: TreeCursor, parent: SyntaxNode | null): Growing {
  const { startPosition, endPosition } = cursor;
  return {
    type: cursor.nodeType,
    isNamed: cursor.nodeIsNamed,
    field: cursor.currentFieldName,
    start: cursor.startIndex,
    end: cursor.endIndex,
    line: startPosition.row + 1,
    // A node that ends with its line's break ends on that line.
    lastLine: Math.max(startPosition.row + 1, endPosition.column === 0 ? endPosition.row : endPosition.row + 1),
    isMissing: cursor.nodeIsMissing,
    parent,
    children: [],
  };
}
