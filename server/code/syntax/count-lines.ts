// JavaScript or TypeScript that counts how often each of its bodies runs, with every line where it was.
import type { CodeFile } from "../../../pipelines/engine/code.ts";
import { applyEdits } from "../apply-edits.ts";
import { parse } from "./parse.ts";
import { syntaxErrorsOf } from "./syntax-errors.ts";
import { descendants, fieldOf } from "./syntax-node.ts";
import type { SyntaxNode } from "./syntax-node.ts";

const languages: readonly string[] = ["javascript", "jsx", "typescript", "tsx"];
/** Statements whose body may be one statement without braces, with the fields that hold it. */
const bodies: Readonly<Record<string, readonly string[]>> = {
  if_statement: ["consequence"],
  for_statement: ["body"],
  for_in_statement: ["body"],
  while_statement: ["body"],
  do_statement: ["body"],
};
/** They exist for the types alone, and hold no statements that run. */
const ambient: readonly string[] = ["ambient_declaration", "internal_module", "module"];

const hit = (line: number) => `globalThis.__lines.hit(${line})`;

interface Insertion {
  readonly at: number;
  readonly text: string;
}

/** The file as it is where it does not parse or is of another language. */
export async function countLines(file: CodeFile): Promise<CodeFile> {
  if (!languages.includes(file.language)) return file;
  const tree = await parse(file);
  if (!tree || tree.isCut || syntaxErrorsOf(file, tree).length > 0) return file;
  const insertions: Insertion[] = [];
  for (const node of descendants(tree.root, (each) => !ambient.includes(each.type))) insertions.push(...inserted(node));
  const edits = insertions.map(({ at, text }) => ({ start: at, end: at, text }));
  return { ...file, text: applyEdits(file.text, edits) };
}

function inserted(node: SyntaxNode): Insertion[] {
  switch (node.type) {
    case "statement_block":
      return inBlock(node);
    case "switch_case":
    case "switch_default": {
      const first = node.children.find(({ field }) => field === "body");
      return first ? [{ at: first.start, text: `${hit(first.line)};` }] : [];
    }
    case "else_clause":
      return around(node.children.find(({ isNamed, type }) => isNamed && type !== "comment"));
    case "arrow_function": {
      const body = fieldOf(node, "body");
      if (!body || body.type === "statement_block") return [];
      return [
        { at: body.start, text: `(${hit(body.line)},` },
        { at: body.end, text: ")" },
      ];
    }
    default:
      return (bodies[node.type] ?? []).flatMap((field) => around(fieldOf(node, field) ?? undefined));
  }
}

/** Directives such as "use strict" stay first. */
function inBlock(block: SyntaxNode): Insertion[] {
  const statements = block.children.filter(({ isNamed, type }) => isNamed && type !== "comment");
  const directives = statements.findIndex(
    (each) => each.children[0]?.type !== "string" || each.type !== "expression_statement",
  );
  const first = statements[directives === -1 ? statements.length : directives];
  const last = directives === -1 ? statements.at(-1) : statements[directives - 1];
  const brace = block.children.find(({ type }) => type === "{");
  const at = last?.end ?? brace?.end ?? block.start + 1;
  // A directive without a semicolon would go on with what follows it.
  return [{ at, text: `${last ? ";" : ""}${hit(first?.line ?? block.line)};` }];
}

function around(body: SyntaxNode | undefined): Insertion[] {
  if (!body || body.type === "statement_block" || body.type === "function_declaration") return [];
  return [
    { at: body.start, text: `{${hit(body.line)};` },
    { at: body.end, text: "}" },
  ];
}
