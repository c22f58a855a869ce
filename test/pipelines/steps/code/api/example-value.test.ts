import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { expect, test } from "vitest";
import type { JsonSchema } from "../../../../../pipelines/engine/documents.ts";
import { exampleValue } from "../../../../../pipelines/steps/code/api/example-value.ts";
import { textFor } from "../../../../../pipelines/steps/code/api/pattern-text.ts";

const definitions: Record<string, JsonSchema> = {
  Species: { type: "string", enum: ["cat", "dog"] },
  Node: {
    type: "object",
    required: ["label"],
    properties: { label: { type: "string" }, next: { $ref: "#/$defs/Node" } },
  },
  Endless: { type: "object", required: ["next"], properties: { next: { $ref: "#/$defs/Endless" } } },
};

test.each<[claim: string, schema: JsonSchema, value: unknown]>([
  ["its own example first", { type: "string", example: "P-1", default: "P-2" }, "P-1"],
  ["its default before its type", { type: "integer", default: 20 }, 20],
  ["one of the values it allows", { $ref: "#/$defs/Species" }, "cat"],
  ["a list as long as it must be", { type: "array", minItems: 2, items: { type: "boolean" } }, [true, true]],
  [
    "fields that must be there, and those with an example",
    { type: "object", required: ["a"], properties: { a: { type: "number", minimum: 5 }, b: { example: 2 }, c: {} } },
    { a: 5, b: 2 },
  ],
  ["a type that may be nothing", { type: ["string", "null"], minLength: 6 }, "textxx"],
  [
    "all of several together",
    {
      allOf: [
        { $ref: "#/$defs/Node" },
        { required: ["age"], properties: { age: { type: "integer", exclusiveMinimum: 3 } } },
      ],
    },
    { label: "text", age: 4 },
  ],
  ["the first of several", { oneOf: [{ type: "boolean" }, { type: "string" }] }, true],
  ["nothing where anything fits", {}, undefined],
])("a value made for a schema takes %s", (_claim, schema, value) => {
  expect(exampleValue(schema, definitions)).toEqual(value);
});

test.each<[claim: string, schema: JsonSchema]>([
  [
    "dates and addresses",
    {
      type: "object",
      required: ["a", "b", "c"],
      properties: {
        a: { type: "string", format: "date-time" },
        b: { type: "string", format: "email" },
        c: { type: "string", format: "uuid" },
      },
    },
  ],
  ["a number in steps", { type: "integer", minimum: 7, multipleOf: 5 }],
  ["a number below a limit", { type: "number", exclusiveMaximum: 0 }],
  ["a text of few characters", { type: "string", maxLength: 2 }],
  ["a text of a pattern", { type: "string", pattern: "^P-[0-9]{4}$" }],
  ["a schema that refers to itself", { $ref: "#/$defs/Node" }],
])("what is made for %s fits it", (_claim, schema) => {
  const ajv = new Ajv2020({ strict: false });
  formats.default(ajv);
  const value = exampleValue(schema, definitions);
  expect(ajv.validate({ ...(schema as object), $defs: definitions }, value), JSON.stringify(value)).toBe(true);
});

test("a schema that can never end gives a value that ends", () => {
  expect(JSON.stringify(exampleValue({ $ref: "#/$defs/Endless" }, definitions)).length).toBeLessThan(1000);
});

test.each(["^[A-Z]{3}-\\d{2}$", "^ord_\\w+$", "a?b*c", "^\\+49[1-9]\\d{5,9}$", "[a-f]{8}"])(
  "a text is found for %s",
  (pattern) => {
    expect(textFor(pattern)).toMatch(new RegExp(pattern));
  },
);

test.each(["(a|b)+", "^(?=x)", "[^a]", "\\p{L}", "x{100000}", "a|b"])("no text is guessed for %s", (pattern) => {
  expect(textFor(pattern)).toBeUndefined();
});

test("a schema of many fields that are each like itself is cut off, not built to its end", () => {
  const names = Array.from({ length: 60 }, (_, at) => `field${at}`);
  const properties = Object.fromEntries(names.map((name) => [name, { $ref: "#/$defs/Wide" }]));
  const wide: JsonSchema = { type: "object", required: names, properties };
  const text = JSON.stringify(exampleValue({ $ref: "#/$defs/Wide" }, { Wide: wide }));
  expect(text.length).toBeLessThan(3_000_000);
  expect(Object.keys(JSON.parse(text) as object)).toEqual(names);
});
