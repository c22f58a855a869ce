// Writes the declarations of `facet/client` into one file that imports nothing: a program that uses them needs none of Facet's dependencies.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript-6";
import { openTypePrinter } from "./print-type.ts";

/** The published interfaces, as they stand; what they import is written out. */
const published = "server/remote/types.ts";

/** The types come from the personas on this disk. Throws an Error where the sources do not fit together. */
export function writeDeclarations(folder: string, file: string): void {
  const program = openProgram(folder);
  const source = program.getSourceFile(join(folder, published));
  if (!source) throw new Error(`${published} is not there`);
  const checker = program.getTypeChecker();
  const imports = source.statements.filter((each) => ts.isImportDeclaration(each));
  const imported = imports.flatMap((each) => namesIn(each));
  const own = source.statements.flatMap((each) =>
    ts.isInterfaceDeclaration(each) || ts.isTypeAliasDeclaration(each) ? [each.name.text] : [],
  );
  const isOfLanguage = (symbol: ts.Symbol) =>
    symbol.declarations?.some((each) => program.isSourceFileDefaultLibrary(each.getSourceFile())) ?? false;
  const names = imported.map((each) => each.text);
  const printer = openTypePrinter(checker, isOfLanguage, [...own, "Api", "FacetClientError"]);
  const written = imported
    .filter((each) => each.text !== "Api")
    .flatMap((each) => {
      const text = printer.print(checker.getTypeAtLocation(each));
      return text === each.text ? [] : [`export type ${each.text} = ${text};`];
    });
  if (!names.includes("Api")) throw new Error(`${published} does not import Api`);
  const api = printApi(checker, apiSymbol(checker, program, folder), printer.print);
  const text = source.text.slice(imports.at(-1)?.end ?? 0).trim();
  const all = [head, text, tail, `export type Api = ${api};`, ...written, ...printer.declarations()];
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, indented(`${all.join("\n\n")}\n`));
}

/** By the braces that stand open. */
function indented(text: string): string {
  let depth = 0;
  const lines = text.split("\n").map((line) => {
    const bare = line.trim();
    if (bare.startsWith("}")) depth -= 1;
    const written = bare === "" ? "" : "  ".repeat(depth) + (bare.startsWith("*") ? ` ${bare}` : bare);
    if (bare.endsWith("{")) depth += 1;
    return written;
  });
  return lines.join("\n");
}

const head = "// Written by server/setup/write-declarations.ts from the sources of Facet.";
const tail = `/** Asks nothing yet. Works in Node from 20 on, and in browsers on a page of the same origin. */
export declare function connect(options?: ConnectOptions): FacetClient;

export declare class FacetClientError extends Error implements FacetClientFailure {
readonly data: FacetErrorData;
readonly status: number;
constructor(message: string, given: Pick<FacetClientFailure, "data" | "status">, cause?: unknown);
}

/** Ends the waiting for one call. */
export interface CallOptions {
readonly signal?: AbortSignal | undefined;
}`;

function openProgram(folder: string): ts.Program {
  const file = join(folder, "tsconfig.json");
  const json = ts.parseConfigFileTextToJson(file, readFileSync(file, "utf8")).config as object;
  const files = [published, "server/api.ts"];
  const { options, fileNames } = ts.parseJsonConfigFileContent({ ...json, include: [], files }, ts.sys, folder);
  return ts.createProgram(fileNames, options);
}

function namesIn(declaration: ts.ImportDeclaration): readonly ts.Identifier[] {
  const bindings = declaration.importClause?.namedBindings;
  return bindings && ts.isNamedImports(bindings) ? bindings.elements.map((each) => each.name) : [];
}

/** The router's procedures, nested as they are called. */
function apiSymbol(checker: ts.TypeChecker, program: ts.Program, folder: string): ts.Type {
  const source = program.getSourceFile(join(folder, "server/api.ts"));
  const module = source && checker.getSymbolAtLocation(source);
  const router = module && checker.getExportsOfModule(module).find((each) => each.name === "AppRouter");
  if (!router) throw new Error("server/api.ts exports no AppRouter");
  return memberOf(checker, memberOf(checker, checker.getDeclaredTypeOfSymbol(router), "_def"), "record");
}

function printApi(checker: ts.TypeChecker, record: ts.Type, print: (type: ts.Type) => string): string {
  const lines = record.getProperties().flatMap((each) => {
    const type = checker.getTypeOfSymbol(each);
    const comment = ts.displayPartsToString(each.getDocumentationComment(checker));
    const text = type.getProperty("_def") ? printProcedure(checker, type, print) : printApi(checker, type, print);
    return text === null ? [] : [`${comment === "" ? "" : `/** ${comment} */\n`}readonly ${each.name}: ${text};`];
  });
  return `{\n${lines.join("\n")}\n}`;
}

/** Null for a subscription: the typed client follows runs by `follow`. */
function printProcedure(checker: ts.TypeChecker, type: ts.Type, print: (type: ts.Type) => string): string | null {
  const definition = memberOf(checker, type, "_def");
  const kind = checker.typeToString(memberOf(checker, definition, "type"));
  if (kind === `"subscription"`) return null;
  const types = memberOf(checker, definition, "$types");
  const input = memberOf(checker, types, "input");
  const none = (input.flags & ts.TypeFlags.Void) !== 0;
  const optional = none || (input.isUnion() && input.types.some(({ flags }) => (flags & ts.TypeFlags.Undefined) !== 0));
  const given = `input${optional ? "?" : ""}: ${none ? "undefined" : print(input)}, options?: CallOptions`;
  const verb = kind === `"query"` ? "query" : "mutate";
  return `{ readonly ${verb}: (${given}) => Promise<${print(memberOf(checker, types, "output"))}> }`;
}

function memberOf(checker: ts.TypeChecker, type: ts.Type, name: string): ts.Type {
  const member = type.getProperty(name);
  if (!member) throw new Error(`The router's type has no ${name}`);
  return checker.getTypeOfSymbol(member);
}
