// A value that fits a schema, made of its examples and defaults where it has some, else of its type and limits.
import type { ApiPart, JsonSchema } from "../../../engine/documents.ts";
import { textFor } from "./pattern-text.ts";

type Definitions = Extract<ApiPart, { kind: "operation" }>["definitions"];
type Bag = Readonly<Record<string, unknown>>;

/** Schemas within schemas that are followed. */
const depthAtMost = 8;
/** Items of a list at most, however many it must have. */
const itemsAtMost = 3;
/** Values of one example: a schema of many fields that are each like itself has as many as no one can hold. */
const valuesAtMost = 2000;

const formats: Readonly<Record<string, string>> = {
  date: "2026-01-31",
  "date-time": "2026-01-31T12:00:00Z",
  time: "12:00:00Z",
  duration: "P1D",
  email: "ada@example.org",
  "idn-email": "ada@example.org",
  uuid: "0b7d2f4e-6c1a-4f0e-9a3b-5d8c7e6f1a2b",
  uri: "https://example.org/",
  url: "https://example.org/",
  "uri-reference": "/",
  hostname: "example.org",
  ipv4: "192.0.2.1",
  ipv6: "2001:db8::1",
  byte: "ZmFjZXQ=",
};

/** Required fields, and those the description gives an example of. Undefined where nothing can be made. */
export function exampleValue(schema: JsonSchema | undefined, definitions: Definitions): unknown {
  return valueOf(schema, { definitions, left: valuesAtMost }, 0);
}

interface Making {
  readonly definitions: Definitions;
  /** Values that may still be made. */
  left: number;
}

function valueOf(schema: unknown, making: Making, depth: number): unknown {
  const bag = bagOf(schema);
  if (!bag || depth > depthAtMost || making.left <= 0) return undefined;
  making.left -= 1;
  const told = bag["example"] ?? listOf(bag["examples"])[0] ?? bag["const"] ?? bag["default"] ?? listOf(bag["enum"])[0];
  if (told !== undefined) return told;
  if (typeof bag["$ref"] === "string")
    return valueOf(making.definitions[bag["$ref"].replace(/^#\/\$defs\//, "")], making, depth + 1);
  const all = listOf(bag["allOf"]);
  if (all.length > 0) return joined([...all, { ...bag, allOf: [] }].map((part) => valueOf(part, making, depth + 1)));
  const [first] = [...listOf(bag["oneOf"]), ...listOf(bag["anyOf"])];
  if (first !== undefined) return joined([valueOf(first, making, depth + 1), ownFields(bag, making, depth)]);
  return ofType(bag, making, depth);
}

function ofType(bag: Bag, making: Making, depth: number): unknown {
  const type =
    listOf(bag["type"])[0] ?? bag["type"] ?? (bag["properties"] ? "object" : bag["items"] ? "array" : undefined);
  switch (typeof type === "string" ? type : "") {
    case "object":
      return ownFields(bag, making, depth) ?? {};
    case "array": {
      const count = Math.min(itemsAtMost, Math.max(1, numberOf(bag["minItems"]) ?? 1));
      const item = valueOf(bag["items"], making, depth + 1);
      return item === undefined ? [] : Array.from({ length: count }, () => item);
    }
    case "string":
      return textOf(bag);
    case "integer":
    case "number":
      return amountOf(bag, type === "integer");
    case "boolean":
      return true;
    case "null":
      return null;
    default:
      return undefined;
  }
}

function ownFields(bag: Bag, making: Making, depth: number): Record<string, unknown> | undefined {
  const properties = bagOf(bag["properties"]);
  if (!properties) return undefined;
  const required = new Set(listOf(bag["required"]));
  const shown = Object.entries(properties).filter(
    ([name, each]) => required.has(name) || bagOf(each)?.["example"] !== undefined,
  );
  const made = shown.map(([name, each]) => [name, valueOf(each, making, depth + 1)] as const);
  return Object.fromEntries(
    made
      .filter(([name, value]) => value !== undefined || required.has(name))
      .map(([name, value]) => [name, value ?? null]),
  );
}

function textOf(bag: Bag): string {
  const format = typeof bag["format"] === "string" ? formats[bag["format"]] : undefined;
  const pattern = typeof bag["pattern"] === "string" ? textFor(bag["pattern"]) : undefined;
  const text = pattern ?? format ?? "text";
  const least = numberOf(bag["minLength"]) ?? 0;
  const most = numberOf(bag["maxLength"]) ?? Infinity;
  return pattern === undefined && format === undefined ? text.padEnd(Math.min(least, 1000), "x").slice(0, most) : text;
}

function amountOf(bag: Bag, isInteger: boolean): number {
  const step = numberOf(bag["multipleOf"]) ?? (isInteger ? 1 : 0);
  const above = numberOf(bag["exclusiveMinimum"]);
  const least = numberOf(bag["minimum"]) ?? (above === undefined ? undefined : above + (step || 1));
  const most = numberOf(bag["maximum"]) ?? numberOf(bag["exclusiveMaximum"]);
  const wanted =
    least ?? (most === undefined ? 1 : Math.min(1, most - (bag["exclusiveMaximum"] === undefined ? 0 : step || 1)));
  return step > 0 ? Math.ceil(wanted / step) * step : wanted;
}

function joined(values: readonly unknown[]): unknown {
  const bags = values.map(bagOf).filter((bag) => bag !== undefined);
  return bags.length > 0 ? Object.assign({}, ...bags) : values.find((value) => value !== undefined);
}

const bagOf = (value: unknown): Bag | undefined =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Bag) : undefined;
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const numberOf = (value: unknown): number | undefined => (typeof value === "number" ? value : undefined);
