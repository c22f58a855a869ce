// The declarations of a TypeScript file as symbols: overloads and merged interfaces together, with what their comments say.
import ts from "typescript-6";
import type { ApiPart } from "../../../../pipelines/engine/documents.ts";

export type Syntax = Extract<ApiPart, { kind: "symbol" }>["syntax"];

export interface Documented {
  readonly summary: string;
  /** `@param`, `@returns`, `@throws` and so on, as `Parameter text: …`. */
  readonly tags: readonly string[];
  readonly examples: readonly string[];
}

export interface DeclaredSymbol {
  readonly name: string;
  readonly syntax: Syntax;
  readonly isExported: boolean;
  readonly isDefault: boolean;
  /** Each declaration without its comments. */
  readonly code: readonly string[];
  readonly docs: Documented;
  /** Those that have a comment of their own. */
  readonly members: readonly { readonly signature: string; readonly docs: Documented }[];
  /** Of a namespace: what is in it. */
  readonly inner: readonly DeclaredSymbol[];
}

export interface Scope {
  /** Of `declare module "name"` or a namespace; null of the file itself. */
  readonly name: string | null;
  readonly symbols: readonly DeclaredSymbol[];
}

export interface ModuleText {
  readonly scopes: readonly Scope[];
  /** `export * from "./x"`, and names that are exported from elsewhere or under another name. */
  readonly stars: readonly string[];
  readonly names: readonly { readonly from: string | null; readonly name: string; readonly as: string }[];
}

const characters = { code: 20_000, comment: 4000, signature: 600 };

export function readDeclarationText(name: string, text: string): ModuleText {
  const source = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
  const scopes: { name: string | null; symbols: DeclaredSymbol[] }[] = [];
  const stars: string[] = [];
  const names: { from: string | null; name: string; as: string }[] = [];

  const readScope = (scopeName: string | null, statements: readonly ts.Statement[], all: boolean): void => {
    scopes.push({ name: scopeName, symbols: symbolsOf(statements, source, all) });
    for (const statement of statements) {
      if (ts.isModuleDeclaration(statement) && ts.isStringLiteral(statement.name)) {
        const inner = statement.body && ts.isModuleBlock(statement.body) ? statement.body.statements : [];
        readScope(statement.name.text, inner, true);
      }
      if (scopeName !== null) continue;
      if (ts.isExportDeclaration(statement)) {
        const from =
          statement.moduleSpecifier && ts.isStringLiteral(statement.moduleSpecifier)
            ? statement.moduleSpecifier.text
            : null;
        const clause = statement.exportClause;
        if (!clause && from !== null) stars.push(from);
        else if (clause && ts.isNamedExports(clause))
          for (const each of clause.elements)
            names.push({ from, name: (each.propertyName ?? each.name).text, as: each.name.text });
      }
      if (ts.isExportAssignment(statement) && ts.isIdentifier(statement.expression))
        names.push({ from: null, name: statement.expression.text, as: "default" });
    }
  };
  // Without imports and exports everything in a file is there for all.
  readScope(null, source.statements, !ts.isExternalModule(source));
  return { scopes, stars, names };
}

function symbolsOf(statements: readonly ts.Statement[], source: ts.SourceFile, all: boolean): DeclaredSymbol[] {
  const byName = new Map<string, { first: DeclaredSymbol; rest: DeclaredSymbol[] }>();
  for (const statement of statements) {
    for (const symbol of symbolsIn(statement, source, all)) {
      const known = byName.get(symbol.name);
      if (known) known.rest.push(symbol);
      else byName.set(symbol.name, { first: symbol, rest: [] });
    }
  }
  return [...byName.values()].map(({ first, rest }) => rest.reduce(merged, first));
}

/** Overloads are one function; an interface beside a class or a namespace beside a function is part of it. */
function merged(a: DeclaredSymbol, b: DeclaredSymbol): DeclaredSymbol {
  const { docs } = a.docs.summary === "" ? b : a;
  return {
    ...a,
    isExported: a.isExported || b.isExported,
    isDefault: a.isDefault || b.isDefault,
    code: [...a.code, ...b.code],
    docs: {
      ...docs,
      tags: [...new Set([...a.docs.tags, ...b.docs.tags])],
      examples: [...a.docs.examples, ...b.docs.examples],
    },
    members: [...a.members, ...b.members],
    inner: [...a.inner, ...b.inner],
  };
}

