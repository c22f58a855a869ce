// Cyclomatic complexity: one, and one for each decision (McCabe, "A Complexity Measure", 1976); `and` and `or` are decisions.
import type { CodeLanguage } from "../../../pipelines/engine/code.ts";
import { definitionOf } from "./definitions.ts";
import { descendants } from "./syntax-node.ts";
import type { SyntaxNode } from "./syntax-node.ts";

const decisions = new Set([
  "if_statement",
  "elif_clause",
  "else_if_clause",
  "if_expression",
  "if_clause",
  "for_statement",
  "for_in_statement",
  "for_in_clause",
  "for_expression",
  "for_range_loop",
  "enhanced_for_statement",
  "c_style_for_statement",
  "while_statement",
  "while_expression",
  "do_statement",
  "loop_expression",
  "except_clause",
  "except_group_clause",
  "catch_clause",
  "conditional_expression",
  "ternary_expression",
  "case_clause",
  "switch_case",
  "case_statement",
  "expression_case",
  "type_case",
  "communication_case",
  "match_arm",
  "case_item",
  "&&",
  "||",
  "??",
  "and",
  "or",
]);
/** Of `match` in Rust, each arm but the first; of a C `switch`, `default` is no decision. */
const isNoDecision = (node: SyntaxNode): boolean =>
  (node.type === "match_arm" && node.parent?.children.find(({ type }) => type === "match_arm") === node) ||
  (node.type === "case_statement" && node.children[0]?.type === "default");

export function complexityOf(language: CodeLanguage, node: SyntaxNode): number {
  let count = 1;
  // A function within is counted by itself.
  const enters = (each: SyntaxNode) => each === node || !isFunctionOf(language, each);
  for (const each of descendants(node, enters)) {
    if (each.type === "switch_label" && each.children[0]?.type === "case") count += 1;
    if (decisions.has(each.type) && !isNoDecision(each)) count += 1;
  }
  return count;
}

function isFunctionOf(language: CodeLanguage, node: SyntaxNode): boolean {
  const kind = definitionOf(language, node)?.kind;
  return kind === "function" || kind === "method" || kind === "class";
}
