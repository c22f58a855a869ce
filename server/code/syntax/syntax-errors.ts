// The lines that do not parse, as small as the parser lets one say.
import type { CodeFile, LineRange } from "../../../pipelines/engine/code.ts";
import { toolLimits } from "../limits.ts";
import { descendants } from "./syntax-node.ts";
import type { SyntaxNode, SyntaxTree } from "./syntax-node.ts";

/** A longer piece that does not parse is given by its first line: the parser lost its way there. */
const linesAtMost = 3;

export function syntaxErrorsOf(file: Pick<CodeFile, "language" | "text">, tree: SyntaxTree | null): LineRange[] {
  if (file.language === "json") return jsonErrors(file.text);
  if (!tree) return [];
  const lines = new Map<number, LineRange>();
  for (const node of descendants(tree.root, (each) => each.type !== "ERROR" || each === tree.root)) {
    if (node.type !== "ERROR" && !node.isMissing) continue;
    const range = rangeOf(node);
    if (!lines.has(range.from)) lines.set(range.from, range);
  }
  return [...lines.values()].toSorted((one, other) => one.from - other.from).slice(0, toolLimits.syntaxErrors);
}

function rangeOf(node: SyntaxNode): LineRange {
  if (node.lastLine - node.line < linesAtMost) return { from: node.line, to: node.lastLine };
  // Deeper errors are nearer to the cause than a piece that ends with the file.
  for (const each of descendants(node)) {
    if (each === node || (each.type !== "ERROR" && !each.isMissing)) continue;
    if (each.lastLine - each.line < linesAtMost) return { from: each.line, to: each.lastLine };
  }
  return { from: node.line, to: node.line };
}

function jsonErrors(text: string): LineRange[] {
  // Settings files carry comments and are JSON to everyone but JSON.parse.
  if (text.trim() === "" || /^\s*\/[/*]/m.test(text)) return [];
  try {
    JSON.parse(text);
    return [];
  } catch (error) {
    const message = error instanceof Error ? error.message : "";
    const last = text.split("\n").length;
    const line = Math.min(
      Number(/line (\d+)/.exec(message)?.[1] ?? lineAt(text, /position (\d+)/.exec(message)?.[1])),
      last,
    );
    return [{ from: line, to: line }];
  }
}

const lineAt = (text: string, position: string | undefined): number =>
  text
    .slice(0, position === undefined ? text.length : Number(position))
    .trimEnd()
    .split("\n").length;
