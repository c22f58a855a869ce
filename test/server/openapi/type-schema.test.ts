import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ts from "typescript-6";
import { afterAll, beforeAll, expect, test } from "vitest";
import { typeSchemas } from "../../../server/openapi/type-schema.ts";
import type { TypeSchemas } from "../../../server/openapi/type-schema.ts";

const source = `
/** A thing. */
interface Named { readonly name: string; readonly inside?: Named; readonly say: () => void }
type Kind = "b" | "a";
interface Square { readonly shape: "square"; readonly side: number }
type Shape = Square | { readonly shape: "circle"; readonly radius: number };
interface Twin { readonly a: string }
declare namespace Other { interface Twin { readonly b: string } }
export interface Types {
  readonly text: string;
  readonly truth: boolean;
  readonly anything: unknown;
  readonly one: "one";
  readonly kind: Kind;
  readonly kindOrNone: Kind | null;
  readonly optional: { readonly a?: number; readonly b: string | undefined };
  readonly list: readonly string[];
  readonly pair: readonly [number, "x"?];
  readonly record: Readonly<Record<string, number>>;
  readonly texts: Readonly<Record<"en" | "de", string>>;
  readonly named: Named;
  readonly shape: Shape;
  readonly both: Square & { readonly colour: string };
  readonly twin: Twin;
  readonly otherTwin: Other.Twin;
  readonly none: any;
  readonly big: bigint;
}
`;
const folder = mkdtempSync(join(tmpdir(), "facet-types-"));
let schemas: TypeSchemas;
let types: ReadonlyMap<string, ts.Type>;

beforeAll(() => {
  const path = join(folder, "types.ts");
  writeFileSync(path, source);
  const program = ts.createProgram([path], { strict: true, target: ts.ScriptTarget.ES2022 });
  const checker = program.getTypeChecker();
  schemas = typeSchemas(checker, (file) => file.fileName === path);
  const file = program.getSourceFile(path)!;
  const declared = file.statements.find((each) => ts.isInterfaceDeclaration(each) && each.name.text === "Types")!;
  const properties = checker.getTypeAtLocation(declared).getProperties();
  types = new Map(properties.map((each) => [each.name, checker.getTypeOfSymbol(each)]));
});
afterAll(() => rmSync(folder, { recursive: true }));

const of = (name: string) => schemas.of(types.get(name)!);
const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const closed = { type: "object", additionalProperties: false };

test("what JSON cannot hold, or what says nothing, is refused", () => {
  expect(() => of("none")).toThrow("JSON has no any");
  expect(() => of("big")).toThrow("JSON has no bigint");
});

test("two types of one name are refused", () => {
  expect(of("twin")).toEqual(reference("Twin"));
  expect(() => of("otherTwin")).toThrow("two types are called Twin");
});

test.each([
  ["text", { type: "string" }],
  ["truth", { type: "boolean" }],
  ["anything", {}],
  ["one", { type: "string", const: "one" }],
  ["kind", reference("Kind")],
  ["kindOrNone", { anyOf: [reference("Kind"), { type: "null" }] }],
  ["optional", { ...closed, properties: { a: { type: "number" }, b: { type: "string" } } }],
  ["list", { type: "array", items: { type: "string" } }],
  ["record", { type: "object", additionalProperties: { type: "number" } }],
  ["texts", { ...closed, properties: { en: { type: "string" }, de: { type: "string" } }, required: ["en", "de"] }],
  ["named", reference("Named")],
  ["shape", reference("Shape")],
])("%s is what its type says", (name, schema) => {
  expect(of(name)).toEqual(schema);
});

test("a pair has as many places as its type", () => {
  const prefixItems = [{ type: "number" }, { type: "string", const: "x" }];
  expect(of("pair")).toEqual({ type: "array", prefixItems, items: false, minItems: 1, maxItems: 2 });
});

test("a named type may hold itself, keeps its comment, and loses its functions", () => {
  of("named");
  const properties = { name: { type: "string" }, inside: reference("Named") };
  expect(schemas.components.get("Named")).toEqual({
    ...closed,
    properties,
    required: ["name"],
    description: "A thing.",
  });
});

test("the members of a union are told apart by the text that differs, and get names", () => {
  of("shape");
  const mapping = { square: "#/components/schemas/Square", circle: "#/components/schemas/ShapeCircle" };
  expect(schemas.components.get("Shape")).toEqual({
    type: "object",
    oneOf: [reference("Square"), reference("ShapeCircle")],
    discriminator: { propertyName: "shape", mapping },
  });
  expect(schemas.components.get("Kind")).toEqual({ type: "string", enum: ["a", "b"] });
});

test("what is both of two types has the fields of both", () => {
  const { required } = of("both");
  expect(required).toEqual(["shape", "side", "colour"]);
});
