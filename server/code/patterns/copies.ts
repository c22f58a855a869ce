// A list or text that is copied, or moved by one place, in every round of a loop.
import { descendants, fieldOf, namedChildren, textOf } from "../syntax/syntax-node.ts";
import type { SyntaxNode, SyntaxTree } from "../syntax/syntax-node.ts";
import { callOfEach, isFunction, isMadeIn, loopsAround, outermost } from "./loops.ts";
import type { Pattern, Slow } from "./pattern.ts";
import { kindOf } from "./values.ts";

/** `items.pop(0)`, `items.insert(0, x)`, `items.shift()`, `items.unshift(x)`. */
export const atTheFront: Pattern = (tree, node, isPython) => {
  if (node.type !== "call" && node.type !== "call_expression") return null;
  const callee = fieldOf(node, "function");
  const method = fieldOf(callee, isPython ? "attribute" : "property");
  const owner = fieldOf(callee, "object");
  if (!method || !owner) return null;
  const [first] = namedChildren(fieldOf(node, "arguments") ?? node);
  const name = textOf(tree, method);
  const isFront = isPython
    ? /^(?:pop|insert)$/.test(name) && first !== undefined && textOf(tree, first) === "0"
    : /^(?:shift|unshift)$/.test(name);
  const region = isFront ? outermost(loopsAround(tree, node)) : undefined;
  if (!region || kindOf(tree, owner) === "hashed") return null;
  const list = textOf(tree, owner);
  return {
    rule: "list-front-in-loop",
    node: region,
    // Engines move the beginning of a short array instead of its elements.
    severity: isPython ? "warning" : "info",
    title: `\`${list}.${name}${isPython ? "(0…)" : "()"}\` moves all other elements of \`${list}\` in every round of the loop`,
    why: `The time grows with the square of the length of \`${list}\`. ${isPython ? "`collections.deque` takes from and adds to its front at once." : "An index that moves on, or adding at the end, takes the same time for any length."}`,
  };
};

/** `result = result + [x]`, `text += piece` in Python; `acc = [...acc, x]`, `acc = acc.concat(x)` and a `reduce` that gives `{ ...acc }`. */
export const accumulator: Pattern = (tree, node, isPython) =>
  isPython ? pythonSum(tree, node) : scriptSpread(tree, node);

function pythonSum(tree: SyntaxTree, node: SyntaxNode): Slow | null {
  const target = /^(?:assignment|augmented_assignment)$/.test(node.type) ? fieldOf(node, "left") : null;
  const value = fieldOf(node, "right");
  if (target?.type !== "identifier" || !value) return null;
  const name = textOf(tree, target);
  const isSum =
    value.type === "binary_operator" &&
    value.children[1]?.type === "+" &&
    [value.children[0], value.children[2]].some((side) => side && textOf(tree, side) === name);
  const isAdded = node.type === "augmented_assignment" && fieldOf(node, "operator")?.type === "+=";
  if (!isAdded && !isSum) return null;
  const kind = kindOf(tree, target);
  const loops = loopsAround(tree, node);
  const region = outermost(loops.filter((loop) => !isSetIn(tree, loop.node, name, node)));
  if (!region || (kind !== "text" && kind !== "few" && kind !== "list") || (isAdded && kind !== "text")) return null;
  const isText = kind === "text";
  return {
    rule: isText ? "text-sum-in-loop" : "list-sum-in-loop",
    node: region,
    severity: isText ? "info" : "warning",
    title: `\`${name}\` is ${isText ? "made anew, one piece longer," : "copied as a whole"} in every round of the loop`,
    why: isText
      ? `A text cannot grow in place: where Python has to copy it, the time grows with the square of its length. Pieces in a list, joined at the end, are copied once.`
      : `The time grows with the square of the length of \`${name}\`. \`${name}.append(…)\` adds in place.`,
  };
}

/** It begins anew in this loop, by an assignment that is not a sum of itself. */
function isSetIn(tree: SyntaxTree, loop: SyntaxNode, name: string, sum: SyntaxNode): boolean {
  for (const each of descendants(loop)) {
    if (each === sum || each.type !== "assignment") continue;
    const target = fieldOf(each, "left");
    const value = fieldOf(each, "right");
    if (
      target &&
      value &&
      textOf(tree, target) === name &&
      !new RegExp(`\\b${RegExp.escape(name)}\\b`).test(textOf(tree, value))
    )
      return true;
  }
  return false;
}

