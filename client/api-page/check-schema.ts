// Checks a value against what the house's JSON Schemas use of the standard: the first fault, with its place.
// A library would compile the schema to code, which the page's content policy does not allow.

export interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly description?: string;
}

export interface Fault {
  /** As a program writes it: `input.files[0].name`. Empty for the whole. */
  readonly place: string;
  readonly kind:
    | "missing"
    | "unknown"
    | "wrong-type"
    | "not-offered"
    | "too-long"
    | "too-short"
    | "too-many"
    | "too-few"
    | "too-large"
    | "too-small";
  readonly limit?: number;
  readonly is?: number;
}

export function faultIn(value: unknown, schema: JsonSchema, place = ""): Fault | undefined {
  const ways = schema.anyOf ?? schema.oneOf;
  if (ways) return faultInWays(value, ways, place);
  if (schema.const !== undefined && value !== schema.const) return { place, kind: "not-offered" };
  if (schema.enum && !schema.enum.includes(value)) return { place, kind: "not-offered" };
  const types = typeof schema.type === "string" ? [schema.type] : schema.type;
  if (types && !types.some((type) => isOfType(value, type))) return { place, kind: "wrong-type" };
  if (typeof value === "string") return faultInText(value, schema, place);
  if (typeof value === "number") return faultInNumber(value, schema, place);
  if (Array.isArray(value)) return faultInList(value, schema, place);
  if (typeof value === "object" && value !== null) return faultInRecord(value, schema, place);
  return undefined;
}

/** The fault of the way that fits furthest: the one whose fault is deepest. */
function faultInWays(value: unknown, ways: readonly JsonSchema[], place: string): Fault | undefined {
  const faults = ways.map((way) => faultIn(value, way, place));
  if (faults.includes(undefined)) return undefined;
  return faults.toSorted((a, b) => (b?.place.length ?? 0) - (a?.place.length ?? 0))[0];
}

function faultInText(value: string, schema: JsonSchema, place: string): Fault | undefined {
  if (schema.pattern !== undefined && !new RegExp(schema.pattern, "u").test(value))
    return { place, kind: "wrong-type" };
  return range(place, value.length, [schema.minLength, "too-short"], [schema.maxLength, "too-long"]);
}

function faultInNumber(value: number, schema: JsonSchema, place: string): Fault | undefined {
  const { exclusiveMinimum: above, exclusiveMaximum: below } = schema;
  if (above !== undefined && value <= above) return { place, kind: "too-small", limit: above, is: value };
  if (below !== undefined && value >= below) return { place, kind: "too-large", limit: below, is: value };
  return range(place, value, [schema.minimum, "too-small"], [schema.maximum, "too-large"]);
}

function faultInList(value: readonly unknown[], schema: JsonSchema, place: string): Fault | undefined {
  const counted = range(place, value.length, [schema.minItems, "too-few"], [schema.maxItems, "too-many"]);
  if (counted || !schema.items) return counted;
  for (const [at, each] of value.entries()) {
    const fault = faultIn(each, schema.items, `${place}[${at}]`);
    if (fault) return fault;
  }
  return undefined;
}

function faultInRecord(value: object, schema: JsonSchema, place: string): Fault | undefined {
  const inside = (key: string) => (place === "" ? key : `${place}.${key}`);
  const lacking = schema.required?.find((key) => !Object.hasOwn(value, key));
  if (lacking !== undefined) return { place: inside(lacking), kind: "missing" };
  for (const [key, each] of Object.entries(value)) {
    const known = schema.properties && Object.hasOwn(schema.properties, key) ? schema.properties[key] : undefined;
    const own = known ?? schema.additionalProperties;
    if (own === false) return { place: inside(key), kind: "unknown" };
    const fault = typeof own === "object" ? faultIn(each, own, inside(key)) : undefined;
    if (fault) return fault;
  }
  return undefined;
}

type Bound = readonly [limit: number | undefined, kind: Fault["kind"]];

function range(place: string, is: number, [least, below]: Bound, [most, above]: Bound): Fault | undefined {
  if (most !== undefined && is > most) return { place, kind: above, limit: most, is };
  if (least !== undefined && is < least) return { place, kind: below, limit: least, is };
  return undefined;
}

function isOfType(value: unknown, type: string): boolean {
  switch (type) {
    case "array":
      return Array.isArray(value);
    case "object":
      return typeof value === "object" && value !== null && !Array.isArray(value);
    case "integer":
      return Number.isInteger(value);
    case "null":
      return value === null;
    default:
      return typeof value === type;
  }
}
