// The same whole work done again in every round of a loop: sorting, summing, compiling, building rows.
import { fieldOf, namedChildren, textOf } from "../syntax/syntax-node.ts";
import type { SyntaxNode, SyntaxTree } from "../syntax/syntax-node.ts";
import { isMadeIn, loopsAround, outermost } from "./loops.ts";
import type { Loop } from "./loops.ts";
import type { Pattern, Slow } from "./pattern.ts";
import { kindOf } from "./values.ts";

/** Loops in which what the name holds stays the same thing. */
const outlived = (tree: SyntaxTree, loops: readonly Loop[], name: string): readonly Loop[] => {
  const root = /^[\w$]+/.exec(name)?.[0] ?? name;
  const made = loops.findIndex((loop) => isMadeIn(tree, loop, name) || loop.variables.includes(root));
  return made === -1 ? loops : loops.slice(0, made);
};

interface Call {
  /** `sorted`, or `sort` of `rows.sort()`. */
  readonly name: string;
  readonly owner: SyntaxNode | null;
  readonly given: readonly SyntaxNode[];
}

function callOf(tree: SyntaxTree, node: SyntaxNode): Call | null {
  if (node.type !== "call" && node.type !== "call_expression" && node.type !== "new_expression") return null;
  const callee = fieldOf(node, "function") ?? fieldOf(node, "constructor");
  if (!callee) return null;
  const method = fieldOf(callee, "attribute") ?? fieldOf(callee, "property");
  return {
    name: textOf(tree, method ?? callee),
    owner: fieldOf(callee, "object"),
    given: namedChildren(fieldOf(node, "arguments") ?? node),
  };
}

const simple = (node: SyntaxNode | null | undefined): boolean =>
  /^(?:identifier|attribute|member_expression)$/.test(node?.type ?? "");

export const sortInLoop: Pattern = (tree, node, isPython) => {
  const call = callOf(tree, node);
  if (!call) return null;
  const isSort = call.owner !== null && /^(?:sort|toSorted)$/.test(call.name);
  const list = isSort ? call.owner : isPython && call.name === "sorted" && !call.owner ? call.given[0] : undefined;
  if (!list || !simple(list)) return null;
  const name = textOf(tree, list);
  const region = outermost(outlived(tree, loopsAround(tree, node), name));
  if (!region) return null;
  return {
    rule: "sort-in-loop",
    node: region,
    severity: "warning",
    title: `\`${name}\` is sorted again in every round of the loop`,
    why: `Each round takes n log n for the length of \`${name}\`. Sorted once before the loop, or kept in order by ${isPython ? "`bisect.insort` or `heapq`" : "inserting at the right place"}, it is enough.`,
  };
};

const wholes = /^(?:sum|min|max|any|all|set|list|tuple|len|Counter|statistics\.\w+)$/;

/** `sum(rows[:i])`, `max(rows)`, `Math.max(...rows)`, `rows.slice(0, i).reduce(…)`. */
export const scanInLoop: Pattern = (tree, node, isPython) => {
  const call = callOf(tree, node);
  if (!call) return null;
  const found = isPython ? pythonScan(tree, call) : scriptScan(tree, call);
  if (!found) return null;
  const { list, isPart } = found;
  const name = textOf(tree, list);
  const loops = outlived(tree, loopsAround(tree, node), name);
  const region = outermost(loops);
  const kind = kindOf(tree, list);
  if (!region || kind === "few" || kind === "text" || kind === "hashed" || (!isPart && kind !== "list")) return null;
  const what = isPart ? `a part of \`${name}\`` : `all of \`${name}\``;
  return {
    rule: "scan-in-loop",
    node: region,
    severity: isPart ? "warning" : "info",
    title: `\`${call.name}\` goes through ${what} in every round of the loop`,
    why: `The time grows with the rounds times the length of \`${name}\`. A value that is carried along, or worked out once before, needs one pass.`,
  };
};

interface Scan {
  readonly list: SyntaxNode;
  readonly isPart: boolean;
}

function pythonScan(tree: SyntaxTree, { name, owner, given }: Call): Scan | null {
  const [first] = given;
  if (owner || !first || given.length !== 1 || !wholes.test(name)) return null;
  if (simple(first)) return /^(?:len|list|tuple|set)$/.test(name) ? null : { list: first, isPart: false };
  const slice = first.type === "subscript" ? fieldOf(first, "subscript") : null;
  const list = fieldOf(first, "value");
  // A slice of a fixed width is a window.
  const isOpen = slice?.type === "slice" && /^\s*:|:\s*$/.test(textOf(tree, slice));
  return isOpen && name !== "len" && list && simple(list) ? { list, isPart: true } : null;
}

function scriptScan(tree: SyntaxTree, { name, owner, given }: Call): Scan | null {
  if (!owner) return null;
  if (/^(?:max|min)$/.test(name) && textOf(tree, owner) === "Math" && given[0]?.type === "spread_element") {
    const list = namedChildren(given[0])[0];
    return list && simple(list) ? { list, isPart: false } : null;
  }
  if (!/^(?:reduce|some|every|filter)$/.test(name) || owner.type !== "call_expression") return null;
  const list = fieldOf(fieldOf(owner, "function"), "object");
  return list && simple(list) && /\.slice\(\s*(?:0\s*,\s*\w+|\w+\s*(?:\+\s*1\s*)?)\)$/.test(textOf(tree, owner))
    ? { list, isPart: true }
    : null;
}

/** `re.compile(…)`, `new RegExp(…)` that would be the same in every round. */
export const regexInLoop: Pattern = (tree, node, isPython) => {
  const call = callOf(tree, node);
  if (!call) return null;
  const isCompile = isPython
    ? call.name === "compile" && call.owner !== null && textOf(tree, call.owner) === "re"
    : call.name === "RegExp";
  if (!isCompile) return null;
  const loops = loopsAround(tree, node);
  const region = outermost(loops);
  const isFixed = call.given.every(({ type }) => type === "string" || type === "attribute");
  if (!region || !isFixed) return null;
  return {
    rule: "regex-in-loop",
    node: region,
    severity: "info",
    title: "The same pattern is compiled in every round of the loop",
    why: "Compiling takes longer than most matches; made once before the loop it is only used in it.",
  };
};

export const rowsOneByOne: Pattern = (tree, node, isPython) => {
  const call = isPython ? callOf(tree, node) : null;
  if (!call) return null;
  const loops = loopsAround(tree, node);
  if (call.name === "iterrows" && node.field === "right" && node.parent?.type === "for_statement") {
    return frames(
      "rows-one-by-one",
      node.parent,
      `\`iterrows\` makes a \`Series\` of every row`,
      "Each row costs thousands of times what a column's operation costs for it; columns can be computed with as a whole, and `itertuples` is far lighter.",
    );
  }
  const [first] = call.given;
  const isConcat = call.name === "concat" && first?.type === "list" && node.parent?.type === "assignment";
  const target = isConcat && node.parent ? fieldOf(node.parent, "left") : null;
  const isOwn =
    target !== null &&
    first !== undefined &&
    namedChildren(first).some((each) => textOf(tree, each) === textOf(tree, target));
  const region = outermost(loops);
  if (!isOwn || !region) return null;
  return frames(
    "frame-grown-in-loop",
    region,
    `\`${textOf(tree, target)}\` is copied as a whole in every round of the loop`,
    "The time grows with the square of the number of rows. Parts in a list, put together once after the loop, are copied once.",
  );
};

const frames = (rule: string, node: SyntaxNode, title: string, why: string): Slow => ({
  rule,
  node,
  severity: "warning",
  title,
  why,
});
