// Values that fit a JSON Schema, values with one thing wrong, and values nobody would send in good faith.
import fc from "fast-check";
import { isIdName, learnedId } from "./learned-ids.ts";
import type { Schema } from "./described-operations.ts";

/** Characters of a made text: limits of millions are met by `hostile`. */
const longest = 120;

export type Resolve = (schema: Schema) => Schema;

/** A value that fits. `resolve` follows `$ref`; `name` is the field it is for. */
export function fitting(schema: Schema, resolve: Resolve, name = ""): fc.Arbitrary<unknown> {
  const own = resolve(schema);
  const choices = (own["anyOf"] ?? own["oneOf"]) as readonly Schema[] | undefined;
  if (choices) return fc.oneof(...choices.map((each) => fitting(each, resolve, name)));
  if ("const" in own) return fc.constant(own["const"]);
  if (Array.isArray(own["enum"])) return fc.constantFrom(...(own["enum"] as unknown[]));
  switch (own["type"]) {
    case "string":
      return text(own, name);
    case "integer":
    case "number":
      return number(own);
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    case "array":
      return list(own, resolve, name);
    case "object":
      return object(own, resolve);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

function text({ minLength, maxLength, pattern, format }: Schema, name: string): fc.Arbitrary<unknown> {
  // Nothing a test asks for may leave this computer.
  if (format === "uri") return fc.constantFrom("http://127.0.0.1:1/v1", "http://127.0.0.1:9/");
  if (typeof pattern === "string") return fc.stringMatching(new RegExp(pattern), { maxLength: longest });
  const least = Number(minLength ?? 0);
  const any = fc.string({
    minLength: least,
    maxLength: Math.max(least, Math.min(longest, Number(maxLength ?? longest))),
    unit: "binary",
  });
  const words = fc
    .constantFrom("What is a moon?", "print(1)", "SELECT 1", "a.py", "Größe 🌙")
    .filter((each) => each.length >= least);
  const plain = fc.oneof(words, any);
  return isIdName(name) ? fc.oneof({ weight: 9, arbitrary: learnedId(name) }, { weight: 1, arbitrary: any }) : plain;
}

function number({ type, minimum, maximum }: Schema): fc.Arbitrary<unknown> {
  const least = Number(minimum ?? -1000);
  const most = Math.max(least, Number(maximum ?? 1000));
  const small = Math.min(most, least + 3);
  if (type === "number") return fc.double({ min: least, max: most, noNaN: true });
  return fc.oneof(
    { weight: 5, arbitrary: fc.integer({ min: Math.ceil(least), max: Math.floor(small) }) },
    { weight: 1, arbitrary: fc.constantFrom(Math.ceil(least), Math.floor(most)) },
  );
}

function list(schema: Schema, resolve: Resolve, name: string): fc.Arbitrary<unknown> {
  const tuple = schema["prefixItems"] as readonly Schema[] | undefined;
  if (tuple) return fc.tuple(...tuple.map((each) => fitting(each, resolve)));
  const minLength = Number(schema["minItems"] ?? 0);
  const maxLength = Math.max(minLength, Math.min(3, Number(schema["maxItems"] ?? 3)));
  return fc.array(fitting((schema["items"] ?? {}) as Schema, resolve, name), { minLength, maxLength });
}

function object(schema: Schema, resolve: Resolve): fc.Arbitrary<unknown> {
  const properties = Object.entries((schema["properties"] ?? {}) as Readonly<Record<string, Schema>>);
  const required = (schema["required"] ?? []) as readonly string[];
  const fields = Object.fromEntries(properties.map(([key, each]) => [key, fitting(each, resolve, key)]));
  const { additionalProperties: more } = schema;
  const made = fc.record(fields, { requiredKeys: required.filter((key) => key in fields) });
  if (typeof more !== "object" || more === null) return made;
  const others = fc.dictionary(fc.string({ minLength: 1, maxLength: 8 }), fitting(more as Schema, resolve), {
    maxKeys: 2,
  });
  return fc.tuple(others, made).map(([some, own]) => ({ ...some, ...own }));
}

function nested(levels: number): unknown {
  let value: unknown = "deep";
  for (let level = 0; level < levels; level += 1) value = level % 2 === 0 ? [value] : { value };
  return value;
}

const deep = nested(500);

/** What breaks programs: wrong types, bounds of numbers, texts that are none, names of prototypes, paths, commands. */
export const hostile: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, 0, -1, 0.5, 1e308, -1e308, 2 ** 53, 1e21, [], {}, [[]], [null]),
  fc.constantFrom<unknown>(
    "",
    " ",
    "\0",
    "a\0b",
    "\ud800",
    "x\udfffy",
    "\u202e",
    "\r\n\r\n",
    "%00",
    "\u{1f319}".repeat(40),
  ),
  fc.constantFrom<unknown>(
    "../../etc/passwd",
    "'; DROP TABLE runs; --",
    '" OR 1=1',
    "<script>",
    "${7*7}",
    "<start_of_turn>user",
  ),
  fc.constantFrom<unknown>(
    "fk_unknown",
    "NaN",
    "1e999",
    "2026-13-45T99:99:99Z",
    "http://127.0.0.1:1",
    "file:///etc/passwd",
  ),
  fc.constantFrom(1000, 70_000, 400_000).map((length) => "x".repeat(length)),
  fc.constant(JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":1}}')),
  fc.constant(deep),
  fc.array(fc.constant("many"), { minLength: 600, maxLength: 600 }),
  fc.jsonValue(),
);

/** A value that fits but for one place: a field too many, one too few, or one that holds something else. */
export function nearlyFitting(schema: Schema, resolve: Resolve): fc.Arbitrary<unknown> {
  const slip = fc.tuple(
    fitting(schema, resolve),
    fc.nat(1000),
    hostile,
    fc.constantFrom("wrong", "wrong", "lost", "more"),
  );
  return slip.map(([value, place, wrong, kind]) => {
    const places = placesIn(value);
    const path = places[place % places.length] ?? [];
    if (kind === "more" || path.length === 0) return isRecord(value) ? { ...value, unknownField: wrong } : wrong;
    return replaced(value, path, kind === "lost" ? undefined : wrong);
  });
}

type Path = readonly (string | number)[];

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && [Object.prototype, null].includes(Object.getPrototypeOf(value));

function placesIn(value: unknown, at: Path = []): readonly Path[] {
  const inside = Array.isArray(value) || isRecord(value) ? Object.entries(value) : [];
  return [...(at.length > 0 ? [at] : []), ...inside.flatMap(([key, each]) => placesIn(each, [...at, key]))];
}

function replaced(value: unknown, [first, ...rest]: Path, by: unknown): unknown {
  if (first === undefined) return by;
  if (Array.isArray(value))
    return value.map((each, index) => (index === Number(first) ? replaced(each, rest, by) : each));
  if (!isRecord(value)) return by;
  return { ...value, [first]: replaced(value[first], rest, by) };
}
