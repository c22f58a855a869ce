// Which nodes of each grammar define something, and how its name is found.
import type { CodeLanguage, SymbolKind } from "../../../pipelines/engine/code.ts";
import { fieldOf } from "./syntax-node.ts";
import type { SyntaxNode } from "./syntax-node.ts";

export interface Definition {
  readonly kind: SymbolKind;
  /** The node of its name. */
  readonly name: SyntaxNode;
  /** What holds parameters and body; the defining node where it does so itself. */
  readonly holder: SyntaxNode;
  /** Of a method that stands outside its class. */
  readonly parent?: SyntaxNode;
}

type Kinds = Readonly<Record<string, SymbolKind>>;

const script: Kinds = {
  function_declaration: "function",
  generator_function_declaration: "function",
  function_signature: "function",
  method_definition: "method",
  method_signature: "method",
  abstract_method_signature: "method",
  class_declaration: "class",
  abstract_class_declaration: "class",
  interface_declaration: "interface",
  type_alias_declaration: "type",
  enum_declaration: "type",
  internal_module: "module",
  module: "module",
};

const cLike: Kinds = {
  function_definition: "function",
  struct_specifier: "class",
  class_specifier: "class",
  union_specifier: "class",
  enum_specifier: "type",
  type_definition: "type",
  namespace_definition: "module",
  preproc_def: "constant",
  preproc_function_def: "constant",
};

const kinds: Partial<Record<CodeLanguage, Kinds>> = {
  javascript: script,
  jsx: script,
  typescript: script,
  tsx: script,
  python: { function_definition: "function", class_definition: "class" },
  java: {
    class_declaration: "class",
    record_declaration: "class",
    enum_declaration: "type",
    interface_declaration: "interface",
    annotation_type_declaration: "interface",
    method_declaration: "method",
    constructor_declaration: "method",
    compact_constructor_declaration: "method",
  },
  c: cLike,
  cpp: cLike,
  go: {
    function_declaration: "function",
    method_declaration: "method",
    type_spec: "type",
    const_spec: "constant",
  },
  rust: {
    function_item: "function",
    function_signature_item: "function",
    struct_item: "class",
    union_item: "class",
    enum_item: "type",
    type_item: "type",
    trait_item: "interface",
    mod_item: "module",
    const_item: "constant",
    static_item: "constant",
    macro_definition: "function",
  },
  shell: { function_definition: "function" },
};

const functionValues: readonly string[] = ["arrow_function", "function_expression", "function", "generator_function"];
const needsBody: readonly string[] = ["struct_specifier", "class_specifier", "union_specifier", "enum_specifier"];

export function definitionOf(language: CodeLanguage, node: SyntaxNode): Definition | null {
  if (!node.isNamed) return null;
  const kind = kinds[language]?.[node.type];
  if (kind) return named(node, kind);
  if (language === "python") return pythonConstant(node);
  if (["javascript", "jsx", "typescript", "tsx"].includes(language)) return scriptValue(node);
  if (language === "java" && node.type === "field_declaration") return javaConstant(node);
  return null;
}

function named(node: SyntaxNode, kind: SymbolKind): Definition | null {
  if (needsBody.includes(node.type) && !fieldOf(node, "body")) return null;
  // A type that is named where it is written belongs to that name.
  if (needsBody.includes(node.type) && node.parent?.type === "type_definition" && !fieldOf(node, "name")) return null;
  const declarator = fieldOf(node, "declarator");
  if (declarator) return declared(node, kind, declarator);
  const name = fieldOf(node, "name");
  if (!name) return null;
  if (node.type === "type_spec") return { kind: goType(fieldOf(node, "type")), name, holder: node };
  const receiver = fieldOf(node, "receiver");
  const parent = receiver ? lastIdentifier(receiver, ["type_identifier"]) : null;
  return { kind, name, holder: node, ...(parent && { parent }) };
}

const goType = (type: SyntaxNode | null): SymbolKind =>
  type?.type === "struct_type" ? "class" : type?.type === "interface_type" ? "interface" : "type";

/** C and C++: the name lies below pointers, references and the parameter list. */
function declared(node: SyntaxNode, kind: SymbolKind, declarator: SyntaxNode): Definition | null {
  let at: SyntaxNode | null = declarator;
  let holder = node;
  while (at) {
    if (at.type === "function_declarator") holder = at;
    const below: SyntaxNode | null =
      fieldOf(at, "declarator") ??
      (at.type.endsWith("_declarator") ? (at.children.findLast((child) => child.isNamed) ?? null) : null);
    if (!below) break;
    at = below;
  }
  if (!at) return null;
  if (at.type !== "qualified_identifier") return { kind, name: at, holder };
  const scope = fieldOf(at, "scope");
  const name = fieldOf(at, "name") ?? at;
  return { kind: "method", name, holder, ...(scope && { parent: scope }) };
}

function lastIdentifier(node: SyntaxNode, types: readonly string[]): SyntaxNode | null {
  let last: SyntaxNode | null = null;
  const open = [node];
  for (let next = open.pop(); next; next = open.pop()) {
    if (types.includes(next.type) && (!last || next.start < last.start)) last = next;
    open.push(...next.children);
  }
  return last;
}

function pythonConstant(node: SyntaxNode): Definition | null {
  if (node.type !== "assignment" || node.parent?.parent?.type !== "module") return null;
  const name = fieldOf(node, "left");
  return name?.type === "identifier" ? { kind: "constant", name, holder: node } : null;
}

function javaConstant(node: SyntaxNode): Definition | null {
  const modifiers = node.children.find(({ type }) => type === "modifiers");
  const words = modifiers?.children.map(({ type }) => type) ?? [];
  const name = fieldOf(fieldOf(node, "declarator"), "name");
  return name && words.includes("static") && words.includes("final") ? { kind: "constant", name, holder: node } : null;
}

/** `const f = () => …`, `f = function () {}`, `exports.f = …`, `{ f: () => … }`, and constants of the module. */
function scriptValue(node: SyntaxNode): Definition | null {
  const value = fieldOf(node, node.type === "assignment_expression" ? "right" : "value");
  const isFunction = value !== null && functionValues.includes(value.type);
  switch (node.type) {
    case "variable_declarator": {
      const name = fieldOf(node, "name");
      if (name?.type !== "identifier") return null;
      if (isFunction) return { kind: "function", name, holder: value };
      if (value?.type === "class") return { kind: "class", name, holder: value };
      const level = node.parent?.parent;
      const isOfModule = level?.type === "program" || level?.type === "export_statement";
      return isOfModule && node.parent?.type === "lexical_declaration"
        ? { kind: "constant", name, holder: node }
        : null;
    }
    case "assignment_expression": {
      const left = fieldOf(node, "left");
      const name = left?.type === "member_expression" ? fieldOf(left, "property") : left;
      return isFunction && name ? { kind: "function", name, holder: value } : null;
    }
    case "pair":
    case "public_field_definition":
    case "field_definition": {
      const name = fieldOf(node, "key") ?? fieldOf(node, "name") ?? fieldOf(node, "property");
      return isFunction && name ? { kind: "method", name, holder: value } : null;
    }
    default:
      return null;
  }
}
