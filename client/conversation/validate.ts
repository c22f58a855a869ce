// Checks an input against the JSON schemas of a persona's fields before it is sent, as the server will.
import type { Input } from "./drafts.ts";

/** What of a JSON schema the fields use. */
interface Schema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
}

export interface InputField {
  readonly key: string;
  readonly schema: Readonly<Record<string, unknown>>;
}

export type Problem =
  | { readonly key: string; readonly kind: "empty" | "not-offered" | "wrong-type" }
  | {
      readonly key: string;
      readonly kind: "too-long" | "too-short" | "too-many" | "too-few" | "too-large" | "too-small";
      readonly limit: number;
      readonly is: number;
    };

export function schemaOf(field: InputField): Schema {
  return field.schema as Schema;
}

/** The value a field has when nobody touched it. */
export function defaultOf(field: InputField): unknown {
  return schemaOf(field).default;
}

/** The first thing wrong with each field; the main field (the first) must not be blank. */
export function problemsOf(fields: readonly InputField[], input: Input): readonly Problem[] {
  return fields.flatMap((field, index) => {
    const value = input[field.key] ?? defaultOf(field);
    const problem = problemOf(field, value, index === 0);
    return problem ? [problem] : [];
  });
}

/** How many characters the field takes, when it is a text with a limit. */
export function limitOf(field: InputField | undefined): number | undefined {
  return field ? schemaOf(field).maxLength : undefined;
}

function problemOf(field: InputField, value: unknown, main: boolean): Problem | undefined {
  const { key } = field;
  const schema = schemaOf(field);
  if (value === undefined || (typeof value === "string" && value.trim() === "")) {
    return main || ((schema.minLength ?? 0) > 0 && value !== undefined) ? { key, kind: "empty" } : undefined;
  }
  if (schema.enum && !schema.enum.includes(value)) return { key, kind: "not-offered" };
  if (schema.type !== undefined && !isOfType(value, schema.type)) return { key, kind: "wrong-type" };
  if (typeof value === "string")
    return ofRange(key, value.trim().length, [schema.minLength, "too-short"], [schema.maxLength, "too-long"]);
  if (typeof value === "number")
    return ofRange(key, value, [schema.minimum, "too-small"], [schema.maximum, "too-large"]);
  if (Array.isArray(value))
    return ofRange(key, value.length, [schema.minItems, "too-few"], [schema.maxItems, "too-many"]);
  return undefined;
}

type Bound<Kind> = readonly [limit: number | undefined, kind: Kind];

function ofRange(
  key: string,
  is: number,
  [least, below]: Bound<"too-short" | "too-small" | "too-few">,
  [most, above]: Bound<"too-long" | "too-large" | "too-many">,
): Problem | undefined {
  if (most !== undefined && is > most) return { key, kind: above, limit: most, is };
  if (least !== undefined && is < least) return { key, kind: below, limit: least, is };
  return undefined;
}

function isOfType(value: unknown, type: string): boolean {
  switch (type) {
    case "string":
    case "number":
    case "boolean":
      return typeof value === type;
    case "integer":
      return Number.isInteger(value);
    case "array":
      return Array.isArray(value);
    case "object":
      return typeof value === "object" && value !== null && !Array.isArray(value);
    default:
      return true;
  }
}
