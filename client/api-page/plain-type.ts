// A JSON Schema in a few plain words: the kind of value, and its limits.
import type { JsonSchema } from "./check-schema.ts";

export interface TypeWords {
  readonly text: string;
  readonly number: string;
  readonly whole: string;
  readonly yesNo: string;
  readonly nothing: string;
  readonly anything: string;
  readonly oneOf: string;
  readonly oneOfSeveral: string;
  readonly listOf: (items: string) => string;
  readonly objectWith: (keys: string) => string;
  readonly listOfObjects: (keys: string) => string;
  readonly or: (kinds: readonly string[]) => string;
  readonly characters: (least: number, most: number | undefined) => string;
  readonly count: (least: number, most: number | undefined) => string;
  readonly range: (least: number | undefined, most: number | undefined) => string;
}

/** Keys of an object that are named; a larger one is told by its schema. */
const namedKeys = 6;
/** What zod writes where a whole number has no limit. */
const noLimit = Number.MAX_SAFE_INTEGER;

export function plainType(schema: JsonSchema, words: TypeWords): string {
  const ways = schema.anyOf ?? schema.oneOf;
  if (ways) return alternatives(ways, words);
  if (schema.enum ?? schema.const !== undefined) return words.oneOf;
  const types = typeof schema.type === "string" ? [schema.type] : (schema.type ?? []);
  if (types.length > 1) return words.or(types.map((type) => plainType({ ...schema, type }, words)));
  switch (types[0]) {
    case "string":
      return withLimit(
        words.text,
        schema.maxLength === undefined ? "" : words.characters(schema.minLength ?? 0, schema.maxLength),
      );
    case "integer":
      return withLimit(words.whole, numbers(schema, words));
    case "number":
      return withLimit(words.number, numbers(schema, words));
    case "boolean":
      return words.yesNo;
    case "null":
      return words.nothing;
    case "array": {
      const { maxLength: _most, ...item } = schema.items ?? {};
      const several = item.enum
        ? words.oneOfSeveral
        : item.type === "object"
          ? words.listOfObjects(keysOf(item))
          : words.listOf(plainType(item, words));
      return withLimit(
        several,
        schema.maxItems === undefined ? "" : words.count(schema.minItems ?? 0, schema.maxItems),
      );
    }
    case "object":
      return words.objectWith(keysOf(schema));
    case undefined:
    default:
      return words.anything;
  }
}

/** The values that are offered, of the field or of each of its items. */
export function choicesOf(schema: JsonSchema): readonly string[] {
  return (schema.enum ?? schema.items?.enum ?? []).map(String);
}

function alternatives(ways: readonly JsonSchema[], words: TypeWords): string {
  const kinds = new Set(ways.map((way) => plainType(way.type === "object" ? { type: "object" } : way, words)));
  return words.or([...kinds]);
}

function keysOf({ properties = {}, required = [] }: JsonSchema): string {
  const keys = Object.keys(properties).map((key) => (required.includes(key) ? key : `${key}?`));
  return keys.length > namedKeys ? `${keys.slice(0, namedKeys).join(", ")}, …` : keys.join(", ");
}

function numbers({ minimum, maximum }: JsonSchema, words: TypeWords): string {
  const most = maximum === noLimit ? undefined : maximum;
  return minimum === undefined && most === undefined ? "" : words.range(minimum, most);
}

function withLimit(kind: string, limit: string): string {
  return limit === "" ? kind : `${kind}, ${limit}`;
}
