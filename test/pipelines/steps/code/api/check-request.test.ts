import { expect, test } from "vitest";
import { requestProblems } from "../../../../../pipelines/steps/code/api/check-request.ts";
import { exampleRequest } from "../../../../../pipelines/steps/code/api/request-values.ts";
import type { OperationPart } from "../../../../../pipelines/steps/code/api/request-values.ts";
import { readApi, apiFile } from "../../../../support/api-files.ts";

const { signal } = new AbortController();

async function operation(name: string, section: string): Promise<OperationPart> {
  const { pages, apiPart } = await readApi(apiFile(name), "openapi");
  const part = apiPart?.(pages.find((page) => page.section === section)?.page ?? 0);
  if (part?.kind !== "operation") throw new Error(`${section} is no operation`);
  return part;
}

test.each([
  ["meadow.yaml", "pets › GET /pets"],
  ["meadow.yaml", "pets › POST /pets"],
  ["meadow.yaml", "pets › GET /pets/{petId}"],
  ["meadow.yaml", "adoptions › POST /adoptions"],
  ["tree-3.1.yaml", "/forests › POST /forests"],
  ["old-2.0.json", "/letters › POST /letters"],
  ["old-2.0.json", "/stamps › POST /stamps"],
])("the request made from %s for %s fits its schemas", async (name, section) => {
  const part = await operation(name, section);
  expect(await requestProblems(part, exampleRequest(part), signal)).toEqual([]);
});

test.each<[claim: string, values: Parameters<typeof requestProblems>[1], problem: string]>([
  ["a field that is missing", { parameters: {}, body: { name: "Mina" } }, "body must have required property 'species'"],
  [
    "a value that is not allowed",
    { parameters: {}, body: { name: "Mina", species: "horse" } },
    'body.species must be equal to one of the allowed values: ["cat","dog","rabbit"]',
  ],
  [
    "a field that is not there",
    { parameters: {}, body: { name: "Mina", species: "cat", colour: "grey" } },
    "body has no field colour",
  ],
  [
    "a number out of its limits",
    { parameters: {}, body: { name: "Mina", species: "cat", weightKg: 0 } },
    "body.weightKg must be > 0",
  ],
  [
    "a date that is none",
    { parameters: {}, body: { name: "Mina", species: "cat", born: "yesterday" } },
    'body.born must match format "date"',
  ],
  [
    "a parameter that is not there",
    { parameters: { speed: 3 }, body: { name: "Mina", species: "cat" } },
    "There is no parameter speed",
  ],
  ["no body", { parameters: {} }, "body is missing"],
])("%s is told", async (_claim, values, problem) => {
  expect(await requestProblems(await operation("meadow.yaml", "pets › POST /pets"), values, signal)).toEqual([problem]);
});

test("a parameter of the path that does not fit its pattern is told, and one that is missing", async () => {
  const part = await operation("meadow.yaml", "pets › GET /pets/{petId}");
  expect(await requestProblems(part, { parameters: { "path petId": "42" } }, signal)).toEqual([
    'path petId must match pattern "^P-[0-9]{4}$"',
  ]);
  expect(await requestProblems(part, { parameters: {} }, signal)).toEqual(["path petId is missing"]);
});

const odd = (schema: object): OperationPart => ({
  kind: "operation",
  method: "POST",
  path: "/",
  server: null,
  parameters: [],
  body: { mediaType: "application/json", required: true, schema: schema as Record<string, unknown> },
  definitions: {},
  credentials: [],
});

test.each<[claim: string, schema: object]>([
  ["a pattern that runs for ever", { type: "string", pattern: "^(a+)+$" }],
  ["a reference to nothing", { $ref: "#/$defs/Gone" }],
  ["a pattern that is none", { type: "string", pattern: "(" }],
  ["a type that is none", { type: "cat" }],
])("with %s nothing is said to fit", async (_claim, schema) => {
  expect(await requestProblems(odd(schema), { parameters: {}, body: `${"a".repeat(40)}!` }, signal)).toBeNull();
});

test("a check that is stopped ends with the reason of the stop", async () => {
  const stop = new AbortController();
  const checking = requestProblems(
    odd({ type: "string", pattern: "^(a+)+$" }),
    { parameters: {}, body: `${"a".repeat(40)}!` },
    stop.signal,
  );
  stop.abort(new Error("stopped"));
  await expect(checking).rejects.toThrow("stopped");
});
