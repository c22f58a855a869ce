// Small changes of given lines that may be the right ones: what a search for fixes tries, most likely first.
import type { Change } from "./change.ts";
import type { CodeFile, Mutation } from "../../../pipelines/engine/code.ts";
import { toolLimits } from "../limits.ts";
import { nameChanges } from "./mutations-of-names.ts";
import { shapeChanges } from "./mutations-of-shapes.ts";
import { tokenChanges } from "./mutations-of-tokens.ts";
import { parse } from "./parse.ts";
import { descendants } from "./syntax-node.ts";
import type { SyntaxNode } from "./syntax-node.ts";

const languages: readonly string[] = ["python", "javascript", "jsx", "typescript", "tsx"];

/** Empty for other languages. */
export async function mutationsOf(file: CodeFile, lines: readonly number[]): Promise<Mutation[]> {
  const tree = languages.includes(file.language) ? await parse(file) : null;
  if (!tree) return [];
  const isPython = file.language === "python";
  const wanted = new Set(lines);
  const byLine = new Map<number, Change[]>(lines.map((line) => [line, []]));
  for (const node of descendants(tree.root, ({ line, lastLine }) =>
    lines.some((each) => line <= each && each <= lastLine),
  )) {
    if (node.line !== node.lastLine || !wanted.has(node.line) || isProse(node)) continue;
    const place = { tree, node, isPython };
    byLine.get(node.line)?.push(...tokenChanges(place), ...nameChanges(place), ...shapeChanges(place));
  }
  return [...byLine].flatMap(([line, changes]) => best(tree.text, line, changes));
}

function best(text: string, line: number, changes: readonly Change[]): Mutation[] {
  const seen = new Set<string>();
  return changes
    .filter((change) => change.text !== text.slice(change.start, change.end))
    .toSorted((one, other) => one.rank - other.rank || one.start - other.start)
    .filter((change) => {
      const key = `${change.start} ${change.end} ${change.text}`;
      return seen.has(key) ? false : seen.add(key);
    })
    .slice(0, toolLimits.mutationsALine)
    .map(({ kind, start, end, text: written }) => ({ line, kind, edit: { start, end, text: written } }));
}

/** Comments and the inside of strings are not tried; types say nothing of what runs. */
const isProse = (node: SyntaxNode): boolean =>
  node.type === "comment" ||
  node.type === "string_content" ||
  node.type === "string_fragment" ||
  node.type.startsWith("type_");
