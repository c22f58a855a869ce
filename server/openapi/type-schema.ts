// Turns a TypeScript type into the JSON Schema (2020-12) of what JSON makes of its values; named types become components.
import ts from "typescript-6";
import { discriminated } from "./discriminated.ts";
import { pascalCase } from "./schema.ts";
import type { Schema } from "./schema.ts";

/** Of a type whose name is taken in the source. */
const names: Readonly<Record<string, string>> = { FacetErrorData: "FacetError" };

export interface TypeSchemas {
  readonly of: (type: ts.Type) => Schema;
  readonly components: ReadonlyMap<string, Schema>;
}

/** Types declared in `isOurs` files keep their names. Throws where two of them have one name, or where JSON has no such value. */
export function typeSchemas(checker: ts.TypeChecker, isOurs: (file: ts.SourceFile) => boolean): TypeSchemas {
  const components = new Map<string, Schema>();
  const named = new Map<string, ts.Type>();
  /** Names of unions by their members: `Union | null` is another union, which has lost the name. */
  const unions = new Map<string, { readonly name: string; readonly type: ts.Type }>();

  function of(type: ts.Type): Schema {
    const name = nameOf(type);
    return name === null ? shapeOf(type, null) : component(name, type);
  }

  function component(name: string, type: ts.Type): Schema {
    const known = named.get(name);
    if (known !== undefined && known !== type) throw new Error(`two types are called ${name}`);
    if (known === undefined) {
      named.set(name, type);
      components.set(name, {});
      const symbol = type.aliasSymbol ?? type.symbol;
      components.set(name, { ...shapeOf(type, name), ...described(symbol) });
    }
    return { $ref: `#/components/schemas/${name}` };
  }

  function nameOf(type: ts.Type): string | null {
    const symbol = type.aliasSymbol ?? (type.isClassOrInterface() ? type.symbol : undefined);
    const isGeneric = (type.aliasTypeArguments ?? checker.getTypeArguments(type as ts.TypeReference)).length > 0;
    const hasShape = type.isUnion() ? membersOf(type).length > 1 : (type.flags & ts.TypeFlags.Object) !== 0;
    if (!symbol || isGeneric || !hasShape || !symbol.declarations?.some((each) => isOurs(each.getSourceFile()))) {
      return null;
    }
    const name = names[symbol.name] ?? symbol.name;
    if (type.isUnion()) unions.set(keyOf(membersOf(type)), { name, type });
    return name;
  }

  function shapeOf(type: ts.Type, name: string | null): Schema {
    const { flags } = type;
    if (flags & ts.TypeFlags.Unknown) return {};
    if (type.isStringLiteral() || type.isNumberLiteral()) return { type: typeof type.value, const: type.value };
    if (flags & ts.TypeFlags.BooleanLiteral) return { type: "boolean", const: checker.typeToString(type) === "true" };
    if (flags & ts.TypeFlags.StringLike) return { type: "string" };
    if (flags & ts.TypeFlags.NumberLike) return { type: "number" };
    if (flags & ts.TypeFlags.BooleanLike) return { type: "boolean" };
    if (flags & ts.TypeFlags.Null) return { type: "null" };
    if (type.isUnion()) return unionOf(type, name);
    if (checker.isTupleType(type)) return tupleOf(type as ts.TupleTypeReference);
    if (checker.isArrayType(type)) return { type: "array", items: of(elementOf(type)) };
    if (flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) return objectOf(type);
    throw new Error(`JSON has no ${checker.typeToString(type)}`);
  }

  function unionOf(type: ts.UnionType, name: string | null): Schema {
    const nullable = type.types.some((each) => each.flags & ts.TypeFlags.Null);
    const members = membersOf(type);
    const whole = name === null ? unions.get(keyOf(members)) : undefined;
    if (whole) return either([component(whole.name, whole.type)], nullable);
    const literals = members.filter((each): each is ts.LiteralType => each.isStringLiteral() || each.isNumberLiteral());
    const truths = members.filter((each) => each.flags & ts.TypeFlags.BooleanLiteral);
    const others = members.filter((each) => !literals.some((one) => one === each) && !truths.includes(each));
    const values = literals.map(({ value }) => value as string | number).toSorted(byText);
    const kinds = [...new Set(values.map((value) => typeof value))].toSorted(byText);
    const enumerated = { type: kinds.length === 1 ? kinds[0] : kinds, enum: values };
    const tags = discriminated(checker, others);
    const schemas = [
      ...(values.length > 1 ? [enumerated] : literals.map((each) => shapeOf(each, null))),
      ...(truths.length === 2 ? [{ type: "boolean" }] : truths.map((each) => shapeOf(each, null))),
      ...(tags && name !== null ? [] : others.map((each) => of(each))),
    ];
    if (!tags || name === null) return either(schemas, nullable);
    const mapping = Object.fromEntries(
      others.map((each, index) => {
        const tag = tags.values[index] ?? "";
        const { $ref } = component(nameOf(each) ?? name + pascalCase(tag), each);
        return [tag, String($ref)];
      }),
    );
    const oneOf = Object.values(mapping).map(($ref) => ({ $ref }));
    return either(
      [...schemas, { type: "object", oneOf, discriminator: { propertyName: tags.property, mapping } }],
      nullable,
    );
  }

  function tupleOf(type: ts.TupleTypeReference): Schema {
    const { elementFlags, minLength } = type.target;
    const each = checker.getTypeArguments(type).map((element) => of(element));
    const rest = elementFlags.findIndex((flag) => flag & ts.ElementFlags.Variable);
    if (rest < 0) return { type: "array", prefixItems: each, items: false, minItems: minLength, maxItems: each.length };
    return { type: "array", prefixItems: each.slice(0, rest), items: each[rest] ?? {}, minItems: minLength };
  }

  function objectOf(type: ts.Type): Schema {
    const properties: Record<string, Schema> = {};
    const required: string[] = [];
    for (const property of checker.getPropertiesOfType(type)) {
      const value = checker.getTypeOfSymbol(property);
      // JSON leaves functions and symbols out, and what is undefined.
      if (value.getCallSignatures().length > 0 || property.name.startsWith("__@")) continue;
      const isOptional = (property.flags & ts.SymbolFlags.Optional) !== 0 || mayBeUndefined(value);
      if (!isOptional) required.push(property.name);
      properties[property.name] = { ...of(value), ...described(property) };
    }
    const [index] = checker.getIndexInfosOfType(type);
    return {
      type: "object",
      ...(Object.keys(properties).length > 0 && { properties }),
      ...(required.length > 0 && { required }),
      additionalProperties: index ? of(index.type) : false,
    };
  }

  function elementOf(type: ts.Type): ts.Type {
    const [element] = checker.getTypeArguments(type as ts.TypeReference);
    if (!element) throw new Error("an array of nothing");
    return element;
  }

  function described(symbol: ts.Symbol): Schema {
    const description = ts.displayPartsToString(symbol.getDocumentationComment(checker)).replaceAll(/\s+/g, " ").trim();
    return description === "" ? {} : { description };
  }

  return { of, components };
}

function either(schemas: readonly Schema[], nullable: boolean): Schema {
  const all = nullable ? [...schemas, { type: "null" }] : schemas;
  return all.length === 1 ? (all[0] ?? {}) : { anyOf: all };
}

const byText = (one: string | number, other: string | number) => (String(one) < String(other) ? -1 : 1);

const absent = ts.TypeFlags.Undefined | ts.TypeFlags.Void;

function membersOf(type: ts.UnionType): readonly ts.Type[] {
  return type.types.filter((each) => (each.flags & (absent | ts.TypeFlags.Null)) === 0);
}

function mayBeUndefined(type: ts.Type): boolean {
  return (type.flags & absent) !== 0 || (type.isUnion() && type.types.some((each) => each.flags & absent));
}

function keyOf(members: readonly ts.Type[]): string {
  return members
    .map((each) => (each as ts.Type & { readonly id: number }).id)
    .toSorted((a, b) => a - b)
    .join(" ");
}
