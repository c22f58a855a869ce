// A call of a symbol made by code from its declaration: values for plain types, a declared name for every other.

interface Callable {
  readonly name: string;
  readonly module: string;
  readonly isDefault: boolean;
  readonly syntax: string;
  /** The declarations without comments. */
  readonly code: string;
}

interface Parameter {
  readonly name: string;
  readonly type: string;
}

/** Parameters of one signature that are read. */
const parametersAtMost = 12;

/** Null where there is nothing to call. */
export function callText(symbol: Callable): string | null {
  const { name, syntax, code } = symbol;
  const local = symbol.isDefault && !/^[\w$]+$/.test(name) ? "imported" : name;
  const head = importOf(symbol, local);
  if (syntax === "function") {
    // With overloads, `Parameters` speaks of the last one.
    const list = lastList(
      code,
      new RegExp(String.raw`\bfunction\s*${escaped(lastPart(name))}\s*`, "g"),
      /\bfunction\s*/g,
    );
    if (list === undefined) return null;
    return withCall(head, `${list.isAsync ? "await " : ""}${local}`, list.text, `Parameters<typeof ${local}>`);
  }
  if (syntax === "class") {
    if (/\babstract\s+class\b|\bprivate\s+constructor\b|\bprotected\s+constructor\b/.test(code))
      return `${head}\n\ndeclare const given: ${local};`;
    const list = lastList(code, /\bconstructor\s*/g)?.text ?? "";
    return withCall(head, `new ${local}`, list, `ConstructorParameters<typeof ${local}>`);
  }
  if (syntax === "constant" || syntax === "enum" || syntax === "namespace") return `${head}\n\nconsole.log(${local});`;
  return null;
}

function importOf({ module, name, isDefault }: Callable, local: string): string {
  const [first = name] = local.split(".");
  return isDefault
    ? `import ${first} from ${JSON.stringify(module)};`
    : `import { ${first} } from ${JSON.stringify(module)};`;
}

function withCall(head: string, callee: string, list: string, all: string): string {
  const parameters = parametersOf(list);
  const declared: string[] = [];
  const values = parameters.map(({ name, type }, at) => {
    const plain = valueOf(type);
    if (plain !== undefined) return plain;
    const known = /^[A-Za-z_$][\w$]*$/.test(name) && !callee.endsWith(name) ? name : `value${at + 1}`;
    declared.push(`declare const ${known}: ${all}[${at}];`);
    return known;
  });
  const lines = declared.length > 0 ? `\n${declared.join("\n")}\n` : "";
  return `${head}\n${lines}\nconst result = ${callee}(${values.join(", ")});`;
}

const values: Readonly<Record<string, string>> = {
  string: '"text"',
  number: "1",
  boolean: "true",
  bigint: "1n",
  null: "null",
  undefined: "undefined",
  any: '"text"',
  unknown: '"text"',
  "string[]": '["text"]',
  "number[]": "[1]",
};

/** Of the first of several types that is plain. */
function valueOf(type: string): string | undefined {
  for (const each of type.split("|")) {
    const plain = each.trim().replace(/^readonly\s+/, "");
    const literal = /^(?:"[^"\n]*"|'[^'\n]*'|-?\d+(?:\.\d+)?|true|false)$/.exec(plain)?.[0];
    if (literal !== undefined) return literal;
    if (values[plain] !== undefined) return values[plain];
  }
  return undefined;
}

/** Required ones only, `this` and the rest left out. */
function parametersOf(list: string): readonly Parameter[] {
  const found: Parameter[] = [];
  for (const each of parted(list)) {
    const [, name = "", optional = "", type = ""] =
      /^\s*([\w$]+|[{[][\s\S]*?[}\]])\s*(\??)\s*:\s*([\s\S]+)$/.exec(each) ?? [];
    if (name === "this") continue;
    if (name === "" || optional === "?" || found.length >= parametersAtMost) break;
    found.push({ name, type: type.trim() });
  }
  return found;
}

/** At the commas that stand in no bracket. */
function parted(list: string): readonly string[] {
  const parts = [""];
  let depth = 0;
  for (const [at, character] of list.split("").entries()) {
    if ("([{<".includes(character)) depth += 1;
    // The arrow of a function type closes nothing.
    if (")]}".includes(character) || (character === ">" && list[at - 1] !== "=")) depth -= 1;
    if (character === "," && depth === 0) parts.push("");
    else parts[parts.length - 1] += character;
  }
  return parts.filter((part) => part.trim() !== "");
}

/** What stands between the brackets of the last signature that begins with one of these. */
function lastList(
  code: string,
  ...begins: readonly RegExp[]
): { readonly text: string; readonly isAsync: boolean } | undefined {
  for (const begin of begins) {
    const last = [...code.matchAll(begin)].at(-1);
    if (!last) continue;
    const open = afterTypeParameters(code, last.index + last[0].length);
    if (code[open] !== "(") continue;
    let depth = 0;
    for (let at = open; at < code.length; at += 1) {
      if (code[at] === "(") depth += 1;
      if (code[at] === ")") depth -= 1;
      if (depth === 0)
        return { text: code.slice(open + 1, at), isAsync: /^\)\s*:\s*Promise\b/.test(code.slice(at, at + 80)) };
    }
  }
  return undefined;
}

function afterTypeParameters(code: string, from: number): number {
  if (code[from] !== "<") return from;
  let depth = 0;
  for (let at = from; at < code.length; at += 1) {
    if (code[at] === "<") depth += 1;
    if (code[at] === ">" && code[at - 1] !== "=") depth -= 1;
    if (depth === 0) return at + 1;
  }
  return code.length;
}

const lastPart = (name: string): string => name.split(".").at(-1) ?? name;
const escaped = (text: string): string => text.replace(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);