function symbolsIn(statement: ts.Statement, source: ts.SourceFile, all: boolean): DeclaredSymbol[] {
  const flags = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []).map(({ kind }) => kind) : [];
  const isExported = all || flags.includes(ts.SyntaxKind.ExportKeyword);
  const isDefault = flags.includes(ts.SyntaxKind.DefaultKeyword);
  const same = {
    isExported,
    isDefault,
    code: [codeOf(statement, source)],
    docs: docsOf(statement),
    members: membersOf(statement, source),
    inner: [],
  };
  const named = (name: string | undefined, syntax: Syntax): DeclaredSymbol[] => {
    const shown = name ?? (isDefault ? "default" : "");
    // A broken declaration has an empty name.
    return shown === "" ? [] : [{ ...same, name: shown, syntax }];
  };
  if (ts.isFunctionDeclaration(statement)) return named(statement.name?.text, "function");
  if (ts.isClassDeclaration(statement)) return named(statement.name?.text, "class");
  if (ts.isInterfaceDeclaration(statement)) return named(statement.name.text, "interface");
  if (ts.isTypeAliasDeclaration(statement)) return named(statement.name.text, "type");
  if (ts.isEnumDeclaration(statement)) return named(statement.name.text, "enum");
  if (ts.isModuleDeclaration(statement) && ts.isIdentifier(statement.name) && statement.name.text !== "global")
    return named(statement.name.text, "namespace").map((symbol) => ({ ...symbol, inner: innerOf(statement, source) }));
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.flatMap(({ name }) =>
      ts.isIdentifier(name) ? named(name.text, "constant") : [],
    );
  return [];
}

function innerOf({ body }: ts.ModuleDeclaration, source: ts.SourceFile): DeclaredSymbol[] {
  if (body && ts.isModuleBlock(body)) return symbolsOf(body.statements, source, true);
  // `namespace A.B`
  return body && ts.isModuleDeclaration(body) ? symbolsOf([body], source, true) : [];
}

/** As it is written, without comments, so that its lines are what a reader calls its signature. */
function codeOf(node: ts.Node, source: ts.SourceFile): string {
  const text = node.getText(source);
  const from = node.getStart(source);
  const cuts: { start: number; end: number }[] = [];
  const visit = (each: ts.Node): void => {
    for (const { pos, end } of ts.getLeadingCommentRanges(source.text, each.pos) ?? []) {
      if (pos >= from && cuts.at(-1)?.start !== pos - from) cuts.push({ start: pos - from, end: end - from });
    }
    each
      .getChildren(source)
      .filter((child) => child.kind !== ts.SyntaxKind.JSDoc)
      .forEach(visit);
  };
  visit(node);
  let code = "";
  let at = 0;
  for (const { start, end } of cuts.toSorted((a, b) => a.start - b.start)) {
    if (start < at) continue;
    code += text.slice(at, start);
    at = end;
  }
  return (code + text.slice(at))
    .replace(/[ \t]+$/gm, "")
    .replace(/\n{2,}/g, "\n")
    .slice(0, characters.code);
}

function membersOf(statement: ts.Statement, source: ts.SourceFile): DeclaredSymbol["members"] {
  const members: readonly ts.Node[] =
    ts.isClassDeclaration(statement) || ts.isInterfaceDeclaration(statement) || ts.isEnumDeclaration(statement)
      ? [...statement.members]
      : ts.isTypeAliasDeclaration(statement) && ts.isTypeLiteralNode(statement.type)
        ? [...statement.type.members]
        : [];
  return members.flatMap((member) => {
    const docs = docsOf(member);
    if (docs.summary === "" && docs.tags.length === 0) return [];
    return [{ signature: codeOf(member, source).slice(0, characters.signature), docs }];
  });
}

const tagWords: Readonly<Record<string, string>> = {
  returns: "Returns",
  return: "Returns",
  throws: "Throws",
  exception: "Throws",
  deprecated: "Deprecated",
  remarks: "Remarks",
  default: "Default",
  defaultValue: "Default",
  since: "Since",
  see: "See",
};

function docsOf(node: ts.Node): Documented {
  const comments = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  const summary = comments
    .map(({ comment }) => plain(comment))
    .filter(Boolean)
    .join("\n\n");
  const tags: string[] = [];
  const examples: string[] = [];
  for (const tag of comments.flatMap((each) => each.tags ?? [])) {
    const name = tag.tagName.text;
    const text = plain(tag.comment);
    if (ts.isJSDocParameterTag(tag)) tags.push(`Parameter ${tag.name.getText()}: ${text.replace(/^-\s*/, "")}`);
    else if (name === "typeParam" || name === "template") tags.push(`Type parameter ${text.replace(/\s+-\s+/, ": ")}`);
    else if (name === "example") examples.push(text);
    else if (tagWords[name] !== undefined) tags.push(text === "" ? `${tagWords[name]}.` : `${tagWords[name]}: ${text}`);
  }
  return {
    summary: summary.slice(0, characters.comment),
    tags: tags.map((tag) => tag.slice(0, characters.comment)),
    examples,
  };
}

/** Links are their words. */
function plain(comment: string | ts.NodeArray<ts.JSDocComment> | undefined): string {
  const text = ts.getTextOfJSDocComment(comment) ?? "";
  return text
    .replace(
      /\{@link(?:code|plain)?\s+([^}|]+?)(?:\s*\|\s*([^}]+?)|\s+([^}]+?))?\s*\}/g,
      (_, target: string, a?: string, b?: string) => (b?.startsWith("://") === true ? target + b : (a ?? b ?? target)),
    )
    .trim();
}
