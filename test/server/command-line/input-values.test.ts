import { expect, test } from "vitest";
import type { CataloguePersona } from "../../../server/api.ts";
import { inputValues } from "../../../server/command-line/input-values.ts";

const persona = {
  id: "poet",
  inputs: [
    { key: "text", schema: { type: "string" } },
    { key: "tone", schema: { enum: ["dry", "warm"] } },
    { key: "tags", schema: { type: "array", items: { type: "string" } } },
    { key: "count", schema: { type: "integer" } },
    { key: "files", schema: { type: "array", items: { type: "object" } } },
  ],
} as unknown as CataloguePersona;

test.each([
  ["text=a=b, c", { text: "a=b, c" }],
  ["text=[1]", { text: "[1]" }],
  ["tone=dry", { tone: "dry" }],
  ["tags=heat, cold", { tags: ["heat", "cold"] }],
  [`tags=["a, b"]`, { tags: ["a, b"] }],
  ["count=3", { count: 3 }],
  [`files=[{"name":"a"}]`, { files: [{ name: "a" }] }],
])("%s is read as its field takes it", (given, expected) => {
  expect(inputValues(persona, [given])).toEqual(expected);
});

test.each([["count=three"], ["files=a.py"], ["colour=red"], ["text"], ["=x"]])("%s is refused", (given) => {
  expect(() => inputValues(persona, [given])).toThrow(/takes/);
});
