// A list searched from its beginning in every round of a loop.
import { descendants, fieldOf, namedChildren, textOf } from "../syntax/syntax-node.ts";
import type { SyntaxNode, SyntaxTree } from "../syntax/syntax-node.ts";
import { isMadeIn, loopsAround, names, outermost, receiverOf } from "./loops.ts";
import type { Pattern, Slow } from "./pattern.ts";
import { kindOf } from "./values.ts";

const hashedNames =
  /dict|map|set|cache|seen|lookup|index|visited|config|options|settings|kwargs|env|count|graph|memo|by_|table|registry|data$/i;
const textNames =
  /^(?:s|t|str|text|string|line|word|name|path|url|sentence|content|html|vowels|alphabet|digits|chars|letters)$|text|string|name$/i;

/** `if x in rows`, `rows.includes(x)`, `rows.indexOf(x)`. */
export const membership: Pattern = (tree, node, isPython) => {
  const container = isPython
    ? pythonContainer(node)
    : scriptContainer(tree, node, /^(?:includes|indexOf|lastIndexOf)$/);
  return container ? searched(tree, { node, container, isPython, rule: "list-membership-in-loop" }) : null;
};

/** `rows.index(x)`, `rows.count(x)`, `rows.find(row => row.id === id)`. */
export const search: Pattern = (tree, node, isPython) => {
  if (!isPython) {
    const container = scriptContainer(tree, node, /^(?:find|findIndex|findLast|filter|some)$/);
    return container && comparesOutside(tree, node)
      ? searched(tree, { node, container, isPython, rule: "list-search-in-loop" })
      : null;
  }
  const callee = node.type === "call" ? fieldOf(node, "function") : null;
  const method = fieldOf(callee, "attribute");
  const container = fieldOf(callee, "object");
  const isSearch = method !== null && /^(?:index|count|remove)$/.test(textOf(tree, method));
  return isSearch && container ? searched(tree, { node, container, isPython, rule: "list-search-in-loop" }) : null;
};

function pythonContainer(node: SyntaxNode): SyntaxNode | null {
  if (node.type !== "comparison_operator") return null;
  const at = node.children.findIndex(({ type }) => type === "in" || type === "not in");
  return at === -1 ? null : (node.children[at + 1] ?? null);
}

function scriptContainer(tree: SyntaxTree, node: SyntaxNode, methods: RegExp): SyntaxNode | null {
  const property = node.type === "call_expression" ? fieldOf(fieldOf(node, "function"), "property") : null;
  return property && methods.test(textOf(tree, property)) ? receiverOf(node) : null;
}

interface Search {
  readonly node: SyntaxNode;
  readonly container: SyntaxNode;
  readonly isPython: boolean;
  readonly rule: string;
}

function searched(tree: SyntaxTree, { node, container, isPython, rule }: Search): Slow | null {
  if (!/^(?:identifier|attribute|member_expression)$/.test(container.type)) return null;
  const name = textOf(tree, container);
  // A list made within a loop is new, and so perhaps short, in each of its rounds.
  const root = /^[\w$]+/.exec(name)?.[0] ?? name;
  const loops = loopsAround(tree, node);
  const made = loops.findIndex((loop) => isMadeIn(tree, loop, name) || loop.variables.includes(root));
  const around = made === -1 ? loops : loops.slice(0, made);
  const region = outermost(around);
  if (!region) return null;
  const kind = kindOf(tree, container);
  const isSure = kind === "list";
  const isGuess =
    kind === "unknown" &&
    isPython &&
    container.type === "identifier" &&
    !hashedNames.test(name) &&
    !textNames.test(name);
  if (!isSure && !isGuess) return null;
  const isLeft = leavesSoon(node, around[0]?.node);
  const better = isPython ? "a `set` or a `dict`" : "a `Set` or a `Map`";
  return {
    rule,
    node: region,
    severity: isSure && !isLeft ? "warning" : "info",
    title: isSure
      ? `\`${name}\` is searched from its beginning in every round of the loop`
      : `If \`${name}\` is a list, every round of the loop searches it from its beginning`,
    why: `The time grows with the rounds times the length of \`${name}\`: twice as many of both take four times as long. ${better[0]?.toUpperCase()}${better.slice(1)} answers at once.`,
  };
}

/** A search after which the loop ends happens once. */
function leavesSoon(node: SyntaxNode, loop: SyntaxNode | undefined): boolean {
  for (let next = node.parent; next && next !== loop; next = next.parent) {
    if (next.type === "return_statement" || next.type === "break_statement") return true;
  }
  return false;
}

/** The function it is given compares its own element with something from outside. */
function comparesOutside(tree: SyntaxTree, call: SyntaxNode): boolean {
  const given = namedChildren(fieldOf(call, "arguments") ?? call)[0];
  if (given?.type !== "arrow_function" && given?.type !== "function_expression") return false;
  const own = names(tree, fieldOf(given, "parameters") ?? fieldOf(given, "parameter"));
  for (const each of descendants(given)) {
    const operator = each.type === "binary_expression" ? each.children[1]?.type : undefined;
    if (operator !== "===" && operator !== "==") continue;
    const sides = [fieldOf(each, "left"), fieldOf(each, "right")].map((side) => names(tree, side));
    if (
      sides.some((side) => side.some((name) => own.includes(name))) &&
      sides.some((side) => side.length > 0 && !side.some((name) => own.includes(name)))
    )
      return true;
  }
  return false;
}
