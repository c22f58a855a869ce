// A function that calls itself twice for parts that overlap, and remembers nothing.
import { descendants, fieldOf, namedChildren, textOf } from "../syntax/syntax-node.ts";
import type { SyntaxNode, SyntaxTree } from "../syntax/syntax-node.ts";
import { isFunction, names } from "./loops.ts";
import type { Pattern } from "./pattern.ts";

const remembers = /\b(?:lru_cache|cache|cached|memo\w*|_memo|dp|seen|table)\b/i;

export const overlappingRecursion: Pattern = (tree, node, isPython) => {
  if (!isFunction(node)) return null;
  const nameNode =
    fieldOf(node, "name") ?? (node.parent?.type === "variable_declarator" ? fieldOf(node.parent, "name") : null);
  const body = fieldOf(node, "body");
  if (!nameNode || !body) return null;
  const name = textOf(tree, nameNode);
  const whole = node.parent?.type === "decorated_definition" ? node.parent : node;
  if (remembers.test(textOf(tree, whole).replaceAll(name, ""))) return null;
  const own = names(tree, fieldOf(node, "parameters") ?? fieldOf(node, "parameter"));
  const calls = [...descendants(body)].filter((each) => isOwnCall(tree, each, name) && isSmaller(tree, each, own));
  if (calls.length < 2 || !calls.some((one, index) => calls.slice(index + 1).some((other) => areBothRun(one, other))))
    return null;
  return {
    rule: "overlapping-recursion",
    node: whole,
    severity: "warning",
    title: `\`${name}\` calls itself ${calls.length === 2 ? "twice" : `${calls.length} times`} in each step and works out the same parts again and again`,
    why: `The number of calls multiplies with every step: about ${calls.length}ⁿ. ${isPython ? "With `functools.cache`" : "With a `Map` of what is known"}, or built up from the smallest part, each part is worked out once.`,
  };
};

const isOwnCall = (tree: SyntaxTree, node: SyntaxNode, name: string): boolean => {
  const callee = node.type.startsWith("call") ? fieldOf(node, "function") : null;
  return callee !== null && new RegExp(`^(?:(?:self|this|cls)\\.)?${RegExp.escape(name)}$`).test(textOf(tree, callee));
};

/** One argument is a parameter made smaller or moved on by a fixed step; halves overlap with nothing. */
function isSmaller(tree: SyntaxTree, call: SyntaxNode, own: readonly string[]): boolean {
  const given = namedChildren(fieldOf(call, "arguments") ?? call);
  return given.some((each) => {
    const text = textOf(tree, each).replace(/\s/g, "");
    const [, name] = /^([\w$]+)(?:[-+]\d+|\[\d+:\]|\[:-\d+\]|\.slice\(\d+\))$/.exec(text) ?? [];
    return name !== undefined && own.includes(name);
  });
}

/** Both are parts of one expression that works out both. */
function areBothRun(one: SyntaxNode, other: SyntaxNode): boolean {
  let common: SyntaxNode | null = one.parent;
  while (common && !(common.start <= other.start && other.end <= common.end)) common = common.parent;
  return (
    common !== null &&
    /^(?:binary_operator|binary_expression|argument_list|arguments|list|tuple|array|expression_list)$/.test(common.type)
  );
}
