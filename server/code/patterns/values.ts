// What kind of value a name holds, as far as its function shows it.
import { descendants, fieldOf, textOf } from "../syntax/syntax-node.ts";
import type { SyntaxNode, SyntaxTree } from "../syntax/syntax-node.ts";
import { scopeOf } from "./loops.ts";

/** `few` is a list that is written down and never grows. */
export type Kind = "list" | "few" | "hashed" | "text" | "other" | "unknown";

const listCalls = /^(?:list|sorted|Array|Array\.from|Array\.of|Object\.(?:keys|values|entries))$/;
const listMethods =
  /^(?:split|splitlines|readlines|map|filter|slice|concat|sort|reverse|flat|flatMap|toSorted|toReversed|tolist)$/;
const hashedCalls =
  /^(?:set|frozenset|dict|Counter|defaultdict|OrderedDict|collections\.\w+|Set|Map|WeakSet|WeakMap|Object\.fromEntries)$/;
const textCalls = /^(?:str|String|input|open)$/;
const textMethods = /^(?:join|strip|lower|upper|replace|read|trim|toLowerCase|toUpperCase|toString|format|decode)$/;

/** Of an identifier, or of a chain such as `this.rows`. */
export function kindOf(tree: SyntaxTree, node: SyntaxNode): Kind {
  if (!/^(?:identifier|attribute|member_expression)$/.test(node.type)) return kindOfValue(tree, node);
  const name = textOf(tree, node);
  const scope = scopeOf(tree, node);
  const found = valuesOf(tree, scope, name) ?? (scope === tree.root ? undefined : valuesOf(tree, tree.root, name));
  const kind = found ?? kindByUse(tree, scope, name);
  return kind === "few" && isGrown(tree, name) ? "list" : kind;
}

/** The first thing that is known to be put under the name. */
function valuesOf(tree: SyntaxTree, scope: SyntaxNode, name: string): Kind | undefined {
  for (const each of descendants(scope)) {
    const isTarget =
      each.field === "left" ||
      each.field === "name" ||
      each.parent?.type === "typed_parameter" ||
      each.field === "pattern";
    if (!isTarget || !each.parent || textOf(tree, each) !== name) continue;
    const type = fieldOf(each.parent, "type");
    const byType = type ? kindOfType(textOf(tree, type)) : undefined;
    if (byType) return byType;
    const value = each.parent.type.startsWith("assignment")
      ? fieldOf(each.parent, "right")
      : fieldOf(each.parent, "value");
    const kind = value ? kindOfValue(tree, value) : "unknown";
    if (kind !== "unknown") return kind;
  }
  return undefined;
}

function kindOfType(type: string): Kind | undefined {
  const bare = type.replace(/^[:\s]+/, "");
  if (
    /^(?:readonly\s+)?[\w.<>]+\[\]$|^(?:Readonly)?Array<|^(?:typing\.)?(?:list|List|Sequence|MutableSequence|Deque|tuple|Tuple)\b/.test(
      bare,
    )
  )
    return "list";
  if (
    /^(?:Readonly)?(?:Set|Map|Record)<|^(?:typing\.)?(?:set|Set|dict|Dict|frozenset|Mapping|FrozenSet|Counter|AbstractSet)\b/.test(
      bare,
    )
  )
    return "hashed";
  if (/^(?:str|string)$/.test(bare)) return "text";
  return /^(?:int|float|number|bool|boolean)$/.test(bare) ? "other" : undefined;
}

function kindOfValue(tree: SyntaxTree, node: SyntaxNode): Kind {
  switch (node.type) {
    case "list":
    case "tuple":
    case "array":
      return node.children.some(({ type }) => /splat|spread/.test(type)) ? "list" : "few";
    case "list_comprehension":
      return "list";
    case "set":
    case "dictionary":
    case "object":
    case "set_comprehension":
    case "dictionary_comprehension":
      return "hashed";
    case "string":
    case "template_string":
    case "concatenated_string":
      return "text";
    case "integer":
    case "float":
    case "number":
    case "true":
    case "false":
      return "other";
    case "binary_operator": {
      const left = fieldOf(node, "left");
      return left?.type === "list" ? "list" : "unknown";
    }
    case "call":
    case "call_expression":
    case "new_expression":
      return kindOfCall(tree, node);
    default:
      return "unknown";
  }
}

function kindOfCall(tree: SyntaxTree, node: SyntaxNode): Kind {
  const callee = fieldOf(node, "function") ?? fieldOf(node, "constructor");
  if (!callee) return "unknown";
  const text = textOf(tree, callee);
  if (listCalls.test(text)) return "list";
  if (hashedCalls.test(text)) return "hashed";
  if (textCalls.test(text)) return "text";
  const method = textOf(tree, fieldOf(callee, "attribute") ?? fieldOf(callee, "property") ?? callee);
  if (textMethods.test(method)) return "text";
  return callee.type !== "identifier" && listMethods.test(method) ? "list" : "unknown";
}

/** What is done with it shows what it is. */
function kindByUse(tree: SyntaxTree, scope: SyntaxNode, name: string): Kind {
  const text = tree.text.slice(scope.start, scope.end);
  const uses = (rest: string) => new RegExp(`(?<![\\w.$])${RegExp.escape(name)}${rest}`).test(text);
  if (uses("\\.(?:append|push|unshift|extend|forEach|map|filter|some|every|reduce|sort|splice|insert|reverse)\\("))
    return "list";
  if (uses("\\.(?:add|get|has|items|keys|values|set|setdefault|update)\\(") || uses("\\[[\"']")) return "hashed";
  if (
    uses(
      "\\.(?:lower|upper|strip|split|startswith|endswith|toLowerCase|charAt|charCodeAt|trim|startsWith|replace|substring)\\(",
    )
  )
    return "text";
  return "unknown";
}

const isGrown = (tree: SyntaxTree, name: string): boolean =>
  new RegExp(`(?<![\\w.$])${RegExp.escape(name)}\\s*(?:\\.(?:append|push|unshift|extend|insert)\\(|\\+=)`).test(
    tree.text,
  );
