// Other operators and other constants.
import { descendants, textOf } from "./syntax-node.ts";
import type { SyntaxNode, SyntaxTree } from "./syntax-node.ts";
import type { Change, Place } from "./change.ts";

const compares: Readonly<Record<string, readonly string[]>> = {
  "<": ["<=", ">", ">="],
  "<=": ["<", ">=", ">"],
  ">": [">=", "<", "<="],
  ">=": [">", "<=", "<"],
  "==": ["!=", "<=", ">="],
  "!=": ["=="],
  "===": ["!==", "<=", ">="],
  "!==": ["==="],
  in: ["not in"],
  "not in": ["in"],
  is: ["is not"],
  "is not": ["is"],
};

const operators: Readonly<Record<string, readonly string[]>> = {
  "+": ["-", "*"],
  "-": ["+", "/", "%"],
  "*": ["/", "+", "**"],
  "/": ["*", "//", "-"],
  "//": ["/", "%", "*"],
  "%": ["//", "/", "*"],
  "**": ["*"],
  "&": ["|", "^"],
  "|": ["&", "^"],
  "^": ["&", "|"],
  "<<": [">>"],
  ">>": ["<<"],
  ">>>": [">>"],
  "+=": ["-=", "=", "*="],
  "-=": ["+=", "="],
  "*=": ["+=", "/="],
  "/=": ["*="],
  "//=": ["/="],
  "%=": ["//="],
  "^=": ["&=", "|="],
  "&=": ["^=", "|="],
  "|=": ["&=", "^="],
  "=": ["+="],
  "++": ["--"],
  "--": ["++"],
  and: ["or"],
  or: ["and"],
  "&&": ["||"],
  "||": ["&&"],
  "??": ["||"],
  break: ["continue"],
  continue: ["break"],
};

const inExpressions: readonly string[] = [
  "comparison_operator",
  "binary_operator",
  "boolean_operator",
  "binary_expression",
  "augmented_assignment",
  "augmented_assignment_expression",
  "assignment",
  "assignment_expression",
  "update_expression",
  "break_statement",
  "continue_statement",
];

export function tokenChanges({ tree, node, isPython }: Place): Change[] {
  const text = textOf(tree, node);
  const at = { start: node.start, end: node.end };
  if (!node.isNamed || node.type === "not in" || node.type === "is not") {
    if (!node.parent || !inExpressions.includes(node.parent.type)) return [];
    const isFree = (other: string) => isPython || (other !== "//" && other !== "//=");
    return [
      ...(compares[node.type] ?? []).map((other, index) => ({ ...at, rank: index * 3, kind: "compare", text: other })),
      ...(operators[node.type] ?? [])
        .filter((other) => isFree(other) && (isPython || other !== "not in"))
        .map((other, index) => ({
          ...at,
          rank: 2 + index * 3,
          kind: isLogic(node.type) ? "condition" : "operator",
          text: other,
        })),
    ];
  }
  switch (node.type) {
    case "integer":
    case "number":
    case "float":
      return numbers(text).map((other, index) => ({ ...at, rank: 3 + index * 2, kind: "constant", text: other }));
    case "true":
    case "false": {
      const flipped = node.type === "true" ? "false" : "true";
      const other = isPython ? `${flipped[0]?.toUpperCase()}${flipped.slice(1)}` : flipped;
      return [{ ...at, rank: 2, kind: "constant", text: other }];
    }
    case "string":
      return strings(tree, node).map((other, index) => ({ ...at, rank: 8 + index, kind: "constant", text: other }));
    case "comparison_operator":
    case "binary_expression":
      return boundAndCompare(tree.text, node);
    default:
      return [];
  }
}

const isLogic = (type: string): boolean => ["and", "or", "&&", "||", "??"].includes(type);

/** The bounds of `A` to `Z` and `a` to `z`, and one beyond. */
const letterCodes = [64, 65, 90, 91, 96, 97, 122, 123] as const;

function numbers(text: string): string[] {
  const value = Number(text);
  if (!Number.isInteger(value)) return ["0", "1"];
  const near = [value + 1, value - 1, 0, 1, -1, value * 2];
  const letters = value >= 60 && value <= 130 ? letterCodes : [];
  return [...new Set([...near, ...letters])].filter((other) => other !== value).map(String);
}

const brackets: readonly (readonly string[])[] = [
  ["(", "[", "{"],
  [")", "]", "}"],
];

/** The other brackets, other short strings of the file, and none. */
function strings(tree: SyntaxTree, node: SyntaxNode): string[] {
  const text = textOf(tree, node);
  const quote = text.at(-1) ?? '"';
  const set = brackets.find((each) => each.includes(text.slice(1, -1))) ?? [];
  const others = new Set(set.map((bracket) => quote + bracket + quote));
  for (const each of descendants(tree.root)) {
    if (each.type === "string" && each.end - each.start <= 12 && each.line === each.lastLine)
      others.add(textOf(tree, each));
    if (others.size >= 20) break;
  }
  return [...others, quote + quote];
}

/** `len(x) == 0` to `len(x) <= 1`: a bound and its comparison are often wrong together. */
function boundAndCompare(text: string, node: SyntaxNode): Change[] {
  const [, operator, bound] = node.children;
  if (node.children.length !== 3 || !operator || !bound) return [];
  const others = compares[operator.type];
  if (!others || !["integer", "number"].includes(bound.type)) return [];
  const value = Number(text.slice(bound.start, bound.end));
  return others.flatMap((other, index) =>
    [value + 1, value - 1].map((near) => ({
      rank: 9 + index,
      kind: "compare",
      start: operator.start,
      end: bound.end,
      text: `${other} ${near}`,
    })),
  );
}
