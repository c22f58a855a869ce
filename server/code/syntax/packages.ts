// What a file imports from outside the submitted files and its language's own library.
import { builtinModules } from "node:module";
import type { CodeFile, CodeLanguage } from "../../../pipelines/engine/code.ts";
import { pythonModules } from "./python-modules.ts";
import { descendants, fieldOf, textOf } from "./syntax-node.ts";
import type { SyntaxNode, SyntaxTree } from "./syntax-node.ts";

export function packagesOf(file: CodeFile, tree: SyntaxTree, names: readonly string[]): string[] {
  const found = new Set<string>();
  const imports = importsOf[file.language];
  if (!imports) return [];
  for (const node of descendants(tree.root)) for (const name of imports(tree, node)) found.add(name);
  const own = new Set(names.flatMap((name) => name.replace(/\.\w+$/, "").split("/")));
  return [...found].filter((name) => name !== "" && !own.has(name)).toSorted();
}

type Imports = (tree: SyntaxTree, node: SyntaxNode) => readonly string[];

const importsOf: Partial<Record<CodeLanguage, Imports>> = {
  python: pythonImport,
  javascript: scriptImport,
  jsx: scriptImport,
  typescript: scriptImport,
  tsx: scriptImport,
  go: (tree, node) =>
    node.type === "import_spec" ? [unquoted(tree, fieldOf(node, "path"))].filter((path) => path.includes(".")) : [],
  rust: (tree, node) => (node.type === "use_declaration" ? rustCrate(textOf(tree, node)) : []),
  java: (tree, node) => (node.type === "import_declaration" ? javaPackage(textOf(tree, node)) : []),
};

function pythonImport(tree: SyntaxTree, node: SyntaxNode): string[] {
  const isFrom = node.type === "import_from_statement";
  if (!isFrom && node.type !== "import_statement") return [];
  const modules = isFrom
    ? [fieldOf(node, "module_name")]
    : node.children.filter(({ field }) => field === "name").map((name) => fieldOf(name, "name") ?? name);
  return modules
    .filter((module): module is SyntaxNode => module !== null && module.type !== "relative_import")
    .map((module) => textOf(tree, module).split(".", 1)[0] ?? "")
    .filter((name) => !pythonModules.has(name));
}

function scriptImport(tree: SyntaxTree, node: SyntaxNode): string[] {
  const source = fieldOf(node, "source") ?? requiredBy(tree, node);
  if (source?.type !== "string") return [];
  const path = unquoted(tree, source);
  if (/^[./#~]|^node:|^@\//.test(path)) return [];
  const name = path
    .split("/")
    .slice(0, path.startsWith("@") ? 2 : 1)
    .join("/");
  return builtinModules.includes(name) ? [] : [name];
}

function requiredBy(tree: SyntaxTree, node: SyntaxNode): SyntaxNode | null {
  if (node.type !== "call_expression") return null;
  const callee = fieldOf(node, "function");
  if (!callee || (callee.type !== "import" && textOf(tree, callee) !== "require")) return null;
  return fieldOf(node, "arguments")?.children[1] ?? null;
}

const unquoted = (tree: SyntaxTree, node: SyntaxNode | null): string => (node ? textOf(tree, node).slice(1, -1) : "");

function rustCrate(text: string): string[] {
  const name = /use\s+(?:::)?(\w+)/.exec(text)?.[1] ?? "";
  return ["std", "core", "alloc", "crate", "self", "super", "pub"].includes(name) ? [] : [name];
}

function javaPackage(text: string): string[] {
  const path = /import\s+(?:static\s+)?([\w.]+)/.exec(text)?.[1] ?? "";
  return /^javax?\./.test(path) ? [] : [path.split(".").slice(0, 2).join(".")];
}
