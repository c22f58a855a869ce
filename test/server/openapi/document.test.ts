import { Validator } from "@seriousme/openapi-schema-validator";
import { expect, test } from "vitest";
import { errorStatus } from "../../../pipelines/engine/errors.ts";
import { personas } from "../../../pipelines/personas.gen.ts";
import { loadAnswerSchemas } from "../../../server/openapi/answer-schemas.ts";
import { openApiDocument } from "../../../server/openapi/document.ts";
import { readAnswerTypes } from "../../../server/openapi/read-answer-types.ts";
import { appRouter } from "../../../server/routers/app.ts";
import { operationsOf } from "./fuzzing/described-operations.ts";
import type { Document, Schema } from "./fuzzing/described-operations.ts";

type Whole = Document & {
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
};

const document = JSON.parse(JSON.stringify(openApiDocument("1.2.3"))) as Whole;
const operations = operationsOf(document);
const operation = (id: string) => operations.find(({ operationId }) => operationId === id)!;
const schemas = document.components.schemas;

/** Milliseconds: it type-checks the server, on a machine that may be busy. */
const slow = 240_000;

test(
  "answer-schemas.json says what the types say: run `npm run schemas` where this fails",
  () => expect(readAnswerTypes()).toEqual(loadAnswerSchemas()),
  slow,
);

test("it is valid OpenAPI 3.1", async () => {
  const validator = new Validator();
  const { valid, errors } = await validator.validate(JSON.parse(JSON.stringify(document)) as Record<string, unknown>);
  expect(errors ?? []).toEqual([]);
  expect(valid).toBe(true);
  expect(validator.version).toBe("3.1");
});

test("a document with a fault is not called valid", async () => {
  const broken = { ...document, paths: { "/x": { get: { responses: { "200": {} } } } } };
  expect((await new Validator().validate(broken)).valid).toBe(false);
});

test("every procedure is in it: queries as GET, mutations as POST, the subscription as a stream of events", () => {
  const procedures = Object.entries(
    appRouter._def.procedures as unknown as Record<string, { readonly _def: { readonly type: string } }>,
  );
  const method = (type: string) => (type === "mutation" ? "post" : "get");
  expect(
    operations.filter(({ address }) => address.startsWith("/trpc/")).map(({ address, method }) => [address, method]),
  ).toEqual(procedures.map(([path, { _def }]) => [`/trpc/${path}`, method(_def.type)]));
  expect(Object.keys((operation("runs_follow").responses["200"] ?? {}).content ?? {})).toEqual(["text/event-stream"]);
  expect(Object.keys((operation("models_try").responses["200"] ?? {}).content ?? {})).toEqual(["application/jsonl"]);
});

test("every plain route and both doors are in it", () => {
  expect(
    operations
      .filter(({ address }) => !address.startsWith("/trpc/"))
      .map(({ address, method }) => `${method} ${address}`),
  ).toEqual([
    "put /files",
    "get /files/{fileId}",
    "get /images/{imageId}",
    "get /documents/{documentId}/pages/{page}.png",
    "get /healthz",
    "get /readyz",
    "get /metrics",
    "get /openapi.json",
    "get /v1/models",
    "get /v1/models/{model}",
    "post /v1/chat/completions",
    "post /mcp",
    "get /mcp",
    "delete /mcp",
  ]);
});

test("every operation has a name of its own, a sentence, and a tag that is explained", () => {
  const ids = operations.map(({ operationId }) => operationId);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  const told = operations as readonly unknown[] as readonly { operationId: string; summary: string; tags: string[] }[];
  expect(told.filter(({ summary }) => !summary || summary.length > 160).map(({ operationId }) => operationId)).toEqual(
    [],
  );
  const explained = document.tags.filter(({ description }) => description !== "").map(({ name }) => name);
  expect(told.filter(({ tags: [tag = ""] }) => !explained.includes(tag)).map(({ operationId }) => operationId)).toEqual(
    [],
  );
});

test("events are told apart by their type, and a run's end tells how it ended", () => {
  const { oneOf, discriminator } = schemas["RunEvent"] as {
    oneOf: { $ref: string }[];
    discriminator: { propertyName: string; mapping: Record<string, string> };
  };
  expect(discriminator.propertyName).toBe("type");
  expect(Object.values(discriminator.mapping)).toEqual(oneOf.map(({ $ref }) => $ref));
  expect(discriminator.mapping["run-end"]).toBe("#/components/schemas/RunEventRunEnd");
  expect(schemas["RunEventRunEnd"]?.["required"]).toEqual(["type", "status", "usage", "ms"]);
  expect(schemas["RunEndStatus"]?.["enum"]).toEqual(["done", "failed", "interrupted", "stopped"]);
});

test("errors are the closed set, with the reasons a program can switch on", () => {
  const properties = schemas["FacetError"]?.["properties"] as Record<string, Schema>;
  expect(properties["code"]?.["enum"]).toEqual(Object.keys(errorStatus).toSorted());
  const { reason } = properties["facts"]!["properties"] as { reason: { anyOf: { enum?: string[] }[] } };
  expect(reason.anyOf[0]?.enum).toContain("key-expired");
});

test("an answer is typed to its end, and allows nothing that is not described", () => {
  const answer = operation("conversations_get").responses["200"]?.content?.["application/json"]?.schema as {
    properties: { result: { properties: { data: Schema } } };
  };
  const { data } = answer.properties.result.properties;
  expect(data["required"]).toEqual(["conversation", "messages", "path", "cursor"]);
  expect(data["additionalProperties"]).toBe(false);
  const { messages } = data["properties"] as { messages: Schema };
  expect(messages["items"]).toEqual({ $ref: "#/components/schemas/Message" });
});

test.each(personas.map(({ id }) => [id]))("%s has its input, its outputs and its examples in it", (id) => {
  const name = id.charAt(0).toUpperCase() + id.slice(1);
  const persona = personas.find((each) => each.id === id)!;
  const body = operation(`personas_${id}_start`).requestBody?.content["application/json"];
  expect((body!.schema!["properties"] as Record<string, Schema>)["input"]).toEqual({
    $ref: `#/components/schemas/${name}Input`,
  });
  expect(Object.values(body?.examples ?? {}).map(({ value }) => value)).toEqual(
    persona.examples.map(({ input }) => ({ input })),
  );
  expect(Object.keys(schemas[`${name}Input`]?.["properties"] as object)).toEqual(Object.keys(persona.inputs));
  expect(Object.keys(schemas[`${name}Outputs`]?.["properties"] as object)).toEqual(Object.keys(persona.outputs));
});