function scriptSpread(tree: SyntaxTree, node: SyntaxNode): Slow | null {
  if (node.type === "assignment_expression") {
    const [target, value] = [fieldOf(node, "left"), fieldOf(node, "right")];
    const name = target ? textOf(tree, target) : "";
    const loops = loopsAround(tree, node);
    const region = outermost(loops);
    if (!region || !value || !copies(tree, value, name) || loops.some((loop) => loop.variables.includes(name)))
      return null;
    return copied(region, name);
  }
  if (!isFunction(node)) return null;
  const call = callOfEach(tree, node);
  const method = textOf(tree, fieldOf(fieldOf(call, "function"), "property") ?? node);
  const parameter = namedChildren(fieldOf(node, "parameters") ?? node)[0];
  if (!call || !method.startsWith("reduce") || !parameter) return null;
  const name = textOf(tree, parameter).split(/[:?\s]/, 1)[0] ?? "";
  for (const given of givenBack(node)) if (copies(tree, given, name)) return copied(call, name);
  return null;
}

const copied = (node: SyntaxNode, name: string): Slow => ({
  rule: "list-sum-in-loop",
  node,
  severity: "warning",
  title: `\`${name}\` is copied as a whole in every round of the loop`,
  why: `The time grows with the square of the length of \`${name}\`. Adding to one that is made once takes the same time for any length.`,
});

/** `[...name, x]`, `{ ...name, key: x }`, `name.concat(x)`, `Object.assign({}, name, …)`. */
function copies(tree: SyntaxTree, node: SyntaxNode, name: string): boolean {
  const value = node.type === "parenthesized_expression" ? (namedChildren(node)[0] ?? node) : node;
  if (value.type === "array" || value.type === "object") {
    return value.children.some((each) => each.type === "spread_element" && textOf(tree, each) === `...${name}`);
  }
  const text = value.type === "call_expression" ? textOf(tree, value) : "";
  return (
    text.startsWith(`${name}.concat(`) ||
    new RegExp(`^Object\\.assign\\(\\s*\\{\\}\\s*,\\s*${RegExp.escape(name)}\\b`).test(text)
  );
}

function* givenBack(node: SyntaxNode): Generator<SyntaxNode> {
  const body = fieldOf(node, "body");
  if (!body) return;
  if (body.type !== "statement_block") return yield body;
  for (const each of descendants(body, (below) => !isFunction(below))) {
    const value = each.type === "return_statement" ? namedChildren(each)[0] : undefined;
    if (value) yield value;
  }
}

/** `xs[1:]` and `xs.slice(1)` in a loop, or given to the function itself again. */
export const restCopy: Pattern = (tree, node, isPython) => {
  const list = isPython ? slicedInPython(tree, node) : slicedInScript(tree, node);
  if (list?.type !== "identifier") return null;
  const name = textOf(tree, list);
  const loops = loopsAround(tree, node);
  const region = outermost(loops);
  const isOwn =
    node.parent !== null &&
    node.parent.type.startsWith("assignment") &&
    textOf(tree, fieldOf(node.parent, "left") ?? node) === name;
  if (region && isOwn && loops.some((loop) => isMadeIn(tree, loop, name)))
    return rest(region, name, "in every round of the loop");
  const self = recursionAround(tree, node);
  return self ? rest(self, name, "with every call of itself") : null;
};

const rest = (node: SyntaxNode, name: string, when: string): Slow => ({
  rule: "rest-copy",
  node,
  severity: "info",
  title: `All that is left of \`${name}\` is copied ${when}`,
  why: `The copies together grow with the square of the length of \`${name}\`. An index that moves on needs no copy.`,
});

function slicedInPython(tree: SyntaxTree, node: SyntaxNode): SyntaxNode | null {
  const slice = node.type === "subscript" ? fieldOf(node, "subscript") : null;
  return slice?.type === "slice" && /^\s*1\s*:\s*$/.test(textOf(tree, slice)) ? fieldOf(node, "value") : null;
}

function slicedInScript(tree: SyntaxTree, node: SyntaxNode): SyntaxNode | null {
  if (node.type !== "call_expression") return null;
  return /\.slice\(\s*1\s*\)$/.test(textOf(tree, node)) ? fieldOf(fieldOf(node, "function"), "object") : null;
}

/** The function that is called, where it is the one that holds the call. */
function recursionAround(tree: SyntaxTree, node: SyntaxNode): SyntaxNode | null {
  const call = node.parent?.parent;
  if (call?.type !== "call" && call?.type !== "call_expression") return null;
  const callee = textOf(tree, fieldOf(call, "function") ?? call);
  for (let next = call.parent; next; next = next.parent) {
    const name =
      fieldOf(next, "name") ?? (next.parent?.type === "variable_declarator" ? fieldOf(next.parent, "name") : null);
    if (isFunction(next) && name && textOf(tree, name) === callee) return next;
  }
  return null;
}
