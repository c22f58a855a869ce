// Reads from the source what each procedure answers with and what its comment says, as schemas: no second description to keep true.
import { fileURLToPath } from "node:url";
import ts from "typescript-6";
import type { AnswerSchemas, ProcedureAnswer } from "./answer-schemas.ts";
import type { Schema } from "./schema.ts";
import { typeSchemas } from "./type-schema.ts";
import type { TypeSchemas } from "./type-schema.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const routerFile = `${root}server/routers/app.ts`;
const typesFile = `${root}server/openapi/answer-types.ts`;

/** Takes seconds: it type-checks the server. Says nothing of the personas on disk, whose starts all answer with StartedRun. */
export function readAnswerTypes(): AnswerSchemas {
  const { config } = ts.readConfigFile(`${root}tsconfig.json`, (path) => ts.sys.readFile(path)) as {
    readonly config: object;
  };
  const { options } = ts.parseJsonConfigFileContent({ ...config, files: [], include: [] }, ts.sys, root);
  const program = ts.createProgram([routerFile, typesFile], options);
  const checker = program.getTypeChecker();
  const isOurs = (file: ts.SourceFile) => file.fileName.startsWith(root) && !file.fileName.includes("/node_modules/");
  return readWith(program, checker, typeSchemas(checker, isOurs));
}

function readWith(program: ts.Program, checker: ts.TypeChecker, schemas: TypeSchemas): AnswerSchemas {
  const types: Record<string, Schema> = {};
  for (const property of membersOf(sourceOf(program, typesFile))) {
    types[property.name.getText()] = schemas.of(checker.getTypeAtLocation(property));
  }
  const nouns: Record<string, string> = {};
  const procedures: Record<string, ProcedureAnswer> = {};
  for (const { name: noun, initializer } of routesIn(sourceOf(program, routerFile), "appRouter")) {
    const { file, router } = routerOf(checker, initializer);
    nouns[noun] = firstLineOf(file);
    for (const { name, initializer: procedure, node } of routesIn(file, router)) {
      const { kind, output } = answerOf(checker, procedure);
      procedures[`${noun}.${name}`] = {
        kind,
        description: commentOf(node),
        answer: wireSchema(checker, schemas, output),
      };
    }
  }
  return { nouns, types, procedures, components: Object.fromEntries([...schemas.components].toSorted(byName)) };
}

const byName = ([a]: readonly [string, Schema], [b]: readonly [string, Schema]) => (a < b ? -1 : 1);

interface Route {
  readonly name: string;
  readonly node: ts.PropertyAssignment;
  readonly initializer: ts.Expression;
}

/** What `export const <name> = router({…})` names; what it spreads is left out. */
function routesIn(file: ts.SourceFile, name: string): readonly Route[] {
  for (const statement of file.statements.filter((each) => ts.isVariableStatement(each))) {
    for (const { name: declared, initializer } of statement.declarationList.declarations) {
      if (declared.getText() !== name || !initializer || !ts.isCallExpression(initializer)) continue;
      const [given] = initializer.arguments;
      if (!given || !ts.isObjectLiteralExpression(given)) continue;
      return given.properties
        .filter((each) => ts.isPropertyAssignment(each))
        .map((node) => ({ name: node.name.getText(), node, initializer: node.initializer }));
    }
  }
  throw new Error(`no router ${name} in ${file.fileName}`);
}

function routerOf(checker: ts.TypeChecker, reference: ts.Expression): { file: ts.SourceFile; router: string } {
  const imported = checker.getSymbolAtLocation(reference);
  const symbol = imported && checker.getAliasedSymbol(imported);
  const file = symbol?.declarations?.[0]?.getSourceFile();
  if (!symbol || !file) throw new Error(`no router ${reference.getText()}`);
  return { file, router: symbol.name };
}

function answerOf(checker: ts.TypeChecker, procedure: ts.Expression): { kind: string; output: ts.Type } {
  const inside = (type: ts.Type, name: string): ts.Type => {
    const property = checker.getPropertyOfType(type, name);
    if (!property) throw new Error(`no procedure: ${procedure.getText().slice(0, 80)}`);
    return checker.getTypeOfSymbol(property);
  };
  const definition = inside(checker.getTypeAtLocation(procedure), "_def");
  const kind = inside(definition, "type");
  return { kind: kind.isStringLiteral() ? kind.value : "", output: inside(inside(definition, "$types"), "output") };
}

/** Of what streams, the schema of one item. Null where nothing is answered. */
function wireSchema(checker: ts.TypeChecker, schemas: TypeSchemas, type: ts.Type): Schema | null {
  if (type.flags & (ts.TypeFlags.Void | ts.TypeFlags.Undefined)) return null;
  const name = (type.aliasSymbol ?? type.symbol)?.name;
  const [first] = type.aliasTypeArguments ?? checker.getTypeArguments(type as ts.TypeReference);
  if ((name === "AsyncGenerator" || name === "AsyncIterable" || name === "TrackedEnvelope") && first) {
    return wireSchema(checker, schemas, first);
  }
  return schemas.of(type);
}

function commentOf(node: ts.Node): string {
  const text = ts.getJSDocCommentsAndTags(node).map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? "");
  return text.join(" ").replaceAll(/\s+/g, " ").trim();
}

/** `// runs.*: follow, read and stop runs.` without its noun, and without names of files. */
function firstLineOf(file: ts.SourceFile): string {
  const text = (/^\/\/ (?:\S+: )?(.*)/.exec(file.text)?.[1] ?? "").replaceAll(/ \(\S+\.ts\)/g, "");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function sourceOf(program: ts.Program, name: string): ts.SourceFile {
  const file = program.getSourceFile(name);
  if (!file) throw new Error(`${name} is not there`);
  return file;
}

function membersOf(file: ts.SourceFile): readonly ts.PropertySignature[] {
  return file.statements
    .filter((each) => ts.isInterfaceDeclaration(each))
    .flatMap(({ members }) => members.filter((each) => ts.isPropertySignature(each)));
}
