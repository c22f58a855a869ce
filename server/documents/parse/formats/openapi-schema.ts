// Schemas in few words: the name of a type, and a row for each field with what is required of it.
import { cellGap } from "./blocks.ts";
import type { Block } from "./blocks.ts";
import { oneLine } from "./clean-text.ts";
import { apiLimits } from "./limits.ts";
import { isExternal, referenceName } from "./openapi-document.ts";
import type { OpenApi } from "./openapi-document.ts";
import { bagOf, entriesOf, jsonOf, listOf, textOf } from "./untrusted.ts";

/** Types within types that are named: deeper ones are "…". */
const nested = 4;
const shownValues = 30;
const valueCharacters = 80;
const descriptionCharacters = 600;

/** `array of Pet`, `string (date-time)`, `Cat or Dog`. */
export function typeName(schema: unknown, depth = 0): string {
  if (typeof schema === "boolean") return schema ? "any" : "never";
  const bag = bagOf(schema);
  if (!bag || depth > nested) return bag ? "…" : "any";
  const reference = bag["$ref"];
  if (typeof reference === "string")
    return isExternal(reference) ? `${oneLine(reference)} (in another file)` : oneLine(referenceName(reference));
  for (const [key, between] of [
    ["allOf", " and "],
    ["oneOf", " or "],
    ["anyOf", " or "],
  ] as const) {
    const parts = listOf(bag[key]);
    if (parts.length > 0) return [...new Set(parts.map((part) => typeName(part, depth + 1)))].join(between);
  }
  const types = typesOf(bag);
  const format = textOf(bag["format"]);
  const name = types.map((type) => (type === "array" ? `array of ${typeName(bag["items"], depth + 1)}` : type));
  const all = bag["nullable"] === true && !types.includes("null") ? [...name, "null"] : name;
  const shown = all.length > 0 ? all.join(" or ") : bag["properties"] ? "object" : bag["enum"] ? "one of" : "any";
  return format === "" ? shown : `${shown} (${oneLine(format)})`;
}

function typesOf(bag: Readonly<Record<string, unknown>>): readonly string[] {
  const given = Array.isArray(bag["type"]) ? bag["type"].map(textOf) : [textOf(bag["type"])];
  return given.filter((type) => type !== "");
}

/** Limits, allowed values, defaults and the description, as sentences. */
export function factsOf(schema: unknown): string {
  const bag = bagOf(schema);
  if (!bag) return "";
  const facts: string[] = [];
  const description = oneLine(textOf(bag["description"])).slice(0, descriptionCharacters);
  if (description !== "") facts.push(/[.!?:]$/.test(description) ? description : `${description}.`);
  const values = listOf(bag["enum"]);
  if (values.length > 0)
    facts.push(
      `One of ${values.slice(0, shownValues).map(shown).join(", ")}${values.length > shownValues ? ", …" : ""}.`,
    );
  if ("const" in bag) facts.push(`Always ${shown(bag["const"])}.`);
  for (const [key, words, sharper] of limits)
    if (typeof bag[key] === "number") facts.push(`${bag[sharper] === true ? exclusive[key] : words} ${bag[key]}.`);
  if (textOf(bag["pattern"]) !== "") facts.push(`Pattern ${oneLine(textOf(bag["pattern"])).slice(0, valueCharacters)}`);
  if (bag["default"] !== undefined) facts.push(`Default ${shown(bag["default"])}.`);
  const example = bag["example"] ?? listOf(bag["examples"])[0];
  if (example !== undefined) facts.push(`Example: ${shown(example)}`);
  if (bag["deprecated"] === true) facts.push("Deprecated.");
  if (bag["readOnly"] === true) facts.push("Read only.");
  if (bag["writeOnly"] === true) facts.push("Write only.");
  return facts.join(" ");
}

/** With what makes one exclusive in the versions before 3.1. */
const limits = [
  ["minimum", "At least", "exclusiveMinimum"],
  ["maximum", "At most", "exclusiveMaximum"],
  ["exclusiveMinimum", "More than", ""],
  ["exclusiveMaximum", "Less than", ""],
  ["minLength", "Shortest length", ""],
  ["maxLength", "Longest length", ""],
  ["minItems", "Fewest items", ""],
  ["maxItems", "Most items", ""],
] as const;
const exclusive: Readonly<Record<string, string>> = { minimum: "More than", maximum: "Less than" };

const shown = (value: unknown): string => oneLine(jsonOf(value, valueCharacters));

interface FieldRow {
  readonly name: string;
  readonly schema: unknown;
  readonly required: boolean;
}

/** Of an object, those of `allOf` among them; of fields that are objects or lists of objects without a name, theirs too. */
export function fieldTable(schema: unknown, { follow }: Pick<OpenApi, "follow">): Block | undefined {
  const rows = fieldRows(schema, follow);
  if (rows.length === 0) return undefined;
  const lines = rows
    .slice(0, apiLimits.rows)
    .map(({ name, schema: each, required }) =>
      [name, typeName(each), required ? "yes" : "no", factsOf(plainOf(each, follow))].map(cell).join(cellGap),
    );
  if (rows.length > apiLimits.rows)
    lines.push(["…", "", "", `${rows.length - apiLimits.rows} more fields.`].join(cellGap));
  return { kind: "table", header: true, rows: [["Field", "Type", "Required", "Description"].join(cellGap), ...lines] };
}

/** A named type without fields says here what it allows; one with fields has a page. */
export function plainOf(schema: unknown, follow: OpenApi["follow"]): unknown {
  const reference = bagOf(schema)?.["$ref"];
  if (reference === undefined) return schema;
  const target = bagOf(follow(schema));
  return target && !("properties" in target) && !("allOf" in target) ? target : schema;
}

/** A bar would part the cell. */
export const cell = (text: string): string => oneLine(text).replaceAll("|", "/");

function fieldRows(given: unknown, follow: OpenApi["follow"]): readonly FieldRow[] {
  const rows: FieldRow[] = [];
  const add = (schema: unknown, prefix: string, depth: number): void => {
    const bag = bagOf(follow(schema));
    if (!bag || depth > apiLimits.depth || rows.length > apiLimits.rows * 2) return;
    for (const part of listOf(bag["allOf"])) add(part, prefix, depth + 1);
    const required = new Set(listOf(bag["required"]).map(textOf));
    for (const [name, property] of entriesOf(bag["properties"])) {
      rows.push({ name: prefix + name, schema: property, required: required.has(name) });
      addNested(property, prefix + name, depth + 1);
    }
    if (bagOf(bag["additionalProperties"]))
      rows.push({ name: `${prefix}*`, schema: bag["additionalProperties"], required: false });
    if (bagOf(bag["items"]) && prefix === "") addNested(bag, "", depth + 1);
  };
  /** A named type has a page of its own. */
  const addNested = (schema: unknown, name: string, depth: number): void => {
    const bag = bagOf(schema);
    if (!bag || "$ref" in bag) return;
    const items = bagOf(bag["items"]);
    if (items) {
      // At the top, the fields of what is listed are what a reader wants, named or not.
      if (!("$ref" in items) || name === "") add(items, `${name}[].`, depth);
      return;
    }
    if (bagOf(bag["properties"])) add(bag, `${name}.`, depth);
  };
  add(given, "", 0);
  return rows;
}
