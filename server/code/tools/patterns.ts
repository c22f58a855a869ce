// Shapes of Python and JavaScript that get slow as their input grows, read from the syntax tree.
import type { CodeFile } from "../../../pipelines/engine/code.ts";
import { toolOrigin } from "../findings.ts";
import type { Found } from "../found.ts";
import { accumulator, atTheFront, restCopy } from "../patterns/copies.ts";
import { join } from "../patterns/joins.ts";
import { membership, search } from "../patterns/membership.ts";
import type { Pattern } from "../patterns/pattern.ts";
import { overlappingRecursion } from "../patterns/recursion.ts";
import { regexInLoop, rowsOneByOne, scanInLoop, sortInLoop } from "../patterns/repeated.ts";
import { descendants } from "../syntax/syntax-node.ts";
import type { SyntaxTree } from "../syntax/syntax-node.ts";

const patterns: readonly Pattern[] = [
  membership,
  search,
  join,
  atTheFront,
  accumulator,
  restCopy,
  sortInLoop,
  scanInLoop,
  regexInLoop,
  rowsOneByOne,
  overlappingRecursion,
];

const languages: readonly string[] = ["python", "javascript", "jsx", "typescript", "tsx"];

export const isForPatterns = ({ language }: CodeFile): boolean => languages.includes(language);

export function patternFindings(file: CodeFile, tree: SyntaxTree): Found[] {
  const isPython = file.language === "python";
  const found: Found[] = [];
  for (const node of descendants(tree.root)) {
    if (!node.isNamed) continue;
    for (const pattern of patterns) {
      const slow = pattern(tree, node, isPython);
      if (!slow) continue;
      found.push({
        file: file.name,
        lines: { from: slow.node.line, to: slow.node.lastLine },
        severity: slow.severity,
        category: "performance",
        origin: toolOrigin("patterns", slow.rule),
        title: slow.title,
        why: slow.why,
      });
    }
  }
  return found;
}
