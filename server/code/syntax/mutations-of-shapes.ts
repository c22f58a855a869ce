// One more, one less, swapped, wrapped, unwrapped, left out: changes of an expression's or a statement's shape.
import { fieldOf, namedChildren, textOf } from "./syntax-node.ts";
import type { SyntaxNode } from "./syntax-node.ts";
import type { Change, Place } from "./change.ts";
import { isRead, namesInScope } from "./mutations-of-names.ts";

const namesAtMost = 10;

export function shapeChanges(place: Place): Change[] {
  const { node } = place;
  return [
    ...(isValue(node) ? nearby(place) : []),
    ...calls(place),
    ...conditions(place),
    ...statements(place),
    ...sums(place),
  ];
}

const change = (node: SyntaxNode, kind: string, rank: number, text: string): Change => ({
  start: node.start,
  end: node.end,
  kind,
  rank,
  text,
});

const values: readonly string[] = [
  "identifier",
  "call",
  "call_expression",
  "member_expression",
  "attribute",
  "subscript",
  "subscript_expression",
];

const holders =
  /^(?:argument_list|arguments|subscript|subscript_expression|slice|binary_operator|binary_expression|comparison_operator|return_statement|assignment|variable_declarator|assignment_expression|augmented_assignment|augmented_assignment_expression|tuple|list|array|ternary_expression|conditional_expression|yield|parenthesized_expression)$/;

/** Where a number may stand: an argument, an index, a side of an operator, what is returned or assigned. */
function isValue(node: SyntaxNode): boolean {
  const holder = node.parent?.type ?? "";
  if (!values.includes(node.type) || !holders.test(holder)) return false;
  if (node.type === "identifier" && !isRead(node)) return false;
  if (node.field === "function" || node.field === "object") return false;
  // What is assigned to, and the list of an index, are no numbers.
  if (node.field === "left") return /operator|binary_expression/.test(holder);
  return node.field !== "value" || holder === "variable_declarator";
}

/** `x + 1`, `x - 1`, `x - y`, `x ** 2`, `abs(x)`. */
function nearby({ tree, node, isPython }: Place): Change[] {
  const text = textOf(tree, node);
  const isArgument = /argument|subscript|slice/.test(node.parent?.type ?? "");
  const wrap = (written: string) =>
    /^(?:binary|comparison|parenthesized)/.test(node.parent?.type ?? "") ? `(${written})` : written;
  const others = namesInScope(tree, node)
    .filter((name) => name !== text)
    .slice(0, namesAtMost);
  return [
    change(node, "operator", isArgument ? 3 : 6, wrap(`${text} + 1`)),
    change(node, "operator", isArgument ? 3 : 6, wrap(`${text} - 1`)),
    ...others.flatMap((other, index) => [
      change(node, "operator", 10 + index, wrap(`${text} - ${other}`)),
      change(node, "operator", 12 + index, wrap(`${text} + ${other}`)),
    ]),
    change(node, "operator", 14, wrap(`${text} ** 2`)),
    change(node, "operator", 14, isPython ? `abs(${text})` : `Math.abs(${text})`),
  ];
}

/** Arguments swapped; a call that is only its argument. */
function calls({ tree, node }: Place): Change[] {
  if (node.type !== "call" && node.type !== "call_expression") return [];
  const list = fieldOf(node, "arguments");
  const given = list ? namedChildren(list) : [];
  const swaps = given.slice(1).flatMap((second, index) => {
    const first = given[index];
    if (!first) return [];
    const middle = tree.text.slice(first.end, second.start);
    return [
      {
        start: first.start,
        end: second.end,
        kind: "argument",
        rank: 4,
        text: textOf(tree, second) + middle + textOf(tree, first),
      },
    ];
  });
  const [only] = given;
  const isStatement = node.parent?.type === "expression_statement";
  return only && given.length === 1 && !isStatement
    ? [...swaps, change(node, "argument", 9, textOf(tree, only))]
    : swaps;
}

/** A condition turned round, or without its `not`. */
function conditions({ tree, node, isPython }: Place): Change[] {
  if (node.type === "not_operator" || (node.type === "unary_expression" && node.children[0]?.type === "!")) {
    const inner = fieldOf(node, "argument");
    return inner ? [change(node, "condition", 3, textOf(tree, inner))] : [];
  }
  const statement = node.parent?.type ?? "";
  if (node.field !== "condition" || !/^(?:if|elif|while|ternary|do)/.test(statement)) return [];
  const text = textOf(tree, node);
  const turned = change(
    node,
    "condition",
    7,
    isPython ? `not (${text})` : `(!${text.startsWith("(") ? text : `(${text})`})`,
  );
  const never = change(node, "condition", 12, isPython ? "False" : "(false)");
  if (text !== "True" && text !== "(true)") return [turned, never];
  const names = namesInScope(tree, node).slice(0, namesAtMost);
  return [
    turned,
    ...names.map((name, index) => change(node, "condition", 4 + index, isPython ? name : `(${name}.length)`)),
  ];
}

function statements({ tree, node, isPython }: Place): Change[] {
  const text = textOf(tree, node);
  switch (node.type) {
    case "expression_statement": {
      const isDoc = node.children[0]?.type === "string";
      if (isDoc) return [];
      const left = change(node, "statement", 12, isPython ? "pass" : ";");
      const isCall = /^(?:call|await)/.test(node.children[0]?.type ?? "");
      return isCall ? [left, change(node, "statement", 8, `return ${text}`)] : [left];
    }
    case "list":
    case "array": {
      if (namedChildren(node).length > 0) return [];
      const names = namesInScope(tree, node).slice(0, namesAtMost);
      return [
        change(node, "constant", 5, "[[]]"),
        ...names.map((name, index) => change(node, "constant", 5 + index, `[${name}]`)),
      ];
    }
    case "break_statement":
    case "continue_statement":
      return [change(node, "statement", 10, isPython ? "pass" : ";")];
    default:
      return [];
  }
}

/** `a + b` to `a` and to `b`; what is summed up to `max(0, a + b)`. */
function sums({ tree, node, isPython }: Place): Change[] {
  if (node.type !== "binary_operator" && node.type !== "binary_expression" && node.type !== "boolean_operator")
    return [];
  const [left, operator, right] = node.children;
  if (!left || !right || node.children.length !== 3) return [];
  const isLogic = ["and", "or", "&&", "||"].includes(operator?.type ?? "");
  const kind = isLogic ? "condition" : "operator";
  const parts = [change(node, kind, 8, textOf(tree, left)), change(node, kind, 8, textOf(tree, right))];
  if (!["+", "-"].includes(operator?.type ?? "")) return parts;
  const text = textOf(tree, node);
  const [least, size] = isPython ? ["max", "abs"] : ["Math.max", "Math.abs"];
  return [
    ...parts,
    change(node, "operator", 11, `${least}(0, ${text})`),
    change(node, "operator", 9, `${size}(${text})`),
  ];
}
