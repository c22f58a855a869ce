// What the API page says of a field in plain words, in both languages, for every field there is.
import { describe, expect, test } from "vitest";
import { plainType } from "../../../client/api-page/plain-type.ts";
import { apiPageDe } from "../../../client/strings/api-page.de.ts";
import { apiPageEn } from "../../../client/strings/api-page.en.ts";
import { personasRouter } from "../../../server/routers/personas.ts";
import { createCallerFactory } from "../../../server/trpc.ts";

const { types } = apiPageEn;

describe("a field in plain words", () => {
  test.each([
    [{ type: "string", minLength: 1, maxLength: 20_000 }, "text, up to 20,000 characters"],
    [{ type: "string", enum: ["a", "b"] }, "one of these"],
    [{ type: "integer", minimum: 1, maximum: 5 }, "whole number, 1 to 5"],
    [{ type: "integer", minimum: 0, maximum: Number.MAX_SAFE_INTEGER }, "whole number, from 0"],
    [{ type: "array", minItems: 1, maxItems: 10, items: { enum: ["x"] } }, "list of these, 1 to 10"],
    [{ type: "array", maxItems: 6, items: { type: "string", maxLength: 9 } }, "list of text, up to 6"],
    [
      { type: "array", items: { type: "object", properties: { name: {}, text: {} }, required: ["name"] } },
      "list of objects with name, text?",
    ],
    [{ anyOf: [{ type: "string" }, { type: "null" }] }, "text or null"],
    [{ type: ["string", "null"] }, "text or null"],
    [{ type: "boolean" }, "true or false"],
    [{}, "any value"],
  ])("%j is %s", (schema, words) => {
    expect(plainType(schema, types)).toBe(words);
  });

  test("says something of every field of every persona, in both languages", async () => {
    const personas = await createCallerFactory(personasRouter)({} as never).catalogue();
    for (const { schema } of personas.flatMap(({ inputs, outputs }) => [...inputs, ...outputs]))
      for (const words of [types, apiPageDe.types]) expect(plainType(schema, words)).toMatch(/^[^{}[\]]{4,}$/);
  });
});
