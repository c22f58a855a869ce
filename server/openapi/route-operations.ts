// Everything beside tRPC as operations: bytes in and out, the probes, and this description itself.
import type { ErrorCode } from "../../pipelines/engine/errors.ts";
import type { AnswerSchemas } from "./answer-schemas.ts";
import { closed, failureResponses, notModified, tooLong } from "./failures.ts";
import { reference } from "./schema.ts";
import type { Schema } from "./schema.ts";
import type { Operations } from "./shared-responses.ts";

const binary = { "application/octet-stream": {} };
const id = (name: string): Schema => ({
  name,
  in: "path",
  required: true,
  schema: { type: "string", minLength: 1, maxLength: 64 },
});
const query = (name: string, description: string, schema: Schema): Schema => ({
  name,
  in: "query",
  description,
  schema,
});
const pixels = { type: "integer", minimum: 1 };
const answer = (description: string, mediaType: string, schema?: Schema): Schema => ({
  description,
  content: { [mediaType]: schema ? { schema } : {} },
});

/** What a person's own bytes can meet. */
const anyone: readonly ErrorCode[] = ["forbidden", "rate-limited", "unexpected"];
const owned: readonly ErrorCode[] = ["invalid-input", "not-found", ...anyone];
const failures = (...codes: readonly ErrorCode[]) => ({ ...failureResponses(codes, "RouteFailure"), ...tooLong });

export function routeOperations({ types }: AnswerSchemas): Operations {
  return {
    "/files": { put: upload(types["file"] ?? {}) },
    "/files/{fileId}": { get: download },
    "/images/{imageId}": { get: image },
    "/documents/{documentId}/pages/{page}.png": { get: pagePicture },
    "/healthz": { get: probe("healthz", "Whether the process answers", answer("It does.", "text/plain")) },
    "/readyz": { get: probe("readyz", "Which models are there and how far they are", readiness) },
    "/metrics": {
      get: {
        ...probe("metrics", "Figures for Prometheus", answer("In its text format.", "text/plain")),
        responses: { "200": answer("In its text format.", "text/plain"), "304": notModified, ...failures(...anyone) },
      },
    },
    "/openapi.json": {
      get: {
        ...probe("openapi", "This description", {}),
        responses: {
          "200": answer("OpenAPI 3.1.", "application/json", { type: "object" }),
          "304": notModified,
          ...failures(...anyone),
        },
      },
    },
  };
}

const upload = (file: Schema): Schema => ({
  operationId: "files_put",
  tags: ["files"],
  summary: "Keeps a file's bytes",
  description:
    "What it is, is told by its bytes, not its name. Begin to read it with `documents.ingest`, or make a picture of it with `images.add`.",
  parameters: [query("name", "The file's name; a path before it is dropped.", { type: "string" })],
  requestBody: { required: true, content: binary },
  responses: {
    "201": answer("It is on disk.", "application/json", file),
    ...failures("invalid-input", "too-large", "unsupported-file", "file-damaged", "storage-full", ...anyone),
  },
});

const download: Schema = {
  operationId: "files_get",
  tags: ["files"],
  summary: "A file's bytes, whole or in ranges",
  parameters: [id("fileId"), { name: "Range", in: "header", schema: { type: "string" } }],
  responses: {
    "200": answer("The whole file.", "*/*"),
    "206": answer("The range that was asked for.", "*/*"),
    "304": notModified,
    "416": {
      description: "The file has no such range.",
      content: { "application/json": { schema: reference("RouteFailure") } },
    },
    ...failures(...owned),
  },
};

const image: Schema = {
  operationId: "images_picture",
  tags: ["images"],
  summary: "A picture, whole or cropped, in any size",
  parameters: [
    id("imageId"),
    query("side", "Pixels of its longest side.", pixels),
    query("crop", "`0`: the whole picture.", { type: "string", enum: ["0", "1"] }),
    query("download", "`1`: as a file to save.", { type: "string", enum: ["0", "1"] }),
  ],
  responses: { "200": answer("The picture.", "image/*"), "304": notModified, ...failures("file-damaged", ...owned) },
};

const pagePicture: Schema = {
  operationId: "documents_picture",
  tags: ["documents"],
  summary: "A page of a document, drawn as a picture",
  parameters: [
    id("documentId"),
    { name: "page", in: "path", required: true, schema: { type: "integer", minimum: 1, maximum: 999_999 } },
    query("width", "Pixels of its width.", pixels),
  ],
  responses: {
    "200": answer("The page.", "image/png"),
    "304": notModified,
    ...failures("unsupported-file", "file-damaged", "password-needed", "document-not-ready", ...owned),
  },
};

const readiness = answer(
  "It is.",
  "application/json",
  closed({
    ready: { const: true },
    storage: { enum: ["ok", "full"] },
    models: {
      type: "array",
      items: closed({ modelId: { type: "string" }, state: reference("ModelState") }),
    },
  }),
);

function probe(operationId: string, summary: string, response: Schema): Schema {
  return { operationId, tags: ["system"], summary, responses: { "200": response, "304": notModified, ...tooLong } };
}
